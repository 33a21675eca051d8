package org.truezero.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.truezero.network.Layer;
import org.truezero.network.Network;
import org.truezero.train.TrainSettings;
import org.truezero.train.TrainingListener;
import org.truezero.train.TrainingResult;
import org.truezero.train.TrainingState;

class CheckpointTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"sgd", "momentum:0.9", "adam:0.9,0.999,1e-8"})
  void resumedAnywhereItEndsInTheSameBits(String optimizer) throws IOException {
    TrainSettings settings = SmallTraining.settings(optimizer);
    Network[] last = new Network[1];
    TrainingResult whole = SmallTraining.start(settings, remember(last, TrainingListener.NONE));
    assertEquals(TrainingResult.Stop.LIMIT, whole.stopped());
    // Epochs of 97 examples are 13 batches: at the start, inside, at the end, after the first best.
    for (int batches : List.of(1, 2, 7, 8, 12, 13, 14, 29, 51, 52)) {
      Path file = folder.resolve("checkpoint");
      stopAfter(batches, settings, file);
      Network[] resumed = new Network[1];
      TrainingResult rest =
          SmallTraining.resume(Checkpoint.read(file), remember(resumed, TrainingListener.NONE));
      if (batches < 52) {
        ModelFileTest.assertSameBits(last[0], resumed[0]);
      }
      ModelFileTest.assertSameBits(whole.network(), rest.network());
      assertEquals(whole.history(), rest.history());
      assertEquals(whole.best(), rest.best());
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {0, 0.4f})
  void theSearchForLambdaGoesOnWhereItWas(float dropout) throws IOException {
    TrainSettings settings = SmallTraining.targetSettings(dropout);
    Network whole = SmallTraining.rectifiers();
    TrainingResult expected = SmallTraining.start(whole, settings, TrainingListener.NONE);
    Path file = folder.resolve("checkpoint");
    for (int batches : List.of(1, 7, 13, 29, 51)) {
      int[] seen = {0};
      SmallTraining.start(
          SmallTraining.rectifiers(),
          settings,
          SmallTraining.listener(file, 1_000_000, () -> ++seen[0] >= batches));
      Network[] resumed = new Network[1];
      TrainingResult rest =
          SmallTraining.resume(
              whole, Checkpoint.read(file), remember(resumed, TrainingListener.NONE));
      ModelFileTest.assertSameBits(whole, resumed[0]);
      assertEquals(expected.history(), rest.history());
      assertEquals(expected.best(), rest.best());
    }
    assertEquals(2, expected.history().get(0).control().size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[{\"l1\":0.1,\"zeroFraction\":0.5}] | 1 layers, expected 2",
        "[{\"l1\":0.1},{\"l1\":0.1}] | zeroFraction: missing",
        "[{\"l1\":-1.0,\"zeroFraction\":0.5},{\"l1\":0.1,\"zeroFraction\":0.5}] | -1.0",
        "[{\"l1\":0.1,\"zeroFraction\":2.0},{\"l1\":0.1,\"zeroFraction\":0.5}] | 2.0",
        "[1,2] | expected an object",
        "{} | truezero.control",
      })
  void wrongStatesOfTheSearchAreRefused(String control, String expected) throws IOException {
    Path file = folder.resolve("checkpoint");
    SmallTraining.start(
        SmallTraining.rectifiers(),
        SmallTraining.targetSettings(0),
        SmallTraining.listener(file, 1, () -> true));
    RawFile raw = RawFile.of(Files.readAllBytes(file));
    Files.write(file, raw.withMetadata("truezero.control", text -> control).bytes());
    ModelFormatException e = assertThrows(ModelFormatException.class, () -> Checkpoint.read(file));
    assertTrue(e.getMessage().contains(expected), e.getMessage());
    assertTrue(e.getMessage().contains("truezero.control"), e.getMessage());
  }

  @Test
  void interruptedAgainAndAgainItEndsInTheSameFile() throws IOException {
    String optimizer = "adam";
    TrainingResult whole =
        SmallTraining.start(SmallTraining.settings(optimizer), TrainingListener.NONE);
    Path file = folder.resolve("checkpoint");
    TrainingResult result = stopAfter(3, SmallTraining.settings(optimizer), file);
    int times = 0;
    while (result.stopped() == TrainingResult.Stop.REQUESTED) {
      int[] batches = {0};
      result =
          SmallTraining.resume(
              Checkpoint.read(file), SmallTraining.listener(file, 1000, () -> ++batches[0] >= 5));
      times++;
    }
    assertEquals(10, times);
    ModelFile.write(folder.resolve("a"), SmallTraining.model(whole, optimizer));
    ModelFile.write(folder.resolve("b"), SmallTraining.model(result, optimizer));
    assertArrayEquals(
        Files.readAllBytes(folder.resolve("a")), Files.readAllBytes(folder.resolve("b")));
  }

  @Test
  void everythingIsReadBack() throws IOException {
    Path file = folder.resolve("checkpoint");
    Path again = folder.resolve("again");
    SmallTraining.start(
        SmallTraining.settings("momentum:0.9"),
        new TrainingListener() {
          @Override
          public void afterBatch(TrainingState state) {
            write(file, state);
            Restored restored = read(file);
            assertEquals(state.progress(), restored.state().progress());
            assertEquals(state.history(), restored.state().history());
            assertEquals(state.settings(), restored.state().settings());
            assertEquals(SmallTraining.TRAIN.schema(), restored.schema());
            assertEquals(SmallTraining.provenance(), restored.provenance());
            write(again, restored.state());
            assertArrayEquals(bytes(file), bytes(again));
          }
        });
  }

  @Test
  void checkpointsAreWrittenAsOftenAsAsked() {
    Path file = folder.resolve("checkpoint");
    CheckpointListener listener = SmallTraining.listener(file, 30, () -> false);
    long[] last = {0, 0};
    SmallTraining.start(
        SmallTraining.settings("sgd"),
        new TrainingListener() {
          @Override
          public void afterBatch(TrainingState state) {
            listener.afterBatch(state);
            long found = Files.exists(file) ? read(file).state().progress().examples() : last[0];
            last[1] += found > last[0] ? 1 : 0;
            last[0] = found;
            assertTrue(state.progress().examples() - found < 30 + 8);
          }
        });
    // 388 examples; every fourth batch, a little less often because epochs end with a batch of 1.
    assertTrue(last[1] >= 11 && last[1] <= 13, last[1] + " checkpoints");
  }

  @Test
  void unwritableCheckpointEndsTheTraining() {
    Path file = folder.resolve("no folder").resolve("checkpoint");
    UncheckedIOException e =
        assertThrows(
            UncheckedIOException.class,
            () ->
                SmallTraining.start(
                    SmallTraining.settings("sgd"), SmallTraining.listener(file, 8, () -> false)));
    assertTrue(e.getCause().getMessage().startsWith(file.toString()), e.getMessage());
  }

  @Test
  void divergedNetworkDoesNotReplaceTheLastGoodCheckpoint() throws IOException {
    Path file = folder.resolve("checkpoint");
    CheckpointListener listener = SmallTraining.listener(file, 1, () -> true);
    stopAfter(3, SmallTraining.settings("sgd"), file);
    byte[] good = Files.readAllBytes(file);
    TrainingState state = Checkpoint.read(file).state();
    Layer layer = state.network().layers().get(1);
    layer.bias()[layer.layout().site(0, 0)] = Float.NaN;
    listener.afterBatch(state);
    assertArrayEquals(good, Files.readAllBytes(file));
    assertFalse(listener.stopRequested(), "nothing to go on from was written");
  }

  @Test
  void sameTrainingMayGoOnAndAnotherMayNot() throws IOException {
    Path file = folder.resolve("checkpoint");
    TrainSettings settings = SmallTraining.settings("sgd");
    stopAfter(3, settings, file);
    Restored restored = Checkpoint.read(file);
    var architecture = SmallTraining.network().architecture();
    Provenance now = SmallTraining.provenance();
    restored.requireSame(architecture, settings, now, false);
    Provenance vectors = Provenance.of("vector-512", 1, now.train(), Optional.empty());
    restored.requireSame(
        architecture, settings, Provenance.of("vector-512", 1, now.train(), now.valid()), true);

    Exception e =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                restored.requireSame(
                    architecture, settings.withLearningRate(0.2f), vectors, false));
    assertEquals(
        "the checkpoint belongs to another training: settings learningRate was 0.1, now 0.2;"
            + " validation data was pattern:2:40, now none; kernels was scalar, now vector-512",
        e.getMessage());
  }

  /** Settings that are left out of a file while they have their usual value. */
  @Test
  void optionalSettingsAreComparedBothWays() throws IOException {
    Path file = folder.resolve("checkpoint");
    TrainSettings without = SmallTraining.settings("sgd");
    TrainSettings with = without.withAdversarial(0.25f);
    assertEquals("settings adversarial was none, now 0.25", difference(file, without, with));
    assertEquals("settings adversarial was 0.25, now none", difference(file, with, without));
  }

  private static String difference(Path file, TrainSettings before, TrainSettings now)
      throws IOException {
    stopAfter(3, before, file);
    return difference(file, now, SmallTraining.provenance());
  }

  private static String difference(Path file, TrainSettings now, Provenance provenance)
      throws IOException {
    Restored restored = Checkpoint.read(file);
    var architecture = SmallTraining.network().architecture();
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> restored.requireSame(architecture, now, provenance, false))
            .getMessage();
    return message.substring(message.indexOf(": ") + 2);
  }

  @Test
  void aTrainingThatStartedFromOtherWeightsIsAnother() throws IOException {
    Path file = folder.resolve("checkpoint");
    TrainSettings settings = SmallTraining.settings("sgd");
    stopAfter(3, settings, file);
    Provenance from = SmallTraining.provenance().withStart(new Provenance.Source("s.stack", "aa"));
    assertEquals("start was none, now aa", difference(file, settings, from));
    Checkpoint.write(file, Checkpoint.read(file).state(), SmallTraining.TRAIN.schema(), from);
    assertEquals(from, Checkpoint.read(file).provenance());
    var moved = SmallTraining.provenance().withStart(new Provenance.Source("elsewhere", "aa"));
    Checkpoint.read(file)
        .requireSame(SmallTraining.network().architecture(), settings, moved, false);
    var other = SmallTraining.provenance().withStart(new Provenance.Source("s.stack", "bb"));
    assertEquals("start was aa, now bb", difference(file, settings, other));
    assertEquals("start was aa, now none", difference(file, settings, SmallTraining.provenance()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "truezero.kind | checkpoint | model | kind of file",
        "truezero.format | 1 | 2 | format version: found \"2\", expected 1",
        "truezero.layout | /32 | /16 | metadata truezero.layout: found \"20x18x1/16",
        "truezero.provenance | 0.1.0 | 0.0.9 | TrueZero \"0.0.9\"",
        "truezero.settings | adam:0.9,0.999,1.0E-8 | sgd | does not belong",
        "truezero.settings | adam:0.9,0.999,1.0E-8 | momentum:0.9 | expected F32",
        "truezero.progress | \"step\":20 | \"step\":-1 | step: found \"-1\", expected 0 or more",
        "truezero.progress | \"lossSum\":\" | \"lossSum\":\"x | truezero.progress",
        "truezero.best | 0 | 77 | metadata truezero.best: found 77, expected a position among",
        "truezero.best | 0 | -1 | metadata truezero.best: found -1, expected a position among",
        "truezero.best | 0 | x | metadata truezero.best",
      })
  void wrongCheckpointsAreRefused(String key, String from, String to, String expected)
      throws IOException {
    Path file = folder.resolve("checkpoint");
    stopAfter(20, SmallTraining.settings("adam"), file);
    RawFile raw = RawFile.of(Files.readAllBytes(file));
    Files.write(
        file,
        raw.withMetadata(
                key, text -> key.endsWith("best") ? to : text.replace(from.trim(), to.trim()))
            .bytes());
    ModelFormatException e = assertThrows(ModelFormatException.class, () -> Checkpoint.read(file));
    assertTrue(e.getMessage().contains(expected), e.getMessage());
    assertTrue(e.getMessage().startsWith(file + ": "), e.getMessage());
  }

  @Test
  void cutAndAlteredCheckpointsAreNoticed() throws IOException {
    Path file = folder.resolve("checkpoint");
    stopAfter(20, SmallTraining.settings("adam"), file);
    byte[] good = Files.readAllBytes(file);
    for (int at = 0; at < good.length; at += 97) {
      Files.write(file, Arrays.copyOf(good, at));
      assertThrows(ModelFormatException.class, () -> Checkpoint.read(file), "cut at " + at);
      byte[] altered = good.clone();
      altered[at] ^= 4;
      Files.write(file, altered);
      assertThrows(ModelFormatException.class, () -> Checkpoint.read(file), "byte " + at);
    }
    assertFalse(Arrays.equals(good, Files.readAllBytes(file)));
  }

  private static TrainingResult stopAfter(int batches, TrainSettings settings, Path file) {
    int[] seen = {0};
    return SmallTraining.start(
        settings, SmallTraining.listener(file, 1_000_000, () -> ++seen[0] >= batches));
  }

  /** Keeps a copy of the network as it was after the last batch. */
  private static TrainingListener remember(Network[] last, TrainingListener next) {
    return new TrainingListener() {
      @Override
      public void afterBatch(TrainingState state) {
        last[0] = state.network().copy();
        next.afterBatch(state);
      }
    };
  }

  private static void write(Path file, TrainingState state) {
    try {
      Checkpoint.write(file, state, SmallTraining.TRAIN.schema(), SmallTraining.provenance());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Restored read(Path file) {
    try {
      return Checkpoint.read(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
