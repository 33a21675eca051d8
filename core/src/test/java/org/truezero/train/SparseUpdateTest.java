package org.truezero.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.truezero.math.ActiveLists;
import org.truezero.network.Execution;
import org.truezero.network.Head;
import org.truezero.network.Layer;
import org.truezero.network.Network;
import org.truezero.network.Paired;
import org.truezero.network.Rectifier;
import org.truezero.network.SoftmaxHead;
import org.truezero.network.TrainingPass;
import org.truezero.network.Unit;
import org.truezero.reference.Executions;
import org.truezero.reference.ReferenceBatch;
import org.truezero.reference.UnitExamples;

/** What is silent is left alone (Glorot et al. 2011, §3.1). */
class SparseUpdateTest {
  private static final int INPUTS = 40;
  private static final int UNITS = 150;

  static List<String> kernels() {
    return Executions.kernels();
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void unitsSilentForTheWholeBatchKeepEveryBit(String kernels) {
    Random random = new Random(2);
    Head head = new SoftmaxHead(4);
    Network network =
        Production.network(
            INPUTS, List.of(UnitExamples.balanced(UNITS, new Rectifier())), head, random);
    ReferenceBatch batch = ReferenceBatch.random(4, INPUTS, 0.3, head, random);
    Network before = network.copy();
    float[] l1 = {0.01f};
    try (Execution execution = Execution.open(2, kernels)) {
      Production.Measured measured =
          Production.measure(network, execution, batch, l1, ClassWeights.NONE);
      boolean[] active = active(measured.pass().hidden(0), UNITS);
      measured.pass().descend(l1, 0.1f);
      requireUntouched(before, network, active);
    }
  }

  private static boolean[] active(ActiveLists lists, int width) {
    boolean[] active = new boolean[width];
    for (int at = 0; at < lists.size(); at++) {
      active[lists.indices()[at]] = true;
    }
    return active;
  }

  private static void requireUntouched(Network before, Network after, boolean[] active) {
    int silent = 0;
    for (int u = 0; u < UNITS; u++) {
      boolean incoming = Arrays.equals(column(before, u), column(after, u));
      boolean outgoing = Arrays.equals(row(before, u), row(after, u));
      assertEquals(!active[u], incoming, "incoming weights and bias of unit " + u);
      assertEquals(!active[u], outgoing, "outgoing weights of unit " + u);
      silent += active[u] ? 0 : 1;
    }
    assertTrue(silent > 0 && silent < UNITS, silent + " units silent");
  }

  /** The raw bits of the weights into a unit and of its bias. */
  private static int[] column(Network network, int u) {
    Layer layer = network.layers().get(0);
    int[] bits = new int[INPUTS + 1];
    for (int i = 0; i < INPUTS; i++) {
      bits[i] = Float.floatToRawIntBits(layer.weightMatrix()[i * UNITS + u]);
    }
    bits[INPUTS] = Float.floatToRawIntBits(layer.biasVector()[u]);
    return bits;
  }

  private static int[] row(Network network, int u) {
    float[] matrix = network.layers().get(1).weightMatrix();
    int scores = network.head().scores();
    int[] bits = new int[scores];
    for (int k = 0; k < scores; k++) {
      bits[k] = Float.floatToRawIntBits(matrix[u * scores + k]);
    }
    return bits;
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void weightsOfInputsThatAreZeroForTheWholeBatchKeepEveryBit(String kernels) {
    Random random = new Random(3);
    Head head = new SoftmaxHead(4);
    Network network =
        Production.network(
            INPUTS, List.of(UnitExamples.plain(UNITS, new Rectifier())), head, random);
    double[][] x = new double[3][INPUTS];
    for (double[] row : x) {
      row[5] = 1;
      row[17] = -2;
    }
    ReferenceBatch batch = ReferenceBatch.of(x, new float[][] {{0}, {1}, {2}});
    float[] before = network.layers().get(0).weightMatrix();
    try (Execution execution = Execution.open(1, kernels)) {
      Production.measure(network, execution, batch, new float[1], ClassWeights.NONE)
          .pass()
          .descend(new float[1], 0.1f);
    }
    float[] after = network.layers().get(0).weightMatrix();
    for (int i = 0; i < INPUTS; i++) {
      float[] old = Arrays.copyOfRange(before, i * UNITS, (i + 1) * UNITS);
      float[] now = Arrays.copyOfRange(after, i * UNITS, (i + 1) * UNITS);
      assertEquals(i != 5 && i != 17, Arrays.equals(old, now), "input " + i);
    }
  }

  static List<Unit> unitsWithExactZeros() {
    return List.of(new Rectifier(), new Paired());
  }

  @ParameterizedTest
  @MethodSource("unitsWithExactZeros")
  void dropoutSilencesActiveOutputsOnlyAndKeepsTheExpectation(Unit unit) {
    Random random = new Random(4);
    Head head = new SoftmaxHead(4);
    Network network =
        Production.network(INPUTS, List.of(UnitExamples.balanced(UNITS, unit)), head, random);
    ReferenceBatch batch = ReferenceBatch.random(1, INPUTS, 1, head, random);
    int outputs = network.layers().get(0).outputs();
    try (Execution execution = Execution.open(1)) {
      TrainingPass plain = new TrainingPass(network, execution, 1, 0, new float[1]);
      Production.measure(plain, head, batch, new float[1], ClassWeights.NONE, 0);
      double[] expected = dense(plain.hidden(0), outputs);
      float p = 0.4f;
      TrainingPass dropping = new TrainingPass(network, execution, 1, 0, new float[] {p});
      int rounds = 3000;
      double[] mean = new double[outputs];
      double[] first = null;
      for (int step = 0; step < rounds; step++) {
        Production.measure(dropping, head, batch, new float[1], ClassWeights.NONE, step);
        double[] found = dense(dropping.hidden(0), outputs);
        for (int o = 0; o < outputs; o++) {
          boolean kept = Math.abs(found[o] - expected[o] / (1 - p)) < 1e-5;
          assertTrue(found[o] == 0 || kept, "output " + o);
          mean[o] += found[o] / rounds;
        }
        first = step == 0 ? found : first;
        if (step == 1) {
          assertNotEquals(Arrays.toString(first), Arrays.toString(found), "draws anew");
        }
      }
      for (int o = 0; o < outputs; o++) {
        // Deviation of the mean of rounds numbers that are 0 with probability p.
        double deviation = Math.abs(expected[o]) * Math.sqrt(p / (1 - p) / rounds);
        assertEquals(expected[o], mean[o], 5 * deviation + 1e-6, "output " + o);
      }
    }
  }

  private static double[] dense(ActiveLists lists, int width) {
    double[] row = new double[width];
    for (int at = lists.start(0); at < lists.end(0); at++) {
      row[lists.indices()[at]] = lists.values()[at];
    }
    return row;
  }
}
