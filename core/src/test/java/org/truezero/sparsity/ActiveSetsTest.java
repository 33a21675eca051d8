package org.truezero.sparsity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.truezero.data.DataSource;
import org.truezero.data.Dataset;
import org.truezero.network.Architecture;
import org.truezero.network.Execution;
import org.truezero.network.HiddenLayer;
import org.truezero.network.Inference;
import org.truezero.network.Initialisation;
import org.truezero.network.LinearHead;
import org.truezero.network.Network;
import org.truezero.network.Rectifier;
import org.truezero.network.SignBalance;

class ActiveSetsTest {
  @TempDir Path folder;

  private static Network network(int inputs, int... units) {
    List<HiddenLayer> hidden =
        Arrays.stream(units)
            .mapToObj(count -> new HiddenLayer(count, new Rectifier(), SignBalance.NONE))
            .toList();
    return Network.random(
        new Architecture(inputs, hidden, new LinearHead(1), Initialisation.HE), 3);
  }

  @Test
  void countsSetsOfEachLayerAndOfAll() throws IOException {
    // Layer 1: x > 1, x > 3. Layer 2: 1 − h1 > 0, that is x < 2.
    Path file =
        Files.writeString(
            folder.resolve("x.libsvm"), "0 1:0.5\n0 1:1.5\n0 1:1.8\n0 1:2.5\n0 1:4\n0 1:9\n");
    Network network = network(1, 2, 1);
    network.layers().get(0).setWeightMatrix(new float[] {1, 1});
    network.layers().get(0).setBiasVector(new float[] {-1, -3});
    network.layers().get(1).setWeightMatrix(new float[] {-1, 0});
    network.layers().get(1).setBiasVector(new float[] {1});
    try (Execution execution = Execution.open(1)) {
      ActiveSets sets = ActiveSets.measure(network, DataSource.open("libsvm:" + file), execution);
      assertEquals(6, sets.examples());
      // {} once, {1} three times, {1, 2} twice; {1} three times, {} three times.
      assertEquals(new ActiveSets.Counts(3, 1, 3), sets.layers().get(0));
      assertEquals(new ActiveSets.Counts(2, 0, 3), sets.layers().get(1));
      // 0.5; 1.5 and 1.8; 2.5; 4 and 9.
      assertEquals(new ActiveSets.Counts(4, 2, 2), sets.together());
    }
  }

  /** Sets of the same outputs in two layers, or in other numbers, are not mixed up. */
  @Test
  void agreesWithSetsThatAreKeptInFull() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int row = 0; row < 400; row++) {
      lines.append("0 1:").append(row % 20 - 10).append(" 2:").append(row / 20 - 10).append('\n');
    }
    Path file = Files.writeString(folder.resolve("grid.libsvm"), lines);
    Dataset data = DataSource.open("libsvm:" + file);
    Network network = network(2, 8, 8);
    try (Execution execution = Execution.open(1)) {
      Inference inference = new Inference(network, execution);
      inference.fill(data, 0, 400);
      inference.run();
      Set<List<Set<Integer>>> whole = new HashSet<>();
      for (int e = 0; e < 400; e++) {
        whole.add(List.of(active(inference, 0, e), active(inference, 1, e)));
      }
      ActiveSets sets = ActiveSets.measure(network, data, execution);
      assertEquals(whole.size(), sets.together().distinct());
    }
  }

  private static Set<Integer> active(Inference inference, int layer, int example) {
    Set<Integer> active = new HashSet<>();
    var list = inference.hidden(layer);
    for (int at = list.start(example); at < list.end(example); at++) {
      active.add(list.indices()[at]);
    }
    return active;
  }

  @Test
  void aLinearModelHasNoSets() throws IOException {
    Path file = Files.writeString(folder.resolve("x.libsvm"), "0 1:1\n1 1:2\n");
    Dataset data = DataSource.open("libsvm:" + file);
    try (Execution execution = Execution.open(1)) {
      assertThrows(
          IllegalArgumentException.class, () -> ActiveSets.measure(network(1), data, execution));
    }
  }
}
