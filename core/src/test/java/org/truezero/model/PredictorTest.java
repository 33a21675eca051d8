package org.truezero.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.truezero.math.ActiveLists;
import org.truezero.math.RandomStream;
import org.truezero.network.Architecture;
import org.truezero.network.Execution;
import org.truezero.network.Forms;
import org.truezero.network.HalfNetwork;
import org.truezero.network.Head;
import org.truezero.network.HiddenLayer;
import org.truezero.network.Inference;
import org.truezero.network.Initialisation;
import org.truezero.network.Layer;
import org.truezero.network.LinearHead;
import org.truezero.network.Network;
import org.truezero.network.Rectifier;
import org.truezero.network.SignBalance;
import org.truezero.network.SoftmaxHead;
import org.truezero.reference.Bfloat16;

class PredictorTest {
  private static final int EXAMPLES = 150;

  @TempDir Path folder;

  static List<Architecture> architectures() {
    return SettingsJsonTest.architectures();
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void predictionsAfterLoadingHaveTheSameBits(Architecture architecture) throws IOException {
    Model model = Samples.model(architecture);
    Path file = folder.resolve("model");
    ModelFile.write(file, model);
    float[][] examples = examples(architecture.inputs());
    float[] expected = infer(model.network(), examples);
    float[] found = new float[expected.length];

    Predictor.load(file).session().predict(examples, found);
    assertArrayEquals(expected, found);
    Predictor.of(model).session().predict(examples, found);
    assertArrayEquals(expected, found);
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void halfWeightsPredictAsRoundedOnes(Architecture architecture) throws IOException {
    Model model = Samples.model(architecture);
    Path file = folder.resolve("model");
    ModelFile.write(file, model);
    Network rounded = model.network().copy();
    for (Layer layer : rounded.layers()) {
      layer.setWeightMatrix(Bfloat16.rounded(layer.weightMatrix()));
    }
    float[][] examples = examples(architecture.inputs());
    float[] expected = infer(rounded, examples);
    float[] found = new float[expected.length];

    Predictor.load(file, Precision.HALF).session().predict(examples, found);
    assertArrayEquals(expected, found);
    Predictor.of(model, Precision.HALF).session().predict(examples, found);
    assertArrayEquals(expected, found);
  }

  @Test
  void halfWeightsGiveTheSameBitsOnAnyNumberOfThreadsAndInAnyForm() {
    Network network = wideModel().network();
    HalfNetwork half = HalfNetwork.of(network);
    float[][] examples = examples(network.architecture().inputs());
    float[] expected = null;
    for (int threads : new int[] {1, 2, 3}) {
      for (Forms forms : Forms.values()) {
        try (Execution execution = Execution.open(threads, "auto", forms)) {
          float[] found = infer(new Inference(half, execution), network, examples);
          expected = expected == null ? found : expected;
          assertArrayEquals(expected, found);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void aloneInABatchDenseAndSparseGiveTheSameBits(Precision precision) {
    Predictor predictor = Predictor.of(Samples.smallModel(), precision);
    int width = predictor.head().width();
    float[][] examples = examples(predictor.features());
    float[] together = new float[EXAMPLES * width];
    Session session = predictor.session();
    session.predict(examples, together);

    ActiveLists lists = new ActiveLists();
    lists.clear(predictor.features());
    float[] alone = new float[EXAMPLES * width];
    float[] sparse = new float[EXAMPLES * width];
    float[] one = new float[width];
    for (int e = 0; e < EXAMPLES; e++) {
      lists.appendDense(examples[e], 0);
      lists.endExample();
      session.predict(examples[e], one);
      System.arraycopy(one, 0, alone, e * width, width);
      int[] indices = {0, 1, 2, 3, 4};
      session.predict(indices, examples[e], 5, one);
      System.arraycopy(one, 0, sparse, e * width, width);
      int expected = predictor.head().predictedClass(one, 0);
      assertEquals(expected, session.classify(examples[e]));
      assertEquals(expected, session.classify(indices, examples[e], 5));
    }
    float[] ofLists = new float[EXAMPLES * width];
    session.predict(lists, ofLists);
    assertArrayEquals(together, alone);
    assertArrayEquals(together, sparse);
    assertArrayEquals(together, ofLists);
  }

  @Test
  void sessionsOnSeveralThreadsGiveTheSameBits() throws Exception {
    Predictor predictor = Predictor.of(Samples.smallModel());
    float[][] examples = examples(predictor.features());
    float[] expected = new float[EXAMPLES * predictor.head().width()];
    predictor.session().predict(examples, expected);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<float[]>> results = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        results.add(
            threads.submit(
                () -> {
                  float[] into = new float[expected.length];
                  predictor.session().predict(examples, into);
                  return into;
                }));
      }
      for (Future<float[]> result : results) {
        assertArrayEquals(expected, result.get());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void changingTheNetworkAfterwardsChangesNothing(Precision precision) {
    Model model = Samples.smallModel();
    Predictor predictor = Predictor.of(model, precision);
    float[] before = new float[predictor.head().width()];
    float[] example = examples(predictor.features())[0];
    predictor.session().predict(example, before);
    Layer layer = model.network().layers().get(0);
    layer.weights()[layer.layout().position(0, 0, 0)] += 1;
    float[] after = new float[predictor.head().width()];
    predictor.session().predict(example, after);
    assertArrayEquals(before, after);
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void nothingIsAllocatedAfterWarmUp(Precision precision) {
    Predictor predictor = Predictor.of(wideModel(), precision);
    Session session = predictor.session();
    float[][] examples = examples(predictor.features());
    float[] into = new float[EXAMPLES * predictor.head().width()];
    int[] indices = {0, 2, 3};
    float[] values = {1, -2, 3};
    Runnable everything =
        () -> {
          session.classify(examples[3]);
          session.classify(indices, values, 3);
          session.predict(examples[5], into);
          session.predict(indices, values, 2, into);
          session.predict(examples, into);
        };
    // Long enough for the compilers: they remove allocations that the interpreter makes.
    for (int i = 0; i < 3000; i++) {
      everything.run();
    }
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    // The compilers work beside the test; on a busy machine they need more rounds.
    for (int round = 0; round < 200 && least >= 500; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < 100; i++) {
        everything.run();
      }
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    // The bean itself may allocate a little; 500 calls of a session may not.
    assertTrue(least < 500, least + " bytes in 500 calls");
  }

  @Test
  void wrongArgumentsAreNamed() {
    Session session = Predictor.of(Samples.smallModel()).session();
    float[] three = new float[3];
    expect("features: found 4, expected 5", () -> session.classify(new float[4]));
    expect("features: found 6, expected 5", () -> session.predict(new float[6], three));
    expect(
        "feature 1: found NaN, expected a finite number",
        () -> session.classify(new float[] {0, Float.NaN, 0, 0, 0}));
    expect(
        "feature index: found 5 after -1, expected ascending indices from 0 to 4",
        () -> session.classify(new int[] {5}, three, 1));
    expect(
        "feature index: found 2 after 2, expected ascending indices from 0 to 4",
        () -> session.classify(new int[] {2, 2}, three, 2));
    expect(
        "feature index: found -1 after -1, expected ascending indices from 0 to 4",
        () -> session.classify(new int[] {-1}, three, 1));
    expect(
        "entries: found 4, expected 0 to the 4 indices and 3 values given",
        () -> session.classify(new int[4], three, 4));
    expect(
        "array for the outputs: found 2 numbers, expected room for 1 times 3",
        () -> session.predict(new float[5], new float[2]));
    expect(
        "array for the outputs: found 3 numbers, expected room for 2 times 3",
        () -> session.predict(new float[2][5], three));
    ActiveLists narrow = new ActiveLists();
    narrow.clear(4);
    expect("features: found 4, expected 5", () -> session.predict(narrow, three));
    // A session that refused something goes on working.
    session.predict(new float[5], three);
  }

  @Test
  void modelsWithoutClassesDoNotClassify() {
    Architecture architecture =
        new Architecture(5, List.of(), new LinearHead(2), Initialisation.GLOROT);
    Session session = Predictor.of(Samples.model(architecture)).session();
    Exception e = assertThrows(IllegalStateException.class, () -> session.classify(new float[5]));
    assertEquals("a model with the linear head has no classes; use predict", e.getMessage());
  }

  @Test
  void labelsNameTheClasses() {
    Head head = new SoftmaxHead(3);
    Model model = Samples.model(Samples.architecture("tanh", SignBalance.NONE, head));
    assertEquals("name \"2\" ü☃", Predictor.of(model).labels().get(2));
  }

  private static void expect(String message, Executable call) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
  }

  private static float[] infer(Network network, float[][] examples) {
    try (Execution execution = Execution.open(1)) {
      return infer(new Inference(network, execution), network, examples);
    }
  }

  private static float[] infer(Inference inference, Network network, float[][] examples) {
    inference.input().clear(network.architecture().inputs());
    for (float[] example : examples) {
      inference.input().appendDense(example, 0);
      inference.input().endExample();
    }
    inference.run();
    return Arrays.copyOf(inference.outputs(), examples.length * network.head().width());
  }

  /** Panels of every width that kernels have a loop for. */
  private static Model wideModel() {
    List<HiddenLayer> hidden = new ArrayList<>();
    for (int units : new int[] {130, 60, 30}) {
      hidden.add(new HiddenLayer(units, new Rectifier(), SignBalance.RANDOM));
    }
    return Samples.model(new Architecture(5, hidden, new SoftmaxHead(3), Initialisation.HE));
  }

  private static float[][] examples(int features) {
    RandomStream stream = new RandomStream(5, "examples");
    float[][] examples = new float[EXAMPLES][features];
    for (int e = 0; e < EXAMPLES; e++) {
      for (int i = 0; i < features; i++) {
        float value = (float) stream.gaussian(e, 0, i);
        examples[e][i] = e % 3 == 0 || value > 0 ? value : 0;
      }
    }
    return examples;
  }
}
