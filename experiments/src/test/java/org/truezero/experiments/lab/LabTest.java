package org.truezero.experiments.lab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.truezero.data.DataSource;
import org.truezero.data.Dataset;
import org.truezero.network.Architecture;
import org.truezero.network.Execution;
import org.truezero.network.HiddenLayer;
import org.truezero.network.Initialisation;
import org.truezero.network.Network;
import org.truezero.network.Rectifier;
import org.truezero.network.SignBalance;
import org.truezero.network.SoftmaxHead;
import org.truezero.pretrain.LayerSettings;
import org.truezero.pretrain.PretrainRecord;
import org.truezero.pretrain.PretrainSettings;
import org.truezero.pretrain.PretrainState;
import org.truezero.pretrain.Stack;
import org.truezero.train.Span;
import org.truezero.train.TrainSettings;

class LabTest {
  @TempDir Path folder;

  /** Counts what it hears, and asks to stop after some batches. */
  private static final class Ear implements LabListener {
    private int begun;
    private int batches;
    private long presented;
    private int stopAfter = Integer.MAX_VALUE;

    @Override
    public void begins(String cell, long examples) {
      begun++;
    }

    @Override
    public void progress(long examples) {
      batches++;
      presented = examples;
    }

    @Override
    public void ended(String cell, Outcome outcome) {}

    @Override
    public boolean stopRequested() {
      return batches >= stopAfter;
    }
  }

  private static Dataset data(Path folder) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int row = 0; row < 60; row++) {
      lines.append(row % 2).append(' ').append(1 + row % 3).append(":1 ");
      lines.append(4 + row % 2).append(":0.5\n");
    }
    Path file = Files.writeString(folder.resolve("rows.libsvm"), lines);
    return DataSource.open("libsvm:" + file);
  }

  private static PretrainSettings stackSettings() {
    HiddenLayer layer = new HiddenLayer(8, new Rectifier(), SignBalance.NONE);
    LayerSettings images = LayerSettings.images(layer);
    LayerSettings shorter =
        new LayerSettings(
            layer,
            images.reconstruction(),
            images.scaling(),
            false,
            images.corruption(),
            true,
            0,
            images.learningRates(),
            Span.epochs(3),
            0);
    return new PretrainSettings(1, 10, Initialisation.GLOROT, List.of(shorter, shorter));
  }

  private Lab lab(Execution execution, Ear ear) throws IOException {
    return new Lab(folder.resolve("lab"), "test", Scale.SMOKE, execution, ear);
  }

  @Test
  void whatWasTrainedIsNotTrainedAgain() throws IOException {
    Dataset data = data(folder);
    Architecture architecture =
        new Architecture(5, List.of(), new SoftmaxHead(2), Initialisation.GLOROT);
    try (Execution execution = Execution.open(1, "scalar")) {
      Outcome[] outcomes = new Outcome[2];
      for (int time = 0; time < 2; time++) {
        Ear ear = new Ear();
        outcomes[time] =
            lab(execution, ear)
                .train(
                    new Training(
                        "linear",
                        () -> Network.random(architecture, 1),
                        TrainSettings.paper(),
                        data,
                        Optional.of(data),
                        Optional.of(data)));
        assertEquals(time == 0 ? 1 : 0, ear.begun);
      }
      assertEquals(outcomes[0], outcomes[1]);
      assertEquals(0, outcomes[1].get(Outcome.TEST_ERROR));
      assertTrue(Double.isNaN(outcomes[1].get(Outcome.TEST_RMSE)));
    }
  }

  private static List<Training> five(Dataset data) {
    List<Training> trainings = new ArrayList<>();
    for (int i = 1; i <= 5; i++) {
      int seed = i;
      trainings.add(
          new Training(
              "network " + i,
              () -> Network.random(linear(), seed),
              TrainSettings.paper().withSeed(i).withLimit(Span.epochs(i)),
              data,
              Optional.empty(),
              Optional.of(data)));
    }
    return trainings;
  }

  /** A cell of the same name with other settings, data or weights to start from is another one. */
  @Test
  void whatChangedIsTrainedAgain() throws IOException {
    Dataset data = data(folder);
    Training first = five(data).get(0);
    Lab.Start named =
        new Lab.Start() {
          @Override
          public Network network() {
            return Network.zero(linear());
          }

          @Override
          public String identity() {
            return "zeros";
          }
        };
    List<Training> changes =
        List.of(
            changed(first, first.start(), first.settings().withSeed(9), first.test()),
            changed(first, first.start(), first.settings(), Optional.empty()),
            changed(first, named, first.settings(), first.test()));
    try (Execution execution = Execution.open(1, "scalar")) {
      for (Training change : changes) {
        lab(execution, new Ear()).train(first);
        Ear ear = new Ear();
        Outcome outcome = lab(execution, ear).train(change);
        assertEquals(1, ear.begun);
        assertEquals(outcome, lab(execution, ear).train(change));
        assertEquals(1, ear.begun);
      }
    }
  }

  private static Training changed(
      Training from, Lab.Start start, TrainSettings settings, Optional<Dataset> test) {
    return new Training(from.cell(), start, settings, from.train(), from.valid(), test);
  }

  /** A crash may leave a line without its end, or a file without its first line. */
  @Test
  void whatACrashLeftIsGoneOnFrom() throws IOException {
    List<Training> five = five(data(folder));
    Path file = folder.resolve("lab/outcomes.jsonl");
    try (Execution execution = Execution.open(1, "scalar")) {
      lab(execution, new Ear()).train(five);
      String whole = Files.readString(file);
      List<String> lines = whole.lines().toList();
      int last = lines.get(5).length() + 1;
      for (int cut : new int[] {1, 2, last - 1, last, whole.length() - 3, whole.length()}) {
        Files.writeString(file, whole.substring(0, whole.length() - cut));
        Ear ear = new Ear();
        if (cut == whole.length() - 3) {
          assertThrows(ForeignFolderException.class, () -> lab(execution, ear));
          continue;
        }
        lab(execution, ear).train(five);
        assertEquals(cut == whole.length() ? 5 : 1, ear.begun, "cut " + cut);
        Ear again = new Ear();
        lab(execution, again).train(five);
        assertEquals(0, again.begun, "cut " + cut);
        assertEquals(lines.get(0), Files.readString(file).lines().findFirst().orElseThrow());
      }
      Files.writeString(file, lines.get(0));
      Ear ear = new Ear();
      lab(execution, ear).train(five);
      assertEquals(5, ear.begun);
      assertEquals(6, Files.readString(file).lines().count());
    }
  }

  private static List<Map<String, Double>> withoutSeconds(List<Outcome> outcomes) {
    List<Map<String, Double>> numbers = new ArrayList<>();
    for (Outcome outcome : outcomes) {
      Map<String, Double> left = new TreeMap<>(outcome.numbers());
      assertTrue(left.remove(Outcome.SECONDS) >= 0);
      numbers.add(left);
    }
    return numbers;
  }

  @Test
  void sideBySideIsTheSameAsOneAfterTheOther() throws IOException {
    Dataset data = data(folder);
    List<Outcome> serial;
    try (Execution execution = Execution.open(1, "scalar")) {
      serial =
          new Lab(folder.resolve("serial"), "test", Scale.SMOKE, execution, new Ear())
              .train(five(data));
    }
    try (Execution execution = Execution.open(3, "scalar")) {
      Ear ear = new Ear();
      assertEquals(withoutSeconds(serial), withoutSeconds(lab(execution, ear).train(five(data))));
      assertEquals(5, ear.begun);
      assertEquals(6 * (1 + 2 + 3 + 4 + 5), ear.batches);
      assertEquals(60 * (1 + 2 + 3 + 4 + 5), ear.presented);
      lab(execution, ear).train(five(data));
      assertEquals(5, ear.begun);
    }
  }

  @Test
  void aFailureSideBySideIsThrownAndWhatWasDoneIsKept() throws IOException {
    Dataset data = data(folder);
    try (Execution execution = Execution.open(2, "scalar")) {
      List<Training> trainings = five(data);
      Training last = trainings.get(4);
      Lab.Start broken =
          () -> {
            throw new IOException("no stack");
          };
      trainings.set(
          4,
          new Training(
              last.cell(), broken, last.settings(), data, Optional.empty(), Optional.of(data)));
      Exception thrown =
          assertThrows(IOException.class, () -> lab(execution, new Ear()).train(trainings));
      assertEquals("no stack", thrown.getMessage());
      Ear rest = new Ear();
      lab(execution, rest).train(five(data));
      // The fourth may have been stopped by the failure of the fifth.
      assertTrue(rest.begun == 1 || rest.begun == 2, "trained again: " + rest.begun);
    }
  }

  @Test
  void sideBySideStopsOnRequest() throws IOException {
    Dataset data = data(folder);
    try (Execution execution = Execution.open(2, "scalar")) {
      Ear stopping = new Ear();
      stopping.stopAfter = 20;
      assertThrows(StoppedException.class, () -> lab(execution, stopping).train(five(data)));
      Ear rest = new Ear();
      assertEquals(5, lab(execution, rest).train(five(data)).size());
      assertTrue(rest.begun >= 2 && rest.begun < 5, "trained again: " + rest.begun);
    }
  }

  /** A request after the last mini-batch comes too late to throw the network away. */
  @Test
  void whatWasTrainedToItsEndIsKept() throws IOException {
    Dataset data = data(folder);
    for (int threads = 1; threads <= 2; threads++) {
      try (Execution execution = Execution.open(threads, "scalar")) {
        Path place = folder.resolve("threads " + threads);
        List<Training> two = List.of(five(data).get(0), five(data).get(0));
        Ear late = new Ear();
        late.stopAfter = 6 * threads;
        Lab lab = new Lab(place, "test", Scale.SMOKE, execution, late);
        lab.train(two.subList(0, threads));
        Ear none = new Ear();
        new Lab(place, "test", Scale.SMOKE, execution, none).train(two);
        assertEquals(0, none.begun, threads + " threads");
      }
    }
  }

  @Test
  void aStoppedStackGoesOnToTheSameBits() throws IOException {
    Dataset data = data(folder);
    try (Execution execution = Execution.open(1, "scalar")) {
      Stack whole =
          new Lab(folder.resolve("whole"), "test", Scale.SMOKE, execution, new Ear())
              .pretrain("stack", data, Optional.empty(), stackSettings());
      Ear stopping = new Ear();
      stopping.stopAfter = 23;
      assertThrows(
          StoppedException.class,
          () ->
              lab(execution, stopping).pretrain("stack", data, Optional.empty(), stackSettings()));
      Ear rest = new Ear();
      Stack resumed =
          lab(execution, rest).pretrain("stack", data, Optional.empty(), stackSettings());
      assertEquals(2 * 3 * 6 - 23, rest.batches);
      assertTrue(Double.isNaN(lab(execution, rest).seconds("stack")), "those of a part");
      for (int l = 0; l < 2; l++) {
        assertArrayEquals(whole.layer(l).weights(), resumed.layer(l).weights());
      }
      Ear none = new Ear();
      lab(execution, none).pretrain("stack", data, Optional.empty(), stackSettings());
      assertEquals(0, none.batches);
    }
  }

  @Test
  void aReportWithoutTrainingPretrainsNothing() throws IOException {
    Dataset data = data(folder);
    try (Execution execution = Execution.open(1, "scalar")) {
      Ear ear = new Ear();
      Path place = folder.resolve("lab");
      new Lab(place, "test", Scale.SMOKE, execution, ear, false)
          .pretrain("stack", data, Optional.empty(), stackSettings());
      assertEquals(0, ear.begun + ear.batches);
      assertFalse(Files.exists(place.resolve("stacks")));
    }
  }

  /** The layer that reconstructs nothing is the one below the last. */
  @Test
  void aSilentLayerOfAStackIsSeen() {
    PretrainState state = PretrainState.fresh(5, stackSettings());
    List<PretrainRecord> history = List.of(record(0, 0.9999), record(1, 0.25));
    PretrainState ended =
        new PretrainState(state.stack(), state.progress(), history, Optional.empty());
    Outcome outcome = Outcome.of(ended, 1);
    assertEquals(0.25, outcome.get(Outcome.ZEROS));
    assertEquals(0.9999, outcome.get(Outcome.MOST_ZEROS));
  }

  private static PretrainRecord record(int layer, double zeros) {
    return new PretrainRecord(layer, 0.1, 1, 60, 1, 0, zeros, OptionalDouble.empty());
  }

  private static Architecture linear() {
    return new Architecture(5, List.of(), new SoftmaxHead(2), Initialisation.GLOROT);
  }

  private static double norm(Network network) {
    double sum = 0;
    for (float weight : network.layers().get(0).weights()) {
      sum += weight * weight;
    }
    return sum;
  }

  @Test
  void aTrainingIsFollowedEpochByEpochAndRemembered() throws IOException {
    Dataset data = data(folder);
    TrainSettings settings = TrainSettings.paper().withLimit(Span.epochs(3));
    try (Execution execution = Execution.open(1, "scalar")) {
      List<Outcome> first = null;
      for (int time = 0; time < 2; time++) {
        Ear ear = new Ear();
        List<Outcome> looks =
            lab(execution, ear)
                .follow(
                    "followed",
                    () -> Network.zero(linear()),
                    settings,
                    data,
                    network -> Map.of("norm: of w", norm(network)));
        assertEquals(4, looks.size());
        assertEquals(0, looks.get(0).get("norm: of w"));
        assertTrue(Double.isNaN(looks.get(0).get(Outcome.TRAIN_LOSS)));
        for (int epoch = 1; epoch <= 3; epoch++) {
          assertEquals(epoch, looks.get(epoch).get(Outcome.EPOCH));
          assertTrue(looks.get(epoch).get("norm: of w") > looks.get(epoch - 1).get("norm: of w"));
        }
        assertEquals(1 - time, ear.begun);
        first = time == 0 ? looks : first;
        assertEquals(first, looks);
      }
    }
  }

  @Test
  void aTrainedNetworkIsKeptAndTrainedAgainWhenAnythingDiffers() throws IOException {
    Dataset data = data(folder);
    TrainSettings settings = TrainSettings.paper().withLimit(Span.epochs(3));
    try (Execution execution = Execution.open(1, "scalar")) {
      Ear ear = new Ear();
      Lab lab = lab(execution, ear);
      Network made = lab.network("kept", () -> Network.zero(linear()), settings, data);
      Network kept = lab.network("kept", () -> Network.zero(linear()), settings, data);
      assertEquals(1, ear.begun);
      assertArrayEquals(made.layers().get(0).weights(), kept.layers().get(0).weights());
      lab.network("kept", () -> Network.zero(linear()), settings.withSeed(2), data);
      assertEquals(2, ear.begun);
    }
  }

  @Test
  void aLineThatWasCutOffIsMeasuredAgainAndOthersAreKept() throws IOException {
    try (Execution execution = Execution.open(1, "scalar")) {
      lab(execution, new Ear()).measure("a", "", 1, () -> Map.of("x", 1.5, "y", Double.NaN));
      Path file = folder.resolve("lab").resolve("outcomes.jsonl");
      Files.writeString(file, "{\"cell\":\"b\",\"x", StandardOpenOption.APPEND);
      Ear ear = new Ear();
      Lab again = lab(execution, ear);
      assertEquals(1.5, again.measure("a", "", 1, Map::of).get("x"));
      assertTrue(Double.isNaN(again.measure("a", "", 1, Map::of).get("y")));
      again.measure("b", "", 1, () -> Map.of("x", 2.0));
      assertEquals(1, ear.begun);
      assertEquals(3, Files.readAllLines(file).size());
    }
  }

  @Test
  void aLineThatWasCutOffInsideACharacterIsMeasuredAgain() throws IOException {
    try (Execution execution = Execution.open(1, "scalar")) {
      Path file = folder.resolve("lab").resolve("outcomes.jsonl");
      lab(execution, new Ear()).measure("α 1", "", 1, () -> Map.of("x", 1.5));
      byte[] begun = "{\"cell\":\"α 2, λ".getBytes(StandardCharsets.UTF_8);
      Files.write(file, Arrays.copyOf(begun, begun.length - 1), StandardOpenOption.APPEND);
      Ear ear = new Ear();
      Lab again = lab(execution, ear);
      assertEquals(2, Files.readAllLines(file).size());
      assertEquals(1.5, again.measure("α 1", "", 1, Map::of).get("x"));
      again.measure("α 2, λ", "", 1, () -> Map.of("x", 2.0));
      assertEquals(1, ear.begun);
    }
  }

  @Test
  void aWholeLineThatIsNoTextIsRefused() throws IOException {
    try (Execution execution = Execution.open(1, "scalar")) {
      lab(execution, new Ear());
      Path file = folder.resolve("lab").resolve("outcomes.jsonl");
      byte[] line = "{\"cell\":\"?\"}\n".getBytes(StandardCharsets.UTF_8);
      line[9] = (byte) 0xCE;
      Files.write(file, line, StandardOpenOption.APPEND);
      Exception refused =
          assertThrows(ForeignFolderException.class, () -> lab(execution, new Ear()));
      assertTrue(refused.getMessage().contains("outcomes.jsonl, line 2: no outcome"), "" + refused);
    }
  }

  @Test
  void aFolderOfSomethingElseIsRefusedAndKept() throws IOException {
    try (Execution execution = Execution.open(1, "scalar")) {
      lab(execution, new Ear()).measure("a", "", 1, () -> Map.of("x", 1.0));
      Path file = folder.resolve("lab").resolve("outcomes.jsonl");
      String before = Files.readString(file);
      Exception refused =
          assertThrows(
              ForeignFolderException.class,
              () -> new Lab(folder.resolve("lab"), "test", Scale.PAPER, execution, new Ear()));
      assertTrue(refused.getMessage().contains("choose another folder"), refused.getMessage());
      assertEquals(before, Files.readString(file));
      Files.writeString(file, "what is this\n", StandardOpenOption.APPEND);
      assertThrows(ForeignFolderException.class, () -> lab(execution, new Ear()));
      assertFalse(Files.readString(file).isEmpty());
    }
  }
}
