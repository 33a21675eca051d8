package org.truezero.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.truezero.data.Dataset;
import org.truezero.data.Schema;
import org.truezero.data.Target;
import org.truezero.math.ActiveLists;
import org.truezero.network.Head;
import org.truezero.network.LinearHead;
import org.truezero.network.LogisticHead;
import org.truezero.network.SoftmaxHead;

/** The rows of a reference batch as a data set. */
public record ExampleData(ReferenceBatch batch, Head head) implements Dataset {

  /**
   * Draws points around one centre per class, so that there is something to learn.
   *
   * @param spread deviation around the centres, which lie about √inputs from each other
   */
  public static ExampleData clusters(int rows, int inputs, int classes, double spread, long seed) {
    Random random = new Random(seed);
    double[][] centres = new double[classes][inputs];
    for (double[] centre : centres) {
      for (int i = 0; i < inputs; i++) {
        centre[i] = random.nextGaussian();
      }
    }
    double[][] x = new double[rows][inputs];
    float[][] targets = new float[rows][1];
    for (int e = 0; e < rows; e++) {
      int k = random.nextInt(classes);
      targets[e][0] = k;
      for (int i = 0; i < inputs; i++) {
        x[e][i] = (float) (centres[k][i] + spread * random.nextGaussian());
      }
    }
    return new ExampleData(ReferenceBatch.of(x, targets), new SoftmaxHead(classes));
  }

  @Override
  public long size() {
    return batch.size();
  }

  @Override
  public Schema schema() {
    List<String> names = new ArrayList<>();
    boolean classes = !(head instanceof LinearHead) && head.classes() > 0;
    for (int k = 0; k < (classes ? head.classes() : head.targetWidth()); k++) {
      names.add("name " + k);
    }
    Target target = new Target.Values(names);
    if (classes) {
      target = new Target.Classes(names);
    } else if (head instanceof LogisticHead) {
      target = new Target.Labels(names);
    }
    return new Schema(batch.inputs()[0].length, false, target, Optional.empty(), Optional.empty());
  }

  @Override
  public void appendRow(long row, ActiveLists into) {
    into.appendDense(Doubles.rounded(batch.inputs()[(int) row]), 0);
    into.endExample();
  }

  @Override
  public void readTarget(long row, float[] into, int offset) {
    float[] target = batch.targets()[(int) row];
    System.arraycopy(target, 0, into, offset, target.length);
  }

  @Override
  public String fingerprint() {
    return "examples";
  }
}
