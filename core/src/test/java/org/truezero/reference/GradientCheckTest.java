package org.truezero.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.truezero.network.Head;
import org.truezero.network.HingeHead;
import org.truezero.network.Linear;
import org.truezero.network.Maxout;
import org.truezero.network.ParametricRectifier;
import org.truezero.network.Rectifier;
import org.truezero.network.ThresholdedRectifier;
import org.truezero.network.Unit;
import org.truezero.train.Penalties;

/**
 * The gradients of the reference network against central differences, for every unit, head,
 * penalty, batch size, depth and density. Points are kept off the kinks; on them the documented
 * choice is checked.
 */
class GradientCheckTest {
  private static final int INPUTS = 5;
  private static final double STEP = 1e-5;
  private static final double CLEARANCE = 1e-3;
  private static final int DRAWS = 1000;

  static Stream<Arguments> unitsAndHeads() {
    return UnitExamples.all().stream()
        .flatMap(unit -> HeadExamples.all().stream().map(head -> Arguments.of(unit, head)));
  }

  @ParameterizedTest
  @MethodSource("unitsAndHeads")
  void gradientsOfHiddenLayersAreCentralDifferences(Unit unit, Head head) {
    long seed = 1;
    for (int depth = 1; depth <= 2; depth++) {
      for (int examples : new int[] {1, 5}) {
        for (double density : new double[] {1, 0.4}) {
          for (Penalties penalties : penalties()) {
            check(unit, depth, head, examples, density, penalties, seed++);
          }
        }
      }
    }
  }

  static List<Head> heads() {
    return HeadExamples.all();
  }

  @ParameterizedTest
  @MethodSource("heads")
  void gradientsOfLinearModelsAreCentralDifferences(Head head) {
    long seed = 1000;
    for (int examples : new int[] {1, 5}) {
      for (double density : new double[] {1, 0.4}) {
        for (Penalties penalties : penalties()) {
          check(new Linear(), 0, head, examples, density, penalties, seed++);
        }
      }
    }
  }

  private static List<Penalties> penalties() {
    List<Float> l1 = List.of(0.05f);
    List<Float> none = List.of(0f);
    float noBound = Float.POSITIVE_INFINITY;
    return List.of(
        Penalties.NONE,
        new Penalties(l1, 0, noBound, 1),
        new Penalties(none, 0.1f, noBound, 1),
        new Penalties(l1, 0.1f, noBound, 1));
  }

  private static void check(
      Unit unit,
      int depth,
      Head head,
      int examples,
      double density,
      Penalties penalties,
      long seed) {
    Random random = new Random(seed);
    boolean l1 = penalties.l1(0) > 0;
    for (int draw = 0; draw < DRAWS; draw++) {
      ReferenceNetwork network = network(unit, depth, head, random);
      ReferenceBatch batch =
          ReferenceBatch.random(examples, INPUTS, density, head, random)
              .withWeights(random.doubles(examples, 0.5, 2).toArray());
      if (random.nextBoolean()) {
        batch = batch.withMasks(masks(network, examples, random));
      }
      if (network.distanceToKink(batch, l1) > CLEARANCE) {
        String what =
            unit
                + ", "
                + depth
                + " hidden, "
                + head
                + ", "
                + examples
                + " examples, density "
                + density
                + ", "
                + penalties
                + ", seed "
                + seed;
        compare(network, batch, penalties, what);
        return;
      }
    }
    throw new AssertionError("no point off the kinks for " + unit + " and " + head);
  }

  private static List<double[][]> masks(ReferenceNetwork network, int examples, Random random) {
    List<double[][]> masks = new ArrayList<>();
    for (ReferenceLayer layer : network.layers()) {
      double[][] mask = new double[examples][layer.inputs()];
      for (double[] row : mask) {
        for (int i = 0; i < row.length; i++) {
          row[i] = random.nextDouble() < 0.3 ? 0 : 1 / 0.7;
        }
      }
      masks.add(mask);
    }
    return masks;
  }

  private static void compare(
      ReferenceNetwork network, ReferenceBatch batch, Penalties penalties, String what) {
    List<double[]> gradients = new ArrayList<>(network.gradients(batch, penalties));
    List<double[]> parameters = new ArrayList<>(network.parameters());
    gradients.addAll(List.of(network.inputGradients(batch, penalties)));
    parameters.addAll(List.of(batch.inputs()));
    for (int a = 0; a < parameters.size(); a++) {
      double[] array = parameters.get(a);
      for (int i = 0; i < array.length; i++) {
        double kept = array[i];
        array[i] = kept + STEP;
        double above = network.objective(batch, penalties);
        array[i] = kept - STEP;
        double below = network.objective(batch, penalties);
        array[i] = kept;
        double expected = (above - below) / (2 * STEP);
        double tolerance = 1e-7 * (1 + Math.abs(expected));
        assertEquals(expected, gradients.get(a)[i], tolerance, what + ", array " + a + ", " + i);
      }
    }
  }

  private static ReferenceNetwork network(Unit unit, int depth, Head head, Random random) {
    List<ReferenceLayer> layers = new ArrayList<>();
    int inputs = INPUTS;
    for (int l = 0; l < depth; l++) {
      layers.add(layer(unit, inputs, 4 - l, random));
      inputs = layers.get(l).outputs();
    }
    layers.add(layer(new Linear(), inputs, head.scores(), random));
    return new ReferenceNetwork(layers, head);
  }

  private static ReferenceLayer layer(Unit unit, int inputs, int units, Random random) {
    int columns = units * unit.pieces();
    double[] learned = random.doubles((long) units * unit.learned(), -0.4, 0.6).toArray();
    double[] signs = new double[units];
    for (int u = 0; u < units; u++) {
      signs[u] = unit.oneSided() && u % 2 == 1 ? -1 : 1;
    }
    return new ReferenceLayer(
        unit,
        inputs,
        units,
        random.doubles((long) inputs * columns, -1, 1).toArray(),
        random.doubles(columns, -0.5, 0.5).toArray(),
        learned,
        signs);
  }

  /** One input, one unit, one score; the input is 0, so that z is the bias. */
  private static ReferenceNetwork onKink(Unit unit, Head head) {
    double[] ones = {1, 1};
    int columns = unit.pieces();
    ReferenceLayer hidden =
        new ReferenceLayer(
            unit,
            1,
            1,
            Arrays.copyOf(ones, columns),
            new double[columns],
            new double[unit.learned()],
            new double[] {1});
    ReferenceLayer top =
        new ReferenceLayer(
            new Linear(),
            1,
            1,
            new double[] {1},
            new double[] {0},
            new double[0],
            new double[] {1});
    return new ReferenceNetwork(List.of(hidden, top), head);
  }

  @Test
  void onTheKinkTheDocumentedSlopesCount() {
    ReferenceBatch batch = ReferenceBatch.of(new double[][] {{0}}, new float[][] {{0}});
    Head hinge = new HingeHead(1);
    // Class 0 at score 0: the margin is 1, so the derivative by the score is +1.
    assertEquals(0, biasGradient(new Rectifier(), hinge, batch)[0]);
    assertEquals(0, biasGradient(new ThresholdedRectifier(0), hinge, batch)[0]);
    assertEquals(1, biasGradient(new ParametricRectifier(0.25f), hinge, batch)[0]);
    double[] maxout = biasGradient(new Maxout(2), hinge, batch);
    assertEquals(1, maxout[0], "the first of equal pieces wins");
    assertEquals(0, maxout[1]);
  }

  private static double[] biasGradient(Unit unit, Head head, ReferenceBatch batch) {
    return onKink(unit, head).gradients(batch, Penalties.NONE).get(1);
  }

  @Test
  void atTheMarginOfAHingeTheSlopeIsZero() {
    double[] one = ReferenceHead.delta(new HingeHead(1), new double[] {1}, new float[] {1});
    assertEquals(0, one[0]);
    double[] several =
        ReferenceHead.delta(new HingeHead(3), new double[] {1, 2, 0}, new float[] {1});
    assertEquals(0, several[0] + several[1] + several[2]);
    assertEquals(0, several[0]);
  }
}
