package org.truezero.pretrain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.truezero.network.Execution;
import org.truezero.network.HiddenLayer;
import org.truezero.network.Initialisation;
import org.truezero.network.Network;
import org.truezero.network.SignBalance;
import org.truezero.network.SoftmaxHead;
import org.truezero.network.Unit;
import org.truezero.reference.ExampleData;
import org.truezero.reference.Executions;
import org.truezero.reference.ReferenceBatch;
import org.truezero.train.Span;
import org.truezero.train.TrainingDivergedException;

class PretrainerTest {
  private static final int INPUTS = 24;

  /** Rows that repeat four patterns, with some inputs flipped: there is much to reconstruct. */
  private static ExampleData patterns(int rows, long seed) {
    Random random = new Random(seed);
    Random fixed = new Random(1);
    double[][] patterns = new double[4][INPUTS];
    for (double[] pattern : patterns) {
      for (int i = 0; i < INPUTS; i++) {
        pattern[i] = fixed.nextDouble() < 0.4 ? 1 : 0;
      }
    }
    double[][] x = new double[rows][INPUTS];
    float[][] targets = new float[rows][1];
    for (int e = 0; e < rows; e++) {
      int k = random.nextInt(4);
      targets[e][0] = k;
      for (int i = 0; i < INPUTS; i++) {
        x[e][i] = random.nextDouble() < 0.05 ? 1 - patterns[k][i] : patterns[k][i];
      }
    }
    return new ExampleData(ReferenceBatch.of(x, targets), new SoftmaxHead(4));
  }

  private static LayerSettings layer(
      String unit, SignBalance balance, Reconstruction reconstruction, Scaling scaling) {
    return new LayerSettings(
        new HiddenLayer(20, Unit.parse(unit), balance),
        reconstruction,
        scaling,
        false,
        new Corruption.Masking(0.2f),
        false,
        1e-3f,
        List.of(0.05f),
        Span.epochs(8),
        0);
  }

  private static PretrainSettings settings(LayerSettings... layers) {
    return new PretrainSettings(1, 10, Initialisation.GLOROT, List.of(layers));
  }

  private static PretrainState trained(PretrainSettings settings, int threads, String kernels) {
    PretrainState state = PretrainState.fresh(INPUTS, settings);
    try (Execution execution = Execution.open(threads, kernels)) {
      assertTrue(
          new Pretrainer(execution)
              .pretrain(
                  state, patterns(203, 2), Optional.of(patterns(50, 3)), PretrainListener.NONE));
    }
    return state;
  }

  private static List<float[]> parameters(Stack stack) {
    List<float[]> all = new ArrayList<>();
    for (int l = 0; l < stack.size(); l++) {
      all.add(stack.layer(l).weights());
      all.add(stack.layer(l).bias());
      all.add(stack.decoder(l).weights());
      all.add(stack.decoder(l).bias());
    }
    return all;
  }

  private static void assertSame(Stack expected, Stack found) {
    List<float[]> a = parameters(expected);
    List<float[]> b = parameters(found);
    for (int i = 0; i < a.size(); i++) {
      assertArrayEquals(a.get(i), b.get(i), "array " + i);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "rectifier, RANDOM, SOFTPLUS, NONE",
    "rectifier, NONE, SIGMOID, UNIT",
    "rectifier, EXACT_HALF, SIGMOID, LAYER",
    "rectifier, RANDOM, LINEAR, NONE",
    "tanh, NONE, SIGMOID, NONE",
    "sigmoid, NONE, SIGMOID, NONE",
    "softplus, RANDOM, SOFTPLUS, NONE",
    "paired, NONE, RECTIFIER, NONE"
  })
  void everyLayerLearnsToReconstruct(
      String unit, SignBalance balance, Reconstruction reconstruction, Scaling scaling) {
    LayerSettings lower = layer(unit, balance, reconstruction, Scaling.NONE);
    LayerSettings upper = layer(unit, balance, reconstruction, scaling);
    for (String kernels : Executions.kernels()) {
      PretrainState state = trained(settings(lower, upper), 2, kernels);
      for (int l = 0; l < 2; l++) {
        int number = l;
        List<PretrainRecord> records =
            state.history().stream().filter(r -> r.layer() == number).toList();
        assertEquals(8, records.size());
        double first = records.get(0).heldOut().orElseThrow();
        double last = records.get(7).heldOut().orElseThrow();
        // Cross-entropy with targets around a half has little to lose.
        assertTrue(
            last < (l == 0 ? 0.9 : 0.99) * first, "layer " + l + ": from " + first + " to " + last);
        assertEquals(8 * 203, records.get(7).examples());
      }
    }
  }

  @Test
  void preActivationsCanBeTheTargets() {
    LayerSettings lower =
        layer("rectifier", SignBalance.RANDOM, Reconstruction.LINEAR, Scaling.NONE);
    LayerSettings upper =
        new LayerSettings(
            lower.layer(),
            Reconstruction.LINEAR,
            Scaling.NONE,
            true,
            lower.corruption(),
            false,
            0,
            List.of(0.02f),
            Span.epochs(8),
            0);
    List<PretrainRecord> history = trained(settings(lower, upper), 1, "auto").history();
    double first = history.get(8).heldOut().orElseThrow();
    double last = history.get(15).heldOut().orElseThrow();
    assertTrue(last < 0.9 * first, "from " + first + " to " + last);
  }

  @ParameterizedTest
  @ValueSource(floats = {0, 1})
  void threadsAndInterruptionsChangeNoBit(float zerosPerEntry) {
    LayerSettings lower =
        new LayerSettings(
            new HiddenLayer(20, Unit.parse("rectifier"), SignBalance.RANDOM),
            Reconstruction.SIGMOID,
            Scaling.NONE,
            false,
            new Corruption.SaltPepper(0.3f, 0.02f),
            zerosPerEntry == 0,
            1e-3f,
            List.of(0.05f, 0.2f, 0.01f),
            Span.examples(450),
            zerosPerEntry);
    LayerSettings upper = layer("tanh", SignBalance.NONE, Reconstruction.SIGMOID, Scaling.UNIT);
    PretrainSettings settings = settings(lower, upper);
    for (String kernels : Executions.kernels()) {
      PretrainState whole = trained(settings, 1, kernels);
      assertSame(whole.stack(), trained(settings, 3, kernels).stack());
      PretrainState parts = PretrainState.fresh(INPUTS, settings);
      int runs = 0;
      while (!parts.done()) {
        try (Execution execution = Execution.open(1 + runs % 2, kernels)) {
          new Pretrainer(execution)
              .pretrain(
                  parts,
                  patterns(203, 2),
                  Optional.of(patterns(50, 3)),
                  new StopAfter(7 + runs % 20));
        }
        runs++;
      }
      assertTrue(runs > 5);
      assertSame(whole.stack(), parts.stack());
      assertEquals(whole.history(), parts.history());
    }
  }

  /** Asks to stop after some batches. */
  private static final class StopAfter implements PretrainListener {
    private int left;

    StopAfter(int batches) {
      left = batches;
    }

    @Override
    public boolean stopRequested() {
      return left-- <= 0;
    }
  }

  @Test
  void theLearningRateWithTheLowestHeldOutErrorIsKept() {
    LayerSettings one = layer("rectifier", SignBalance.NONE, Reconstruction.SIGMOID, Scaling.NONE);
    List<Float> rates = List.of(1e-4f, 0.1f, 1e-3f);
    LayerSettings three =
        new LayerSettings(
            one.layer(),
            one.reconstruction(),
            one.scaling(),
            false,
            one.corruption(),
            false,
            one.l1(),
            rates,
            one.limit(),
            0);
    LayerSettings chosen =
        new LayerSettings(
            one.layer(),
            one.reconstruction(),
            one.scaling(),
            false,
            one.corruption(),
            false,
            one.l1(),
            List.of(0.1f),
            one.limit(),
            0);
    PretrainState all = trained(settings(three), 1, "auto");
    assertSame(trained(settings(chosen), 1, "auto").stack(), all.stack());
    assertEquals(24, all.history().size());
  }

  /** Returns a rectifier layer that is trained at some rates. */
  private static LayerSettings layer(Span limit, Float... rates) {
    LayerSettings one = layer("rectifier", SignBalance.NONE, Reconstruction.LINEAR, Scaling.NONE);
    return new LayerSettings(
        one.layer(),
        one.reconstruction(),
        one.scaling(),
        false,
        one.corruption(),
        false,
        0,
        List.of(rates),
        limit,
        0);
  }

  @Test
  void aRateThatDivergesIsNotChosen() {
    PretrainState state = trained(settings(layer(Span.epochs(8), 1e6f, 0.01f)), 1, "auto");
    assertTrue(state.done());
    assertEquals(0.01f, PretrainRecord.ofKeptRate(state.history(), 0).learningRate(), 1e-6);
    for (float weight : state.stack().layer(0).weights()) {
      assertTrue(Math.abs(weight) < 10);
    }
  }

  /** The last change of all breaks the weights, so that no later loss can tell. */
  @Test
  void weightsThatOverflowAtTheEndAreNoResult() {
    PretrainSettings settings = settings(layer(Span.examples(10), Float.MAX_VALUE));
    TrainingDivergedException diverged =
        assertThrows(TrainingDivergedException.class, () -> trained(settings, 1, "auto"));
    assertTrue(diverged.getMessage().contains("epoch 1, batch 1"), diverged.getMessage());
  }

  @Test
  void scalingKeepsWhatTheDecoderSays() {
    LayerSettings lower =
        layer("rectifier", SignBalance.RANDOM, Reconstruction.SOFTPLUS, Scaling.NONE);
    Stack stack = trained(settings(lower), 1, "auto").stack();
    ExampleData data = patterns(20, 9);
    try (Execution execution = Execution.open(1)) {
      double before = new HeldOut(stack, 0, data, execution).loss();
      float[] scale = new float[20];
      for (int u = 0; u < 20; u++) {
        scale[u] = 0.5f + u;
      }
      stack.scale(0, scale);
      assertEquals(before, new HeldOut(stack, 0, data, execution).loss(), 1e-5 * before);
    }
  }

  /** Signs below and the same signs on the weights that read them cancel, also in the decoder. */
  @Test
  void aTiedDecoderDoesNotMindTheSignsBelow() {
    LayerSettings signed = LayerSettings.images(hidden(SignBalance.RANDOM));
    LayerSettings plain = LayerSettings.images(hidden(SignBalance.NONE));
    Stack one = Stack.random(INPUTS, settings(signed, signed));
    Stack other = Stack.random(INPUTS, settings(plain, plain));
    float[] signs = one.layer(0).signs();
    assertTrue(signs[0] != signs[1] || signs[0] != signs[2] || signs[0] != signs[3]);
    System.arraycopy(
        one.layer(0).weights(), 0, other.layer(0).weights(), 0, other.layer(0).weights().length);
    for (int i = 0; i < 20; i++) {
      for (int u = 0; u < 20; u++) {
        int at = one.layer(1).layout().position(i, u, 0);
        other.layer(1).weights()[at] = signs[i] * one.layer(1).weights()[at];
        one.layer(1).signs()[u] = 1;
      }
    }
    ExampleData data = patterns(50, 3);
    try (Execution execution = Execution.open(1, "scalar")) {
      assertEquals(
          new HeldOut(other, 1, data, execution).loss(),
          new HeldOut(one, 1, data, execution).loss(),
          1e-5);
    }
  }

  /** With a tied decoder signs make the same layer, to the bit; they matter to what comes above. */
  @Test
  void signsDoNotChangeWhatATiedLayerLearns() {
    LayerSettings signed = LayerSettings.images(hidden(SignBalance.RANDOM));
    LayerSettings plain = LayerSettings.images(hidden(SignBalance.NONE));
    assertTrue(signed.tied());
    Stack one = trained(settings(signed), 1, "auto").stack();
    Stack other = trained(settings(plain), 1, "auto").stack();
    assertArrayEquals(other.layer(0).weights(), one.layer(0).weights());
    assertArrayEquals(other.layer(0).bias(), one.layer(0).bias());
  }

  private static HiddenLayer hidden(SignBalance balance) {
    return new HiddenLayer(20, Unit.parse("rectifier"), balance);
  }

  @Test
  void aNetworkStartsFromTheLayers() {
    LayerSettings lower =
        layer("rectifier", SignBalance.RANDOM, Reconstruction.SOFTPLUS, Scaling.NONE);
    Stack stack = trained(settings(lower, lower), 1, "auto").stack();
    Network network = stack.network(new SoftmaxHead(4), 5);
    for (int l = 0; l < 2; l++) {
      assertArrayEquals(stack.layer(l).weights(), network.layers().get(l).weights());
      assertArrayEquals(stack.layer(l).signs(), network.layers().get(l).signs());
    }
    assertFalse(stack.layer(0).weights() == network.layers().get(0).weights());
    assertEquals("24-20-20-4", network.architecture().sizes());
  }

  @Test
  void whatDoesNotFitIsRefused() {
    LayerSettings rectifier =
        layer("rectifier", SignBalance.NONE, Reconstruction.SIGMOID, Scaling.NONE);
    LayerSettings scaled =
        layer("rectifier", SignBalance.NONE, Reconstruction.SIGMOID, Scaling.UNIT);
    expect("choose scaling layer or unit", () -> settings(rectifier, rectifier));
    expect("nothing below it to scale", () -> settings(scaled));
    LayerSettings softplus =
        layer("softplus", SignBalance.NONE, Reconstruction.SOFTPLUS, Scaling.NONE);
    expect("cannot be scaled", () -> settings(softplus, scaled));
    expect("choose another reconstruction", () -> settings(softplus, rectifier));
    double[][] outside = new double[3][INPUTS];
    outside[2][5] = 1.5;
    ExampleData data =
        new ExampleData(ReferenceBatch.of(outside, new float[3][1]), new SoftmaxHead(2));
    try (Execution execution = Execution.open(1)) {
      Pretrainer pretrainer = new Pretrainer(execution);
      expect(
          "feature 5: found 1.5, expected 0 to 1 for sigmoid reconstruction",
          () ->
              pretrainer.pretrain(
                  PretrainState.fresh(INPUTS, settings(rectifier)),
                  data,
                  Optional.empty(),
                  PretrainListener.NONE));
      expect(
          "training data have 24 features, the stack has 7 inputs",
          () ->
              pretrainer.pretrain(
                  PretrainState.fresh(7, settings(rectifier)),
                  data,
                  Optional.empty(),
                  PretrainListener.NONE));
    }
  }

  private static void expect(String part, Runnable action) {
    Exception e = assertThrows(IllegalArgumentException.class, action::run);
    assertTrue(e.getMessage().contains(part), e.getMessage());
  }
}
