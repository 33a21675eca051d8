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
import org.truezero.math.DenseRows;
import org.truezero.math.HalfWeights;
import org.truezero.math.PanelLayout;
import org.truezero.math.RandomStream;
import org.truezero.math.RowGroups;
import org.truezero.math.RowTiles;
import org.truezero.reference.Bfloat16;

/**
 * Vector kernels against scalar ones; the dense form, the fused update and any split of the rows
 * against the plain sparse path, to the bit.
 */
class KernelsTest {
  private static final RandomStream RANDOM = new RandomStream(7, "kernel test");
  private static final float RATE = 0.05f;

  /** Used for cases of all sizes, as a thread does. */
  private static final Scratch SCRATCH = new Scratch();

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
      float[] numbers = new float[count * layout.stride()];
      for (int e = 0; e < count; e++) {
        for (int u = 0; u < layout.units(); u++) {
          for (int k = 0; k < layout.pieces(); k++) {
            boolean silent = RANDOM.uniform(stream + 50, e, u) < 0.5f;
            numbers[e * layout.stride() + layout.site(u, k)] =
                silent ? 0 : number(stream + k, e, u);
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

    float[] deltas() {
      return sites(11, examples);
    }

    /** Picks the entries of the lists out of one number per example and input. */
    float[] entriesOf(float[] matrix) {
      ActiveLists input = input();
      float[] entries = new float[input.size()];
      for (int e = 0; e < examples; e++) {
        for (int at = input.start(e); at < input.end(e); at++) {
          entries[at] = matrix[e * layout.rows() + input.indices()[at]];
        }
      }
      return entries;
    }

    RowGroups groups() {
      RowGroups groups = new RowGroups();
      groups.group(input());
      return groups;
    }

    RowTiles tiles() {
      RowTiles tiles = new RowTiles();
      tiles.cut(input());
      return tiles;
    }

    DenseRows dense() {
      DenseRows dense = new DenseRows();
      dense.set(input());
      return dense;
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
    cases.add(new Case(PanelLayout.of(40, 130, 1), 0.5, 5));
    cases.add(new Case(PanelLayout.of(41, 130, 1), 0.5, 11));
    cases.add(new Case(PanelLayout.of(9000, 40, 1), 0.01, 3));
    cases.add(new Case(PanelLayout.of(2100, 130, 1), 0.3, 3));
    return cases.stream();
  }

  private static final Kernels SCALAR = KernelChoice.named("scalar");
  private static final Kernels FASTEST = KernelChoice.named("auto");

  @Test
  void theTestsRunWithVectorsWhereThereAreAny() {
    assertTrue(
        ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent(),
        "the build starts tests with the Vector API");
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
    return forward(kernels, c, c.weights());
  }

  private static float[] forward(Kernels kernels, Case c, float[] weights) {
    float[] z = new float[c.examples() * c.layout().stride()];
    for (int p = 0; p < c.layout().panels(); p++) {
      kernels.forward(c.layout(), p, weights, c.sites(3, 1), c.tiles(), z, SCRATCH);
    }
    return z;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void halfWeightsGiveTheBitsOfRoundedOnes(Case c) {
    float[] rounded = Bfloat16.rounded(c.weights());
    HalfWeights half = HalfWeights.of(c.layout(), c.weights());
    for (Kernels kernels : List.of(SCALAR, FASTEST)) {
      float[] z = new float[c.examples() * c.layout().stride()];
      for (int p = 0; p < c.layout().panels(); p++) {
        kernels.forwardHalf(c.layout(), p, half, c.sites(3, 1), c.tiles(), z, SCRATCH);
      }
      assertArrayEquals(forward(kernels, c, rounded), z, kernels.name());
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void denseFormsGiveTheBitsOfTheSparseOnes(Case c) {
    for (Kernels kernels : List.of(SCALAR, FASTEST)) {
      float[] z = new float[c.examples() * c.layout().stride()];
      for (int p = 0; p < c.layout().panels(); p++) {
        kernels.forwardDense(c.layout(), p, c.weights(), c.sites(3, 1), c.dense(), z, SCRATCH);
      }
      assertArrayEquals(forward(kernels, c), z, kernels.name());
      Backward sparse = Backward.fused(kernels, c, true);
      Backward dense = Backward.dense(kernels, c, true, true);
      assertArrayEquals(sparse.weights(), dense.weights(), kernels.name());
      assertArrayEquals(sparse.derivatives(), c.entriesOf(dense.derivatives()), kernels.name());
      Backward plain = Backward.dense(kernels, c, false, true);
      assertArrayEquals(sparse.weights(), plain.weights(), kernels.name());
      assertArrayEquals(dense.derivatives(), plain.derivatives(), kernels.name());
      assertArrayEquals(
          sparse.weights(), Backward.dense(kernels, c, true, false).weights(), kernels.name());
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void rangesOfInputsAddUpAndHaveTheSameBitsInAllForms(Case c) {
    PanelLayout layout = c.layout();
    int middle = layout.rows() / 3;
    HalfWeights half = HalfWeights.of(layout, c.weights());
    for (Kernels kernels : List.of(SCALAR, FASTEST)) {
      float[] sum = new float[c.examples() * layout.stride()];
      for (int part = 0; part < 2; part++) {
        int from = part == 0 ? 0 : middle;
        int to = part == 0 ? middle : layout.rows();
        RowTiles tiles = new RowTiles();
        tiles.cut(c.input(), from, to);
        DenseRows rows = new DenseRows();
        rows.set(c.dense(), from, to);
        float[] bias = part == 0 ? c.sites(3, 1) : new float[layout.sites()];
        float[] rounded = Bfloat16.rounded(c.weights());
        float[] sparse = new float[sum.length];
        float[] dense = new float[sum.length];
        float[] ofRounded = new float[sum.length];
        float[] ofHalf = new float[sum.length];
        for (int p = 0; p < layout.panels(); p++) {
          kernels.forward(layout, p, c.weights(), bias, tiles, sparse, SCRATCH);
          kernels.forwardDense(layout, p, c.weights(), bias, rows, dense, SCRATCH);
          kernels.forward(layout, p, rounded, bias, tiles, ofRounded, SCRATCH);
          kernels.forwardHalf(layout, p, half, bias, tiles, ofHalf, SCRATCH);
        }
        assertArrayEquals(sparse, dense, kernels.name());
        assertArrayEquals(ofRounded, ofHalf, kernels.name());
        for (int i = 0; i < sum.length; i++) {
          sum[i] += sparse[i];
        }
      }
      assertArrayEquals(forward(kernels, c), sum, c.tolerance(layout.rows()), kernels.name());
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void rangesOfRowsDoNotMatter(Case c) {
    for (Kernels kernels : List.of(SCALAR, FASTEST)) {
      Backward whole = Backward.fused(kernels, c, true);
      Backward ranges = Backward.inRanges(kernels, c, c.groups(), 8);
      assertArrayEquals(whole.weights(), ranges.weights(), kernels.name());
      assertArrayEquals(whole.derivatives(), ranges.derivatives(), kernels.name());
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void readingAheadChangesNoBit(Case c) {
    PanelLayout layout = c.layout();
    HalfWeights half = HalfWeights.of(layout, c.weights());
    RowTiles ahead = c.tiles();
    ahead.readAhead(true);
    for (Kernels kernels : List.of(SCALAR, FASTEST)) {
      float[] z = new float[c.examples() * layout.stride()];
      float[] ofHalf = new float[z.length];
      for (int p = 0; p < layout.panels(); p++) {
        kernels.forward(layout, p, c.weights(), c.sites(3, 1), ahead, z, SCRATCH);
        kernels.forwardHalf(layout, p, half, c.sites(3, 1), ahead, ofHalf, SCRATCH);
      }
      assertArrayEquals(forward(kernels, c), z, kernels.name());
      assertArrayEquals(forward(kernels, c, Bfloat16.rounded(c.weights())), ofHalf, kernels.name());
      RowGroups groups = c.groups();
      groups.readAhead(true);
      Backward plain = Backward.inRanges(kernels, c, c.groups(), 8);
      Backward readAhead = Backward.inRanges(kernels, c, groups, 8);
      assertArrayEquals(plain.weights(), readAhead.weights(), kernels.name());
      assertArrayEquals(plain.derivatives(), readAhead.derivatives(), kernels.name());
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void vectorBackwardAgreesWithScalar(Case c) {
    Backward scalar = Backward.fused(SCALAR, c, true);
    Backward vector = Backward.fused(FASTEST, c, true);
    assertArrayEquals(scalar.derivatives(), vector.derivatives(), c.tolerance(c.layout().sites()));
    assertArrayEquals(scalar.weights(), vector.weights(), c.tolerance(c.examples()));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void fusedUpdateGivesTheBitsOfThePlainOne(Case c) {
    for (Kernels kernels : List.of(SCALAR, FASTEST)) {
      Backward fused = Backward.fused(kernels, c, true);
      Backward plain = Backward.plain(kernels, c);
      assertArrayEquals(plain.derivatives(), fused.derivatives(), kernels.name());
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
        RowTiles tiles = new RowTiles();
        tiles.cut(input);
        float[] scalar = new float[layout.sites()];
        float[] vector = new float[layout.sites()];
        float[] half = new float[layout.sites()];
        float[] bias = new float[layout.sites()];
        SCALAR.forward(layout, 0, weights, bias, tiles, scalar, SCRATCH);
        FASTEST.forward(layout, 0, weights, bias, tiles, vector, SCRATCH);
        // Only the sign of a result too small for a float may differ.
        assertArrayEquals(scalar, vector, Float.MIN_VALUE, value + " times " + weight);
        HalfWeights halves = HalfWeights.of(layout, weights);
        float[] rounded = Bfloat16.rounded(weights);
        for (Kernels kernels : List.of(SCALAR, FASTEST)) {
          kernels.forward(layout, 0, rounded, bias, tiles, vector, SCRATCH);
          kernels.forwardHalf(layout, 0, halves, bias, tiles, half, SCRATCH);
          assertArrayEquals(vector, half, value + " times half " + weight);
        }
      }
    }
  }

  /** What the backward pass leaves. */
  private record Backward(float[] weights, float[] derivatives) {
    static Backward fused(Kernels kernels, Case c, boolean deltas) {
      float[] weights = c.weights();
      RowGroups groups = c.groups();
      float[] derivatives = new float[groups.members()];
      kernels.backward(
          c.layout(),
          weights,
          groups,
          0,
          groups.groups(),
          c.deltas(),
          weights,
          -RATE,
          SCRATCH,
          deltas ? derivatives : null);
      return new Backward(weights, derivatives);
    }

    static Backward plain(Kernels kernels, Case c) {
      float[] weights = c.weights();
      RowGroups groups = c.groups();
      float[] derivatives = new float[groups.members()];
      float[] gradient = new float[weights.length];
      kernels.backward(
          c.layout(),
          weights,
          groups,
          0,
          groups.groups(),
          c.deltas(),
          gradient,
          1,
          SCRATCH,
          derivatives);
      kernels.addScaled(-RATE, gradient, weights, 0, weights.length);
      return new Backward(weights, derivatives);
    }

    static Backward inRanges(Kernels kernels, Case c, RowGroups groups, int length) {
      float[] weights = c.weights();
      float[] derivatives = new float[groups.members()];
      for (int from = 0; from < groups.groups(); from += length) {
        int to = Math.min(groups.groups(), from + length);
        kernels.backward(
            c.layout(),
            weights,
            groups,
            from,
            to,
            c.deltas(),
            weights,
            -RATE,
            SCRATCH,
            derivatives);
      }
      return new Backward(weights, derivatives);
    }

    static Backward dense(Kernels kernels, Case c, boolean inPlace, boolean deltas) {
      float[] weights = c.weights();
      int rows = c.layout().rows();
      float[] derivatives = new float[c.examples() * rows];
      float[] gradient = inPlace ? weights : new float[weights.length];
      for (int from = 0; from < rows; from += 8) {
        kernels.backwardDense(
            c.layout(),
            weights,
            c.dense(),
            from,
            Math.min(rows, from + 8),
            c.deltas(),
            gradient,
            inPlace ? -RATE : 1,
            SCRATCH,
            deltas ? derivatives : null);
      }
      if (!inPlace) {
        kernels.addScaled(-RATE, gradient, weights, 0, weights.length);
      }
      return new Backward(weights, derivatives);
    }
  }
}
