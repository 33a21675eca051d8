package org.truezero.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.truezero.math.RandomStream;
import org.truezero.network.Execution;
import org.truezero.network.Head;
import org.truezero.network.Inference;
import org.truezero.network.Network;
import org.truezero.network.Rectifier;
import org.truezero.network.SoftmaxHead;
import org.truezero.network.TrainingPass;
import org.truezero.network.Unit;
import org.truezero.reference.Executions;
import org.truezero.reference.HeadExamples;
import org.truezero.reference.ReferenceBatch;
import org.truezero.reference.ReferenceNetwork;
import org.truezero.reference.UnitExamples;

/**
 * Production code in single precision against the reference network: scores, objective, penalties
 * and gradients, for all units, heads, kernels and thread counts, at sizes around the lanes.
 */
class AgainstReferenceTest {
  /** About sixteen roundings, times the root of the length of the longest sum. */
  private static final double ROUNDING = 1e-6;

  private static final double CLEARANCE = 2e-6;
  private static final float L1 = 0.02f;
  private static final List<Execution> EXECUTIONS = new ArrayList<>();

  @BeforeAll
  static void open() {
    for (String kernels : Executions.kernels()) {
      for (int threads : new int[] {1, 2, 7}) {
        EXECUTIONS.add(Execution.open(threads, kernels));
      }
    }
  }

  @AfterAll
  static void close() {
    EXECUTIONS.forEach(Execution::close);
    EXECUTIONS.clear();
  }

  static Stream<Arguments> unitsAndHeads() {
    return UnitExamples.all().stream()
        .flatMap(unit -> HeadExamples.all().stream().map(head -> Arguments.of(unit, head)));
  }

  @ParameterizedTest
  @MethodSource("unitsAndHeads")
  void everyUnitWithEveryHead(Unit unit, Head head) {
    for (int examples : new int[] {1, 5, 10}) {
      double density = examples == 5 ? 0.3 : 1;
      check(unit, head, 23, new int[] {17, 5}, examples, density, examples == 1 ? 0 : L1);
    }
  }

  static Stream<Arguments> unitsAndWidths() {
    return UnitExamples.all().stream()
        .flatMap(
            unit -> Stream.of(1, 15, 16, 17, 33, 130, 300).map(width -> Arguments.of(unit, width)));
  }

  @ParameterizedTest
  @MethodSource("unitsAndWidths")
  void everyUnitAtEveryWidth(Unit unit, int width) {
    Head head = new SoftmaxHead(10);
    check(unit, head, width, new int[] {width}, 5, 0.2, L1);
    check(unit, head, 40, new int[] {width, 33}, 5, 1, L1);
  }

  @ParameterizedTest
  @MethodSource("units")
  void everyUnitWithInputsInTwoSlabs(Unit unit) {
    check(unit, new SoftmaxHead(10), 700, new int[] {40}, 5, 0.2, L1);
    check(unit, new SoftmaxHead(10), 600, new int[] {40}, 2, 1, L1);
  }

  static List<Head> heads() {
    return HeadExamples.all();
  }

  @ParameterizedTest
  @MethodSource("heads")
  void linearModels(Head head) {
    for (int inputs : new int[] {1, 16, 300}) {
      for (int examples : new int[] {1, 10}) {
        check(new Rectifier(), head, inputs, new int[0], examples, 0.5, 0);
      }
    }
  }

  private static void check(
      Unit unit, Head head, int inputs, int[] widths, int examples, double density, float l1) {
    Random random = new Random(inputs + 1000 * examples + Arrays.hashCode(widths));
    Network network;
    ReferenceNetwork reference;
    ReferenceBatch batch;
    do {
      network =
          Production.network(
              inputs,
              Arrays.stream(widths).mapToObj(w -> UnitExamples.balanced(w, unit)).toList(),
              head,
              random);
      reference = ReferenceNetwork.of(network);
      batch = ReferenceBatch.random(examples, inputs, density, head, random);
    } while (reference.distanceToKink(batch, l1 > 0) < CLEARANCE);
    float[] lambdas = new float[widths.length];
    Arrays.fill(lambdas, l1);
    for (Execution execution : EXECUTIONS) {
      String what = execution.kernels() + ", " + execution.threads() + " threads";
      Production.Measured measured =
          Production.measure(network, execution, batch, lambdas, ClassWeights.NONE);
      requireScores(reference, batch, measured.pass(), what);
      requireInference(reference, network, execution, batch, what);
      requireGradients(network, reference, batch, measured, lambdas, what);
    }
  }

  private static double sqrtLength(ReferenceNetwork reference, ReferenceBatch batch) {
    return Math.sqrt(
        batch.size() + reference.layers().stream().mapToInt(l -> l.inputs() + l.columns()).sum());
  }

  private static double greatest(double[] numbers) {
    return Arrays.stream(numbers).map(Math::abs).max().orElse(0);
  }

  private static void requireScores(
      ReferenceNetwork reference, ReferenceBatch batch, TrainingPass pass, String what) {
    for (int e = 0; e < batch.size(); e++) {
      double[] expected = reference.forward(batch, e).scores();
      double tolerance = ROUNDING * sqrtLength(reference, batch) * (1 + greatest(expected));
      assertArrayEquals(
          expected, Production.scores(pass, reference.head(), e), tolerance, what + ", scores");
    }
  }

  private static void requireInference(
      ReferenceNetwork reference,
      Network network,
      Execution execution,
      ReferenceBatch batch,
      String what) {
    Inference inference = new Inference(network, execution);
    Production.fill(inference.input(), batch);
    inference.run();
    int scores = reference.head().scores();
    for (int e = 0; e < batch.size(); e++) {
      ReferenceNetwork.Pass pass = reference.forward(batch, e);
      double tolerance = ROUNDING * sqrtLength(reference, batch) * (1 + greatest(pass.scores()));
      for (int k = 0; k < scores; k++) {
        assertEquals(pass.scores()[k], inference.scores()[e * scores + k], tolerance, what);
      }
      for (int l = 0; l < reference.layers().size() - 1; l++) {
        double[] dense = new double[pass.h().get(l + 1).length];
        for (int at = inference.hidden(l).start(e); at < inference.hidden(l).end(e); at++) {
          dense[inference.hidden(l).indices()[at]] = inference.hidden(l).values()[at];
        }
        for (int o = 0; o < dense.length; o++) {
          double expected = pass.h().get(l + 1)[o];
          assertEquals(expected, dense[o], tolerance + ROUNDING * Math.abs(expected), what);
          assertEquals(expected == 0, dense[o] == 0, what + ", exact zeros");
        }
      }
    }
  }

  private static void requireGradients(
      Network network,
      ReferenceNetwork reference,
      ReferenceBatch batch,
      Production.Measured measured,
      float[] l1,
      String what) {
    Penalties penalties =
        new Penalties(List.of(l1.length > 0 ? l1[0] : 0), 0, Float.POSITIVE_INFINITY, 1);
    double objective = (measured.sums().loss() + measured.sums().penalty()) / batch.size();
    double root = sqrtLength(reference, batch);
    double expected = reference.objective(batch, penalties);
    assertEquals(expected, objective, ROUNDING * root * (1 + expected), what + ", objective");
    measured.pass().deriveInputs();
    List<double[]> gradients = Production.gradients(network, measured.pass().gradients(l1));
    requireClose(reference.gradients(batch, penalties), gradients, ROUNDING * root, what);
    requireInputDerivatives(
        reference.inputGradients(batch, penalties), measured.pass(), ROUNDING * root, what);
  }

  private static void requireInputDerivatives(
      double[][] expected, TrainingPass pass, double relative, String what) {
    double scale =
        Math.max(
            1e-3, Arrays.stream(expected).mapToDouble(row -> greatest(row)).max().orElseThrow());
    float[] found = new float[pass.input().size()];
    pass.inputDerivatives(found);
    for (int e = 0; e < expected.length; e++) {
      for (int at = pass.input().start(e); at < pass.input().end(e); at++) {
        double derivative = expected[e][pass.input().indices()[at]];
        assertEquals(derivative, found[at], relative * scale, what + ", derivative by an input");
      }
    }
  }

  /** The three arrays of a layer are compared at the scale of its greatest derivative. */
  private static void requireClose(
      List<double[]> expected, List<double[]> found, double relative, String what) {
    for (int a = 0; a < expected.size(); a++) {
      double scale = 1e-3;
      for (int b = a / 3 * 3; b < a / 3 * 3 + 3; b++) {
        scale = Math.max(scale, greatest(expected.get(b)));
      }
      double[] e = expected.get(a);
      assertEquals(e.length, found.get(a).length);
      for (int i = 0; i < e.length; i++) {
        double tolerance = relative * scale;
        if (!(Math.abs(e[i] - found.get(a)[i]) <= tolerance)) {
          assertEquals(e[i], found.get(a)[i], tolerance, what + ", array " + a + ", " + i);
        }
      }
    }
  }

  static List<Unit> units() {
    return UnitExamples.all();
  }

  @ParameterizedTest
  @MethodSource("units")
  void dropoutDrawsByStepExampleAndOutput(Unit unit) {
    long seed = 77;
    long step = 5;
    float pInput = 0.2f;
    float p = 0.4f;
    Random random = new Random(6);
    Head head = new SoftmaxHead(4);
    Network network =
        Production.network(30, List.of(UnitExamples.balanced(20, unit)), head, random);
    ReferenceNetwork reference = ReferenceNetwork.of(network);
    ReferenceBatch batch = ReferenceBatch.random(6, 30, 0.7, head, random);
    int outputs = reference.layers().get(0).outputs();
    batch =
        batch.withMasks(
            List.of(
                masks(new RandomStream(seed, "dropout of the input"), step, 6, 30, pInput),
                masks(new RandomStream(seed, "dropout of layer 0"), step, 6, outputs, p)));
    float[] l1 = {L1};
    for (Execution execution : EXECUTIONS) {
      TrainingPass pass = new TrainingPass(network, execution, seed, pInput, new float[] {p});
      Objective.Sums sums = Production.measure(pass, head, batch, l1, ClassWeights.NONE, step);
      requireScores(reference, batch, pass, execution.kernels());
      requireGradients(
          network, reference, batch, new Production.Measured(pass, sums), l1, execution.kernels());
    }
  }

  static double[][] masks(RandomStream stream, long step, int examples, int outputs, float p) {
    double[][] masks = new double[examples][outputs];
    for (int e = 0; e < examples; e++) {
      for (int o = 0; o < outputs; o++) {
        masks[e][o] = stream.uniform(step, e, o) >= p ? 1 / (1 - (double) p) : 0;
      }
    }
    return masks;
  }
}
