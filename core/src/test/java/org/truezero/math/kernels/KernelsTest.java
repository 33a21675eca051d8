package org.truezero.math.kernels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.truezero.math.ActiveLists;
import org.truezero.math.PanelLayout;
import org.truezero.math.RandomStream;
import org.truezero.math.RowGroups;

/** Vector kernels against scalar ones, and the fused update against the plain one. */
class KernelsTest {
  private static final RandomStream RANDOM = new RandomStream(7, "kernel test");
  private static final float RATE = 0.05f;

  /** One layer and batch with everything a kernel reads. */
  private record Case(PanelLayout layout, double density, int examples) {
    float[] weights() {
      float[] weights = new float[layout.length()];
      for (int i = 0; i < layout.rows(); i++) {
        for (int u = 0; u < layout.units(); u++) {
          for (int k = 0; k < layout.pieces(); k++) {
            weights[layout.position(i, u, k)] = number(k, i, u);
          }
        }
      }
      return weights;
    }

    float[] sites(int stream, int count) {
      float[] numbers = new float[count * layout.sites()];
      for (int e = 0; e < count; e++) {
        for (int u = 0; u < layout.units(); u++) {
          for (int k = 0; k < layout.pieces(); k++) {
            boolean silent = RANDOM.uniform(stream + 50, e, u) < 0.5f;
            numbers[e * layout.sites() + layout.site(u, k)] = silent ? 0 : number(stream + k, e, u);
          }
        }
      }
      return numbers;
    }

    ActiveLists input() {
      ActiveLists input = new ActiveLists();
      input.clear(layout.rows());
      for (int e = 0; e < examples; e++) {
        for (int i = 0; i < layout.rows(); i++) {
          if (RANDOM.uniform(99, e, i) < density) {
            input.append(i, number(98, e, i));
          }
        }
        input.endExample();
      }
      return input;
    }

    RowGroups groups() {
      RowGroups groups = new RowGroups();
      groups.group(input());
      return groups;
    }

    /** Rounding differs by about one unit in the last place per term. */
    float tolerance(int terms) {
      return 4e-7f * (terms + 4);
    }
  }

  private static float number(long stream, int a, int b) {
    return 2 * RANDOM.uniform(stream, a, b) - 1;
  }

  static Stream<Case> cases() {
    List<Case> cases = new ArrayList<>();
    for (int units : new int[] {1, 15, 16, 17, 31, 64, 65, 100, 127, 128, 129, 300}) {
      for (int pieces : new int[] {1, 2, 3}) {
        for (double density : new double[] {0, 0.02, 0.5, 1}) {
          for (int rows : new int[] {1, 19, 130}) {
            cases.add(new Case(PanelLayout.of(rows, units, pieces), density, 4));
          }
        }
      }
    }
    cases.add(new Case(PanelLayout.of(40, 33, 1), 0.5, 0));
    cases.add(new Case(PanelLayout.of(40, 33, 1), 0.5, 1));
    cases.add(new Case(PanelLayout.of(9000, 40, 1), 0.01, 3));
    return cases.stream();
  }

  private static final Kernels SCALAR = KernelChoice.named("scalar");
  private static final Kernels FASTEST = KernelChoice.named("auto");

  @Test
  void theTestsRunWithVectorsWhereThereAreAny() {
    assertEquals(KernelChoice.hint().isEmpty(), FASTEST.name().startsWith("vector"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void vectorForwardAgreesWithScalar(Case c) {
    float[] scalar = forward(SCALAR, c);
    float[] vector = forward(FASTEST, c);
    assertArrayEquals(scalar, vector, c.tolerance(c.layout().rows()));
  }

  private static float[] forward(Kernels kernels, Case c) {
    float[] z = new float[c.examples() * c.layout().sites()];
    for (int p = 0; p < c.layout().panels(); p++) {
      kernels.forward(c.layout(), p, c.weights(), c.sites(3, 1), c.input(), z);
    }
    return z;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void vectorBackwardAgreesWithScalar(Case c) {
    Backward scalar = Backward.fused(SCALAR, c, true);
    Backward vector = Backward.fused(FASTEST, c, true);
    int columns = c.layout().panelWidth();
    assertArrayEquals(scalar.parts(), vector.parts(), c.tolerance(columns));
    assertArrayEquals(scalar.weights(), vector.weights(), c.tolerance(c.examples()));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void fusedUpdateGivesTheBitsOfThePlainOne(Case c) {
    for (Kernels kernels : List.of(SCALAR, FASTEST)) {
      Backward fused = Backward.fused(kernels, c, true);
      Backward plain = Backward.plain(kernels, c);
      assertArrayEquals(plain.parts(), fused.parts(), kernels.name());
      assertArrayEquals(plain.weights(), fused.weights(), kernels.name());
      assertArrayEquals(
          plain.weights(), Backward.fused(kernels, c, false).weights(), kernels.name());
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void paddingStaysZero(Case c) {
    float[] counted = c.weights();
    for (Kernels kernels : List.of(SCALAR, FASTEST)) {
      float[] updated = Backward.fused(kernels, c, true).weights();
      float[] mark = new float[updated.length];
      for (int i = 0; i < c.layout().rows(); i++) {
        for (int u = 0; u < c.layout().units(); u++) {
          for (int k = 0; k < c.layout().pieces(); k++) {
            mark[c.layout().position(i, u, k)] = 1;
          }
        }
      }
      for (int at = 0; at < updated.length; at++) {
        assertTrue(mark[at] == 1 || updated[at] == 0 && counted[at] == 0);
      }
    }
  }

  @Test
  void extremesAndSignedZerosAndNaNPassThroughAlike() {
    PanelLayout layout = PanelLayout.of(3, 17, 1);
    float[] special = {
      0f, -0f, Float.MIN_VALUE, -Float.MIN_VALUE, 1e-38f, 3e38f, -3e38f, Float.NaN, 1
    };
    for (float value : special) {
      for (float weight : special) {
        float[] weights = new float[layout.length()];
        Arrays.fill(weights, weight);
        ActiveLists input = new ActiveLists();
        input.clear(3);
        input.append(1, value);
        input.endExample();
        float[] scalar = new float[layout.sites()];
        float[] vector = new float[layout.sites()];
        float[] bias = new float[layout.sites()];
        SCALAR.forward(layout, 0, weights, bias, input, scalar);
        FASTEST.forward(layout, 0, weights, bias, input, vector);
        // Only the sign of a result too small for a float may differ.
        assertArrayEquals(scalar, vector, Float.MIN_VALUE, value + " times " + weight);
      }
    }
  }

  /** What the backward pass leaves. */
  private record Backward(float[] weights, float[] parts) {
    static Backward fused(Kernels kernels, Case c, boolean deltas) {
      float[] weights = c.weights();
      RowGroups groups = c.groups();
      float[] delta = c.sites(11, c.examples());
      float[] parts = new float[c.layout().panels() * groups.members()];
      for (int p = 0; p < c.layout().panels(); p++) {
        kernels.deltasAndUpdate(
            c.layout(), p, weights, groups, delta, -RATE, deltas ? parts : null);
      }
      return new Backward(weights, parts);
    }

    static Backward plain(Kernels kernels, Case c) {
      float[] weights = c.weights();
      RowGroups groups = c.groups();
      float[] delta = c.sites(11, c.examples());
      float[] parts = new float[c.layout().panels() * groups.members()];
      float[] gradient = new float[weights.length];
      for (int p = 0; p < c.layout().panels(); p++) {
        kernels.deltas(c.layout(), p, weights, groups, delta, parts);
        kernels.gradient(c.layout(), p, groups, delta, gradient);
      }
      kernels.addScaled(-RATE, gradient, weights, 0, weights.length);
      return new Backward(weights, parts);
    }
  }
}
