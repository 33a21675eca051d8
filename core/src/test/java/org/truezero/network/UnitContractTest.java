package org.truezero.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.truezero.reference.ReferenceUnit;
import org.truezero.reference.UnitExamples;

/** The rules that hold for every unit. */
class UnitContractTest {
  private static final float[] GRID = {
    0f, -0f, 1e-30f, -1e-30f, 1e-6f, -1e-6f, 0.1f, -0.1f, 0.5f, -0.5f, 0.625f, -0.625f, 1, -1, 2.5f,
    -2.5f, 7, -7, 15.5f, -15.5f, 20, -20, 50, -50, 88, -88, 120, -120, 1e4f, -1e4f, 1e30f, -1e30f
  };
  private static final double RELATIVE = 4e-7;

  /** Stands before and after what a unit may read and write. */
  private static final int MARGIN = 3;

  static List<Unit> all() {
    return UnitExamples.all();
  }

  /** What a unit listed for a block of pre-activations, one output per unit and piece order. */
  private record Listed(Active active, int from, int to, double[] value, double[] slope, int[] at) {
    boolean lists(int output) {
      return at[output] >= 0;
    }
  }

  /** Runs a unit on rows of pieces: {@code z[piece][unit]}. */
  private static Listed run(Unit unit, float[][] z, float[] learned, int first) {
    int units = z[0].length;
    int stride = units + 5;
    float[] sites = new float[MARGIN + unit.pieces() * stride];
    Arrays.fill(sites, 77);
    for (int k = 0; k < unit.pieces(); k++) {
      System.arraycopy(z[k], 0, sites, MARGIN + k * stride, units);
    }
    Active active = new Active(MARGIN + units * unit.outputs());
    int to = unit.activate(sites, MARGIN, stride, units, first, learned, active, MARGIN);
    int outputs = units * unit.outputs();
    Listed listed =
        new Listed(active, MARGIN, to, new double[outputs], new double[outputs], new int[outputs]);
    Arrays.fill(listed.at, -1);
    int before = -1;
    for (int at = MARGIN; at < to; at++) {
      int output = active.output[at] - unit.outputs() * first;
      assertTrue(output > before && output < outputs, "ascending and inside: " + output);
      before = output;
      listed.value[output] = active.value[at];
      listed.slope[output] = active.slope[at];
      listed.at[output] = at;
      int u = output / unit.outputs();
      assertEquals(u, active.site[at] % stride, "the site belongs to the unit");
      assertTrue(active.site[at] / stride < unit.pieces());
    }
    return listed;
  }

  private static float[] learned(Unit unit, int units) {
    float[] learned = new float[units * unit.learned()];
    for (int u = 0; u < learned.length; u++) {
      learned[u] = 0.1f * (u % 9) - 0.3f;
    }
    return learned;
  }

  private static float[][] sameInEveryPiece(Unit unit, float[] z) {
    float[][] pieces = new float[unit.pieces()][];
    Arrays.fill(pieces, z);
    return pieces;
  }

  @ParameterizedTest
  @MethodSource("all")
  void valuesAndSlopesAreThoseOfTheReference(Unit unit) {
    float[] learned = learned(unit, 4 + GRID.length);
    Listed listed = run(unit, sameInEveryPiece(unit, GRID), learned, 4);
    for (int output = 0; output < GRID.length * unit.outputs(); output++) {
      int u = output / unit.outputs();
      int which = output % unit.outputs();
      double alpha = unit.learned() == 0 ? 0 : learned[4 + u];
      double value = ReferenceUnit.value(unit, GRID[u], alpha, which);
      double slope = ReferenceUnit.slope(unit, GRID[u], alpha, which);
      String where = unit + " output " + which + " at " + GRID[u];
      // Below the normal range of floats the functions with exponentials may round to 0.
      assertEquals(value, listed.value[output], Math.abs(value) * RELATIVE + 1.2e-38, where);
      assertEquals(slope, listed.slope[output], RELATIVE, where);
      assertTrue(listed.lists(output) || value == 0 && slope == 0, "left out: " + where);
      assertEquals(ReferenceUnit.learnedSlope(unit, GRID[u]), unit.learnedSlope(GRID[u]), 0, where);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void noTwoListedOutputsDependOnTheSamePreActivation(Unit unit) {
    Listed listed = run(unit, sameInEveryPiece(unit, GRID), learned(unit, GRID.length), 0);
    int[] sites = Arrays.copyOfRange(listed.active.site, listed.from, listed.to);
    assertEquals(sites.length, Arrays.stream(sites).distinct().count());
  }

  @ParameterizedTest
  @MethodSource("all")
  void unitsThatPromiseExactZerosLeaveOutHalfOrMore(Unit unit) {
    Random random = new Random(5);
    float[] z = new float[2000];
    for (int u = 0; u < z.length; u++) {
      z[u] = (float) random.nextGaussian();
    }
    Listed listed = run(unit, sameInEveryPiece(unit, z), learned(unit, z.length), 0);
    double part = (double) (listed.to - listed.from) / (z.length * unit.outputs());
    if (unit instanceof ThresholdedRectifier) {
      assertEquals(0.3085, part, 0.05, "a normal number is above one half that often");
    } else {
      assertEquals(unit.exactZeros() ? 0.5 : 1, part, 0.05);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void oneSidedUnitsAreNeverNegative(Unit unit) {
    Listed listed = run(unit, sameInEveryPiece(unit, GRID), learned(unit, GRID.length), 0);
    double least = Arrays.stream(listed.value).min().orElseThrow();
    assertEquals(unit.oneSided(), least >= 0);
  }

  /** What an output should be if a unit is what it says. */
  private interface Expectation {
    double of(float z, int which);
  }

  /** Returns the greatest difference from what is expected, on both sides of every kink. */
  private static double worst(Unit unit, double scale, Expectation expected) {
    double worst = 0;
    for (float z : new float[] {-2, -0.3f, 0.4f, 3}) {
      for (int which = 0; which < unit.outputs(); which++) {
        double value = ReferenceUnit.value(unit, scale * z, 0.25, which);
        worst = Math.max(worst, Math.abs(value - expected.of(z, which)));
      }
    }
    return worst;
  }

  @ParameterizedTest
  @MethodSource("all")
  void homogeneityIsWhatTheUnitSays(Unit unit) {
    double worst = worst(unit, 2, (z, which) -> 2 * ReferenceUnit.value(unit, z, 0.25, which));
    assertEquals(unit.positivelyHomogeneous(), worst < 1e-12, "worst difference " + worst);
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyOutputIsItsSlopeTimesThePreActivationIfTheUnitSaysSo(Unit unit) {
    double worst = worst(unit, 1, (z, which) -> z * ReferenceUnit.slope(unit, z, 0.25, which));
    assertEquals(unit.piecewiseLinear(), worst < 1e-12, "worst difference " + worst);
  }

  @ParameterizedTest
  @MethodSource("all")
  void notANumberIsPassedOnSoThatTheLossNoticesIt(Unit unit) {
    float[] z = {1, Float.NaN, 2};
    Listed listed = run(unit, sameInEveryPiece(unit, z), learned(unit, 3), 0);
    boolean found = false;
    for (int which = 0; which < unit.outputs(); which++) {
      found |= Double.isNaN(listed.value[unit.outputs() + which]);
    }
    assertTrue(found, "the NaN was lost");
  }

  @ParameterizedTest
  @MethodSource("all")
  void infinitiesGiveTheLimits(Unit unit) {
    float[] z = {Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY};
    float[] learned = new float[2 * unit.learned()];
    Arrays.fill(learned, 0.25f);
    Listed listed = run(unit, sameInEveryPiece(unit, z), learned, 0);
    for (int output = 0; output < listed.value.length; output++) {
      int which = output % unit.outputs();
      double limit = ReferenceUnit.value(unit, z[output / unit.outputs()], 0.25, which);
      assertEquals(limit, listed.value[output], unit + " output " + output);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void textIsReadBack(Unit unit) {
    assertEquals(unit, Unit.parse(unit.text()));
    assertEquals(unit, Unit.parse("  " + unit.text().toUpperCase(java.util.Locale.ROOT) + " "));
  }

  @Test
  void maxoutTakesTheGreatestPieceAndTheFirstOfEquals() {
    float[][] z = {{1, 2, -3, 0f}, {1, 5, -1, -0f}, {0, 5, -2, 0f}};
    Listed listed = run(new Maxout(3), z, new float[0], 0);
    int stride = 4 + 5;
    assertEquals(List.of(1.0, 5.0, -1.0, 0.0), Arrays.stream(listed.value).boxed().toList());
    int[] winners = Arrays.copyOfRange(listed.active.site, listed.from, listed.to);
    assertEquals(List.of(0, stride + 1, stride + 2, 3), Arrays.stream(winners).boxed().toList());
  }

  @Test
  void maxoutHidesNoBrokenPiece() {
    for (int broken = 0; broken < 3; broken++) {
      float[][] z = {{1}, {2}, {3}};
      z[broken][0] = Float.NaN;
      Listed listed = run(new Maxout(3), z, new float[0], 0);
      assertTrue(Double.isNaN(listed.value[0]), "piece " + broken);
    }
  }

  @Test
  void aPreActivationAtTheThresholdIsSilentAndTheNextOneIsNot() {
    float[] z = {0.5f, Math.nextUp(0.5f), 0.4f, -1, 0};
    Listed listed = run(new ThresholdedRectifier(0.5f), new float[][] {z}, new float[0], 0);
    assertEquals(1, listed.to - listed.from);
    assertEquals(Math.nextUp(0.5f), listed.value[1]);
    assertEquals(1, listed.slope[1]);
  }

  @Test
  void aThresholdOfZeroIsTheRectifier() {
    Unit unit = new ThresholdedRectifier(0);
    Listed thresholded = run(unit, new float[][] {GRID}, new float[0], 0);
    Listed rectifier = run(new Rectifier(), new float[][] {GRID}, new float[0], 0);
    assertArrayEquals(rectifier.value, thresholded.value);
    assertArrayEquals(rectifier.slope, thresholded.slope);
    assertTrue(unit.positivelyHomogeneous());
  }

  @Test
  void everyUnitWithOneParameterHasItsOwnLearnedValue() {
    Unit unit = new ParametricRectifier(0.25f);
    Listed listed = run(unit, new float[][] {{-1, -1, 2}}, new float[] {9, 9, 0.5f, -0.5f, 9}, 2);
    assertEquals(List.of(-0.5, 0.5, 2.0), Arrays.stream(listed.value).boxed().toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "relu",
        "rectifier:1",
        "rectifier:",
        "thresholded",
        "thresholded:",
        "thresholded:x",
        "thresholded:-0.1",
        "thresholded:NaN",
        "thresholded:Infinity",
        "leaky:",
        "leaky:x",
        "leaky:1",
        "leaky:-0.1",
        "leaky:NaN",
        "prelu:2",
        "prelu:-1.5",
        "softplus:0",
        "softplus:-1",
        "softplus:Infinity",
        "sigmoid:2",
        "tanh:1",
        "linear:1",
        "absolute:1",
        "paired:2",
        "maxout:1",
        "maxout:65",
        "maxout:2.5",
        "maxout:x"
      })
  void otherTextsAreRefusedWithTheText(String text) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> Unit.parse(text));
    String argument = text.substring(text.indexOf(':') + 1);
    assertTrue(e.getMessage().contains(argument), e.getMessage());
  }

  @Test
  void defaultsOfTheTexts() {
    assertEquals(new LeakyRectifier(0.01f), Unit.parse("leaky"));
    assertThrows(IllegalArgumentException.class, () -> Unit.parse("leaky:0"));
    assertEquals(new ParametricRectifier(0.25f), Unit.parse("prelu"));
    assertEquals(new Softplus(1), Unit.parse("softplus"));
    assertEquals(new Maxout(2), Unit.parse("maxout"));
  }

  @Test
  void signBalanceNeedsAOneSidedUnit() {
    for (Unit unit : UnitExamples.all()) {
      if (unit.oneSided()) {
        assertEquals(3, new HiddenLayer(3, unit, SignBalance.RANDOM).units());
      } else {
        IllegalArgumentException e =
            assertThrows(
                IllegalArgumentException.class,
                () -> new HiddenLayer(3, unit, SignBalance.EXACT_HALF));
        assertTrue(e.getMessage().contains(unit.text()), e.getMessage());
      }
    }
  }

  @Test
  void softplusIsNeverLeftOut() {
    Listed listed = run(new Softplus(1), new float[][] {{-200, -1000}}, new float[0], 0);
    assertFalse(!listed.lists(0) || !listed.lists(1));
  }
}
