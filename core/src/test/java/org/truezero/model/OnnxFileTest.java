package org.truezero.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.onnxruntime.OnnxModelMetadata;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.TensorInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.truezero.RealData;
import org.truezero.data.DataSource;
import org.truezero.data.Dataset;
import org.truezero.data.Schema;
import org.truezero.data.StrictJson;
import org.truezero.data.TableEncoding;
import org.truezero.data.Target;
import org.truezero.math.ActiveLists;
import org.truezero.math.RandomStream;
import org.truezero.network.Architecture;
import org.truezero.network.Execution;
import org.truezero.network.Head;
import org.truezero.network.HiddenLayer;
import org.truezero.network.Initialisation;
import org.truezero.network.Layer;
import org.truezero.network.Network;
import org.truezero.network.SignBalance;
import org.truezero.network.SoftmaxHead;
import org.truezero.network.Unit;
import org.truezero.reference.HeadExamples;
import org.truezero.reference.UnitExamples;
import org.truezero.train.Span;
import org.truezero.train.TrainSettings;
import org.truezero.train.Trainer;
import org.truezero.train.TrainingListener;
import org.truezero.train.TrainingResult;

/** An ONNX file, run by another implementation, gives what a session gives. */
class OnnxFileTest {
  /** Outputs may differ by this much, times their size where that is above 1. */
  private static final double TOLERANCE = 1e-5;

  @TempDir Path folder;

  static List<Unit> units() {
    return UnitExamples.all();
  }

  static List<Head> heads() {
    return HeadExamples.all();
  }

  @ParameterizedTest
  @MethodSource("units")
  void everyUnitUnderEveryHead(Unit unit) throws Exception {
    for (SignBalance balance : SignBalance.values()) {
      if (balance == SignBalance.NONE || unit.oneSided()) {
        for (Head head : heads()) {
          // The same unit twice, so that it takes what it gives.
          List<HiddenLayer> hidden =
              List.of(new HiddenLayer(7, unit, balance), new HiddenLayer(3, unit, balance));
          check(model(5, hidden, head), OnnxFile.OLDEST_OPSET);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("units")
  void oneUnitOfOneInput(Unit unit) throws Exception {
    check(model(1, List.of(UnitExamples.balanced(1, unit)), new SoftmaxHead(2)), 13);
  }

  @ParameterizedTest
  @MethodSource("heads")
  void noHiddenLayer(Head head) throws Exception {
    check(model(6, List.of(), head), OnnxFile.OLDEST_OPSET);
  }

  @Test
  void everySetOfOperators() throws Exception {
    for (int opset = OnnxFile.OLDEST_OPSET; opset <= OnnxFile.NEWEST_OPSET; opset++) {
      List<HiddenLayer> hidden =
          units().stream().map(unit -> UnitExamples.balanced(4, unit)).toList();
      for (Head head : heads()) {
        check(model(5, hidden, head), opset);
      }
    }
  }

  @Test
  void aTrainedModel() throws Exception {
    TrainingResult result =
        SmallTraining.start(SmallTraining.settings("adam"), TrainingListener.NONE);
    Model model = SmallTraining.model(result, "adam");
    compare(model, dense(SmallTraining.VALID), OnnxFile.OLDEST_OPSET);
  }

  @Tag("data")
  @Test
  void aModelOfMnist() throws Exception {
    String source = "mnist:" + RealData.require("mnist");
    Dataset train = DataSource.open(source + "?rows=0-2000");
    List<HiddenLayer> hidden =
        List.of(
            new HiddenLayer(101, Unit.parse("rectifier"), SignBalance.EXACT_HALF),
            new HiddenLayer(50, Unit.parse("paired"), SignBalance.RANDOM));
    Network first =
        Network.random(
            new Architecture(784, hidden, new SoftmaxHead(10), Initialisation.GLOROT), 1);
    TrainSettings settings = TrainSettings.paper().withLimit(Span.epochs(1));
    try (Execution execution = Execution.open(1)) {
      TrainingResult result =
          new Trainer(execution)
              .train(
                  first,
                  settings,
                  train,
                  Optional.empty(),
                  Optional.empty(),
                  TrainingListener.NONE);
      Dataset test = DataSource.open(source + "?split=test&rows=0-500", train.schema());
      Model model =
          new Model(
              result.network(),
              train.schema(),
              Optional.of(settings),
              Samples.PROVENANCE,
              result.history());
      compare(model, dense(test), OnnxFile.OLDEST_OPSET);
    }
  }

  @Test
  void inputAndOutputsAreDescribed() throws Exception {
    Path file = write(Samples.smallModel());
    try (OnnxRuntime runtime = OnnxRuntime.open(file)) {
      var inputs = runtime.session().getInputInfo();
      var outputs = runtime.session().getOutputInfo();
      assertEquals(List.of("features"), List.copyOf(inputs.keySet()));
      assertEquals(List.of("output", "class"), List.copyOf(outputs.keySet()));
      TensorInfo features = (TensorInfo) inputs.get("features").getInfo();
      assertArrayEquals(new long[] {-1, 5}, features.getShape());
      assertArrayEquals(new String[] {"N", ""}, features.getDimensionNames());
      TensorInfo output = (TensorInfo) outputs.get("output").getInfo();
      assertArrayEquals(new long[] {-1, 3}, output.getShape());
    }
  }

  @Test
  void theModelIsDescribed() throws Exception {
    Model model = Samples.smallModel();
    Path kept = folder.resolve("model.safetensors");
    ModelFile.write(kept, model);
    try (OnnxRuntime runtime = OnnxRuntime.open(write(model))) {
      OnnxModelMetadata metadata = runtime.session().getMetadata();
      Map<String, String> texts = metadata.getCustomMetadata();
      assertEquals("TrueZero", metadata.getProducerName());
      assertEquals("5-19-6-3", metadata.getGraphName());
      assertEquals(
          SettingsJson.write(model.network().architecture()),
          StrictJson.object(texts.get("truezero.network")));
      assertEquals(
          "name \"2\" ü☃", StrictJson.array(texts.get("truezero.names")).get(2).getAsString());
      assertEquals("probability of each class", texts.get("truezero.output"));
      try (SafetensorsReader reader = SafetensorsReader.open(kept)) {
        String checksum = reader.metadata().text(FileKeys.CHECKSUM);
        assertEquals("sha256:" + checksum, texts.get("truezero.model"));
      }
    }
  }

  @Test
  void columnsOfATableAreNamed() throws Exception {
    TableEncoding table =
        new TableEncoding(
            List.of(
                new TableEncoding.Numeric("age", 40, 10, 41, true),
                new TableEncoding.Categorical(
                    "job", List.of("clerk", "cook"), TableEncoding.Unknown.OTHER, false)),
            List.of("label"),
            List.of());
    Head head = new SoftmaxHead(2);
    Schema schema =
        new Schema(
            5,
            false,
            new Target.Classes(List.of("no", "yes")),
            Optional.empty(),
            Optional.of(table));
    Network network =
        Samples.network(new Architecture(5, List.of(), head, Initialisation.GLOROT), 1);
    Model model = new Model(network, schema, Optional.empty(), Samples.PROVENANCE, List.of());
    try (OnnxRuntime runtime = OnnxRuntime.open(write(model))) {
      Map<String, String> texts = runtime.session().getMetadata().getCustomMetadata();
      assertEquals(
          "[\"age\",\"age is missing\",\"job=clerk\",\"job=cook\",\"job is another value\"]",
          texts.get("truezero.featureNames"));
      assertFalse(texts.containsKey("truezero.settings"));
    }
  }

  @Test
  void equalModelsGiveEqualBytes() throws IOException {
    byte[] first = Files.readAllBytes(write(Samples.smallModel()));
    assertArrayEquals(first, Files.readAllBytes(write(Samples.smallModel())));
  }

  @Test
  void modelsWithoutClassesHaveNoClassOutput() throws Exception {
    Model model = model(3, List.of(), HeadExamples.all().get(8));
    try (OnnxRuntime runtime = OnnxRuntime.open(write(model))) {
      assertNull(runtime.run(new float[2][3]).classes());
    }
  }

  @Test
  void whatCannotBeWrittenIsNamed() {
    Path file = folder.resolve("model.onnx");
    expect("opset: 12, expected 13 to 23", () -> OnnxFile.write(file, Samples.smallModel(), 12));
    expect("opset: 99, expected 13 to 23", () -> OnnxFile.write(file, Samples.smallModel(), 99));
    Model broken = Samples.smallModel();
    Layer hidden = broken.network().layers().get(1);
    hidden.bias()[hidden.layout().site(2, 0)] = Float.NaN;
    expect(
        "layers.1.bias: element 2: found NaN, expected a finite number",
        () -> OnnxFile.write(file, broken));
    assertFalse(Files.exists(file));
  }

  @Test
  void whatExceedsTwoGibibytesIsRefusedWithoutMakingIt() {
    FloatTensor large =
        new FloatTensor(
            "weight",
            List.of(1L << 15, 1L << 14),
            () -> {
              throw new AssertionError("asked for");
            });
    ProtoMessage message = new ProtoMessage().elements(9, large);
    assertEquals((1L << 31) + 6, message.size());
    expect(
        "the model needs 2147483654 bytes as ONNX, expected less than 2 GiB, which is the most that"
            + " one file can have; use fewer units or fewer inputs, or serve it with TrueZero",
        () -> OnnxFile.requireSize(message));
  }

  private static void expect(String message, Executable call) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
  }

  private static Model model(int inputs, List<HiddenLayer> hidden, Head head) {
    return Samples.model(new Architecture(inputs, hidden, head, Initialisation.HE));
  }

  private Path write(Model model) throws IOException {
    Path file = folder.resolve("model.onnx");
    OnnxFile.write(file, model);
    return file;
  }

  /** Compares on examples with zeros and on one without anything else. */
  private void check(Model model, int opset) throws Exception {
    RandomStream stream = new RandomStream(3, "onnx examples");
    float[][] examples = new float[9][model.schema().features()];
    for (int e = 1; e < examples.length; e++) {
      for (int i = 0; i < examples[e].length; i++) {
        examples[e][i] = e % 2 == 0 ? Math.max(0, gaussian(stream, e, i)) : gaussian(stream, e, i);
      }
    }
    compare(model, examples, opset);
  }

  private static float gaussian(RandomStream stream, int example, int feature) {
    return (float) stream.gaussian(example, 0, feature);
  }

  private void compare(Model model, float[][] examples, int opset)
      throws IOException, OrtException {
    Path file = folder.resolve("model.onnx");
    OnnxFile.write(file, model, opset);
    Session session = Predictor.of(model).session();
    try (OnnxRuntime runtime = OnnxRuntime.open(file)) {
      OnnxRuntime.Result together = runtime.run(examples);
      OnnxRuntime.Result alone = runtime.run(new float[][] {examples[0]});
      assertClose(model, session, examples, together);
      assertClose(model, session, Arrays.copyOf(examples, 1), alone);
    }
  }

  private static void assertClose(
      Model model, Session session, float[][] examples, OnnxRuntime.Result found) {
    Head head = model.network().head();
    String what = model.network().architecture().toString();
    assertEquals(examples.length, found.output().length);
    float[] expected = new float[head.width()];
    for (int e = 0; e < examples.length; e++) {
      session.predict(examples[e], expected);
      assertEquals(expected.length, found.output()[e].length, what);
      for (int k = 0; k < expected.length; k++) {
        double tolerance = TOLERANCE * Math.max(1, Math.abs(expected[k]));
        assertEquals(expected[k], found.output()[e][k], tolerance, what);
      }
      if (head.classes() > 0) {
        assertEquals(session.classify(examples[e]), found.classes()[e], what);
      }
    }
  }

  private static float[][] dense(Dataset data) {
    ActiveLists lists = new ActiveLists();
    lists.clear(data.schema().features());
    IntStream.range(0, (int) data.size()).forEach(row -> data.appendRow(row, lists));
    List<float[]> rows = new ArrayList<>();
    for (int e = 0; e < lists.examples(); e++) {
      float[] row = new float[lists.width()];
      for (int at = lists.start(e); at < lists.end(e); at++) {
        row[lists.indices()[at]] = lists.values()[at];
      }
      rows.add(row);
    }
    return rows.toArray(float[][]::new);
  }
}
