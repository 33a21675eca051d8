package org.truezero.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.truezero.reference.Doubles;
import org.truezero.reference.HeadExamples;
import org.truezero.reference.ReferenceHead;

/** The rules that hold for every head. */
class HeadContractTest {
  private static final int OFFSET = 2;

  static List<Head> all() {
    return HeadExamples.all();
  }

  private static float[] shifted(float[] numbers) {
    float[] shifted = new float[OFFSET + numbers.length];
    Arrays.fill(shifted, Float.NaN);
    System.arraycopy(numbers, 0, shifted, OFFSET, numbers.length);
    return shifted;
  }

  private static double loss(Head head, float[] scores, float[] target, float[] delta) {
    float[] into = new float[OFFSET + head.scores()];
    double loss = head.loss(shifted(scores), OFFSET, shifted(target), OFFSET, into, OFFSET);
    System.arraycopy(into, OFFSET, delta, 0, delta.length);
    assertEquals(
        loss,
        head.loss(shifted(scores), OFFSET, shifted(target), OFFSET, null, 0),
        "without delta");
    return loss;
  }

  private static float[] outputs(Head head, float... scores) {
    float[] into = new float[1 + head.width()];
    head.outputs(shifted(scores), OFFSET, into, 1);
    return Arrays.copyOfRange(into, 1, into.length);
  }

  private static float[] randomScores(Head head, Random random, double scale) {
    float[] scores = new float[head.scores()];
    for (int k = 0; k < scores.length; k++) {
      scores[k] = (float) (random.nextGaussian() * scale);
    }
    return scores;
  }

  @ParameterizedTest
  @MethodSource("all")
  void lossAndDerivativeAreThoseOfTheReference(Head head) {
    Random random = new Random(3);
    for (int round = 0; round < 200; round++) {
      float[] scores = randomScores(head, random, 3);
      float[] target = HeadExamples.target(head, random);
      float[] delta = new float[head.scores()];
      double loss = loss(head, scores, target, delta);
      double[] precise = Doubles.of(scores);
      double expected = ReferenceHead.loss(head, precise, target);
      assertEquals(expected, loss, 1e-12 * (1 + expected) + 1e-12);
      double[] slopes = ReferenceHead.delta(head, precise, target);
      for (int k = 0; k < slopes.length; k++) {
        assertEquals(slopes[k], delta[k], 1e-7 * (1 + Math.abs(slopes[k])));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void extremeScoresGiveFiniteLosses(Head head) {
    Random random = new Random(4);
    for (float scale : new float[] {0, 1e-30f, 100, 1e4f, 1e15f}) {
      for (int round = 0; round < 20; round++) {
        float[] scores = randomScores(head, random, scale);
        float[] delta = new float[head.scores()];
        double loss = loss(head, scores, HeadExamples.target(head, random), delta);
        assertTrue(loss >= 0 && loss < Double.POSITIVE_INFINITY, head + " loss " + loss);
        for (float d : delta) {
          assertTrue(Float.isFinite(d), head + " delta " + d);
        }
        for (float output : outputs(head, scores)) {
          assertTrue(Float.isFinite(output), head + " output " + output);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void undefinedScoresGiveAnUndefinedLoss(Head head) {
    for (int wanted = 0; wanted < Math.max(1, Math.min(2, head.classes())); wanted++) {
      float[] target = new float[head.targetWidth()];
      Arrays.fill(target, wanted);
      for (int k = 0; k < head.scores(); k++) {
        float[] scores = new float[head.scores()];
        scores[k] = Float.NaN;
        assertTrue(Double.isNaN(loss(head, scores, target, new float[scores.length])));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void anExampleIsWrongWhenThePredictedClassIsNotTheTarget(Head head) {
    Random random = new Random(5);
    for (int round = 0; round < 100; round++) {
      float[] outputs = outputs(head, randomScores(head, random, 2));
      int predicted = head.predictedClass(outputs, 0);
      assertTrue(predicted >= -1 && predicted < Math.max(1, head.classes()));
      assertEquals(head.classes() == 0, predicted == -1);
      for (int wanted = 0; wanted < head.classes(); wanted++) {
        float[] target = {wanted};
        assertEquals(predicted != wanted, head.wrong(outputs, 0, target, 0));
      }
    }
  }

  @Test
  void probabilitiesSumToOneAndExpectedValueFollowsThem() {
    Random random = new Random(6);
    Head softmax = new SoftmaxHead(5);
    List<Float> stars = List.of(1f, 2f, 3f, 4f, 5f);
    Head expected = new ExpectedHead(stars);
    for (int round = 0; round < 50; round++) {
      float[] scores = randomScores(softmax, random, 4);
      float[] p = outputs(softmax, scores);
      double sum = 0;
      double value = 0;
      for (int k = 0; k < 5; k++) {
        sum += p[k];
        value += stars.get(k) * (double) p[k];
      }
      assertEquals(1, sum, 1e-6);
      float[] both = outputs(expected, scores);
      assertArrayEquals(p, Arrays.copyOf(both, 5));
      assertEquals(value, both[5], 1e-6);
    }
  }

  @Test
  void tiesGoToTheLowestClass() {
    assertEquals(0, new SoftmaxHead(3).predictedClass(outputs(new SoftmaxHead(3), 1, 1, 1), 0));
    assertEquals(1, new SoftmaxHead(3).predictedClass(outputs(new SoftmaxHead(3), 0, 1, 1), 0));
    assertEquals(1, new HingeHead(3).predictedClass(new float[] {-1, 2, 2}, 0));
    assertEquals(1, new HingeHead(1).predictedClass(new float[] {0}, 0));
    assertEquals(1, new LogisticHead(1).predictedClass(new float[] {0.5f}, 0));
  }

  @Test
  void undefinedOutputsNeverWin() {
    assertEquals(1, new HingeHead(3).predictedClass(new float[] {Float.NaN, 2, 1}, 0));
    assertEquals(0, new HingeHead(3).predictedClass(new float[] {2, Float.NaN, 1}, 0));
  }

  @Test
  void oneWrongLabelOfSeveralIsAnError() {
    Head head = new LogisticHead(3);
    float[] outputs = {0.9f, 0.1f, 0.6f};
    assertFalse(head.wrong(outputs, 0, new float[] {1, 0, 1}, 0));
    assertTrue(head.wrong(outputs, 0, new float[] {1, 1, 1}, 0));
    assertEquals(0, head.classes());
  }

  @Test
  void linearHeadsHaveNoClasses() {
    Head head = new LinearHead(2);
    assertFalse(head.wrong(new float[] {1, 2}, 0, new float[] {7, 7}, 0));
    assertEquals(0, head.classes());
  }

  @Test
  void sizesOutOfRangeAreRefusedWithTheNumber() {
    List<Supplier<Head>> refused =
        List.of(
            () -> new SoftmaxHead(1),
            () -> new LogisticHead(0),
            () -> new HingeHead(-3),
            () -> new LinearHead(0),
            () -> new ExpectedHead(List.of(1f)),
            () -> new ExpectedHead(List.of(1f, Float.NaN)));
    List<String> numbers = List.of("1", "0", "-3", "0", "1", "NaN");
    for (int i = 0; i < refused.size(); i++) {
      Supplier<Head> make = refused.get(i);
      IllegalArgumentException e = assertThrows(IllegalArgumentException.class, make::get);
      assertTrue(e.getMessage().contains(numbers.get(i)), e.getMessage());
      assertTrue(e.getMessage().contains("expected"), e.getMessage());
    }
  }
}
