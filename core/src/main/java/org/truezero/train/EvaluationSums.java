package org.truezero.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.truezero.network.ActivityCounter;
import org.truezero.network.Architecture;
import org.truezero.network.ExpectedHead;
import org.truezero.network.Head;
import org.truezero.network.HingeHead;
import org.truezero.network.Inference;
import org.truezero.network.LinearHead;
import org.truezero.network.LogisticHead;

/** Collects what an evaluation reports, batch after batch. */
final class EvaluationSums {
  /** With more of them nobody looks at a table of all pairs, which would take up the memory. */
  private static final int MOST_CLASSES = 4096;

  private final Head head;
  private final ActivityCounter activity;
  private final long[][] confusion;
  private final RankingCurve ranking;
  private long examples;
  private long errors;
  private double lossSum;
  private double squareSum;

  EvaluationSums(Architecture architecture, long rows) {
    head = architecture.head();
    activity = new ActivityCounter(architecture);
    int counted = head.classes() <= MOST_CLASSES ? head.classes() : 0;
    confusion = new long[counted][counted];
    ranking = head.classes() == 2 ? new RankingCurve(rows) : null;
  }

  void add(Inference inference, float[] targets, int count) {
    float[] outputs = inference.outputs();
    for (int e = 0; e < count; e++) {
      int output = e * head.width();
      int target = e * head.targetWidth();
      lossSum += head.loss(inference.scores(), e * head.scores(), targets, target, null, 0);
      errors += head.wrong(outputs, output, targets, target) ? 1 : 0;
      squareSum += squareError(outputs, output, targets, target);
      if (confusion.length > 0) {
        confusion[(int) targets[target]][head.predictedClass(outputs, output)]++;
      }
      if (ranking != null) {
        ranking.add(positiveScore(outputs, output), targets[target] == 1);
      }
    }
    examples += count;
    activity.add(inference);
  }

  /** Returns a number that grows with the belief in class 1. */
  private float positiveScore(float[] outputs, int offset) {
    boolean one = head instanceof LogisticHead || head instanceof HingeHead && head.scores() == 1;
    if (one) {
      return outputs[offset];
    }
    return head instanceof HingeHead ? outputs[offset + 1] - outputs[offset] : outputs[offset + 1];
  }

  private double squareError(float[] outputs, int offset, float[] targets, int target) {
    if (head instanceof ExpectedHead expected) {
      double wanted = expected.values().get((int) targets[target]);
      double difference = outputs[offset + head.scores()] - wanted;
      return difference * difference;
    }
    if (head instanceof LinearHead) {
      double sum = 0;
      for (int k = 0; k < head.scores(); k++) {
        double difference = (double) outputs[offset + k] - targets[target + k];
        sum += difference * difference;
      }
      return sum / head.scores();
    }
    return 0;
  }

  Evaluation result() {
    boolean values = head instanceof ExpectedHead || head instanceof LinearHead;
    List<List<Long>> rows = new ArrayList<>();
    for (long[] row : confusion) {
      rows.add(Arrays.stream(row).boxed().toList());
    }
    return new Evaluation(
        examples,
        head.countsErrors() ? (double) errors / examples : Double.NaN,
        lossSum / examples,
        values ? OptionalDouble.of(Math.sqrt(squareSum / examples)) : OptionalDouble.empty(),
        ranking == null ? OptionalDouble.empty() : ranking.area(),
        rows,
        summary(activity));
  }

  private static Evaluation.Activity summary(ActivityCounter counter) {
    List<Double> zeros = new ArrayList<>();
    List<Long> dead = new ArrayList<>();
    for (int l = 0; l < counter.layers(); l++) {
      zeros.add(counter.zeroFraction(l));
      dead.add(counter.dead(l));
    }
    return new Evaluation.Activity(counter.zeroFraction(), zeros, dead);
  }
}
