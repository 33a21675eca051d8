package org.truezero.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.truezero.data.Schema;
import org.truezero.math.ActiveLists;
import org.truezero.network.Execution;
import org.truezero.network.HiddenLayer;
import org.truezero.network.Initialisation;
import org.truezero.network.SignBalance;
import org.truezero.network.SoftmaxHead;
import org.truezero.network.Unit;
import org.truezero.pretrain.Corruption;
import org.truezero.pretrain.LayerSettings;
import org.truezero.pretrain.PretrainListener;
import org.truezero.pretrain.PretrainSettings;
import org.truezero.pretrain.PretrainState;
import org.truezero.pretrain.Pretrainer;
import org.truezero.pretrain.Reconstruction;
import org.truezero.pretrain.Scaling;
import org.truezero.pretrain.Stack;
import org.truezero.reference.ExampleData;
import org.truezero.reference.ReferenceBatch;
import org.truezero.train.Span;

class StackFileTest {
  private static final Provenance PROVENANCE =
      Provenance.of("scalar", 1, new Provenance.Source("examples", "sha256:0"), Optional.empty());

  @TempDir Path folder;

  private static LayerSettings layer(Scaling scaling, boolean tied, Float... rates) {
    return new LayerSettings(
        new HiddenLayer(11, Unit.parse("rectifier"), SignBalance.RANDOM),
        Reconstruction.SIGMOID,
        scaling,
        false,
        new Corruption.SaltPepper(0.25f, 0.01f),
        tied,
        1e-3f,
        List.of(rates),
        Span.epochs(2),
        tied ? 0 : 1.5f);
  }

  private static PretrainSettings settings() {
    return new PretrainSettings(
        3,
        10,
        Initialisation.GLOROT,
        List.of(
            layer(Scaling.NONE, true, 0.1f, 0.05f), layer(Scaling.UNIT, false, 0.02f, 0.1f, 0.3f)));
  }

  private static ExampleData data(long seed) {
    ExampleData clusters = ExampleData.clusters(64, 18, 3, 0.5, seed);
    double[][] binary = new double[64][18];
    for (int e = 0; e < 64; e++) {
      ActiveLists lists = new ActiveLists();
      lists.clear(18);
      clusters.appendRow(e, lists);
      for (int at = 0; at < lists.size(); at++) {
        binary[e][lists.indices()[at]] = lists.values()[at] > 0 ? 1 : 0;
      }
    }
    return new ExampleData(ReferenceBatch.of(binary, new float[64][1]), new SoftmaxHead(2));
  }

  /** Asks to stop after some batches. */
  private static PretrainListener stopAfter(int batches) {
    return new PretrainListener() {
      private int left = batches;

      @Override
      public boolean stopRequested() {
        return left-- <= 0;
      }
    };
  }

  private static void run(PretrainState state, int batches) {
    try (Execution execution = Execution.open(1, "scalar")) {
      new Pretrainer(execution).pretrain(state, data(1), Optional.of(data(2)), stopAfter(batches));
    }
  }

  private static void assertSame(Stack expected, Stack found) {
    for (int l = 0; l < expected.size(); l++) {
      assertEquals(expected.decoder(l).isTied(), found.decoder(l).isTied());
      assertArrayEquals(expected.layer(l).weights(), found.layer(l).weights());
      assertArrayEquals(expected.layer(l).bias(), found.layer(l).bias());
      assertArrayEquals(expected.layer(l).signs(), found.layer(l).signs());
      assertArrayEquals(expected.decoder(l).weights(), found.decoder(l).weights());
      assertArrayEquals(expected.decoder(l).bias(), found.decoder(l).bias());
    }
  }

  private PretrainedStack finished() {
    PretrainState state = PretrainState.fresh(18, settings());
    run(state, Integer.MAX_VALUE);
    assertTrue(state.done());
    Schema schema = data(1).schema();
    return new PretrainedStack(state.stack(), schema, PROVENANCE, state.history());
  }

  @Test
  void aStackIsReadBackToTheBit() throws IOException {
    PretrainedStack written = finished();
    Path file = folder.resolve("stack.safetensors");
    StackFile.write(file, written);
    PretrainedStack read = StackFile.read(file);
    assertSame(written.stack(), read.stack());
    assertEquals(written.schema(), read.schema());
    assertEquals(written.provenance(), read.provenance());
    assertEquals(written.history(), read.history());
    assertEquals(written.stack().settings(), read.stack().settings());
    Path again = folder.resolve("again.safetensors");
    StackFile.write(again, read);
    assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(again));
  }

  @Test
  void neitherJavaNorThePlaceOfDataMakesAnotherTraining() {
    JsonObject elsewhere = PROVENANCE.toJson();
    elsewhere.addProperty("java", 99);
    elsewhere.getAsJsonObject("train").addProperty("source", "moved");
    assertTrue(PROVENANCE.sameTraining(Provenance.fromJson(elsewhere)));
    assertTrue(PROVENANCE.sameTraining(PROVENANCE.withBestEpoch(3)));
    elsewhere.getAsJsonObject("train").addProperty("fingerprint", "sha256:1");
    assertFalse(PROVENANCE.sameTraining(Provenance.fromJson(elsewhere)));
    assertFalse(PROVENANCE.sameTraining(PROVENANCE.withSeed(2)));
    assertFalse(PROVENANCE.sameTraining(PROVENANCE.withStart(PROVENANCE.train())));
    for (String name : List.of("truezero", "kernels")) {
      JsonObject other = PROVENANCE.toJson();
      other.addProperty(name, "other");
      assertFalse(PROVENANCE.sameTraining(Provenance.fromJson(other)), name);
    }
  }

  @Test
  void aCheckpointGoesOnToTheSameBitsFromAnyBatch() throws IOException {
    PretrainedStack whole = finished();
    PretrainState state = PretrainState.fresh(18, settings());
    Path file = folder.resolve("checkpoint.safetensors");
    int stops = 0;
    while (!state.done()) {
      run(state, 1 + stops % 4);
      StackFile.writeCheckpoint(file, state, whole.schema(), PROVENANCE);
      state = StackFile.readCheckpoint(file).state();
      stops++;
    }
    assertTrue(stops > 15, stops + " stops");
    assertSame(whole.stack(), state.stack());
    assertEquals(whole.history(), state.history());
  }

  @Test
  void everyCutAndEveryOtherKindIsRefused() throws IOException {
    PretrainedStack written = finished();
    Path file = folder.resolve("stack.safetensors");
    StackFile.write(file, written);
    byte[] bytes = Files.readAllBytes(file);
    Path cut = folder.resolve("cut.safetensors");
    for (int length = 0; length < bytes.length; length += 1 + bytes.length / 60) {
      Files.write(cut, Arrays.copyOf(bytes, length));
      assertThrows(ModelFormatException.class, () -> StackFile.read(cut), "cut at " + length);
    }
    for (int at = 8; at < bytes.length; at += 1 + bytes.length / 60) {
      byte[] altered = bytes.clone();
      altered[at] ^= 4;
      Files.write(cut, altered);
      assertThrows(ModelFormatException.class, () -> StackFile.read(cut), "altered at " + at);
    }
    ModelFormatException e = assertThrows(ModelFormatException.class, () -> ModelFile.read(file));
    assertTrue(
        e.getMessage().contains("kind of file: found \"stack\", expected model"), e::getMessage);
    assertThrows(ModelFormatException.class, () -> StackFile.readCheckpoint(file));
  }
}
