package org.truezero.pretrain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.truezero.math.ActiveLists;
import org.truezero.network.Execution;
import org.truezero.network.HiddenLayer;
import org.truezero.network.Inference;
import org.truezero.network.Initialisation;
import org.truezero.network.Network;
import org.truezero.network.Rectifier;
import org.truezero.network.SignBalance;
import org.truezero.network.SoftmaxHead;
import org.truezero.reference.ExampleData;

class RepresentationTest {
  private static final ExampleData DATA = ExampleData.clusters(230, 6, 3, 1, 2);

  private static final Stack STACK =
      Stack.random(
          6,
          new PretrainSettings(
              1,
              10,
              Initialisation.GLOROT,
              List.of(
                  LayerSettings.images(new HiddenLayer(20, new Rectifier(), SignBalance.NONE)),
                  LayerSettings.images(new HiddenLayer(9, new Rectifier(), SignBalance.RANDOM)))));

  @Test
  void ofANetworkIsThatOfTheStackItBeganAs() {
    Network network = STACK.network(new SoftmaxHead(3), 1);
    try (Execution execution = Execution.open(1, "scalar")) {
      Representation ofStack = Representation.of(STACK, 1, DATA, execution);
      Representation ofNetwork = Representation.of(network, 1, DATA, execution);
      assertEquals(20, ofNetwork.schema().features());
      ActiveLists expected = new ActiveLists();
      expected.clear(20);
      ActiveLists found = new ActiveLists();
      found.clear(20);
      for (long row = 0; row < DATA.size(); row++) {
        ofStack.appendRow(row, expected);
        ofNetwork.appendRow(row, found);
      }
      assertArrayEquals(
          Arrays.copyOf(expected.values(), expected.size()),
          Arrays.copyOf(found.values(), found.size()));
    }
  }

  @Test
  void isWhatTheLayersGiveAndKeepsTheTargets() {
    try (Execution execution = Execution.open(1, "scalar")) {
      for (int layers = 1; layers <= 2; layers++) {
        Representation made = Representation.of(STACK, layers, DATA, execution);
        assertEquals(DATA.size(), made.size());
        assertEquals(layers == 1 ? 20 : 9, made.schema().features());
        assertEquals(DATA.schema().target(), made.schema().target());
        Inference inference = new Inference(STACK.below(layers), execution);
        for (long row = 0; row < DATA.size(); row++) {
          inference.fill(DATA, row, 1);
          inference.run();
          ActiveLists lists = new ActiveLists();
          lists.clear(made.schema().features());
          made.appendRow(row, lists);
          ActiveLists expected = inference.hidden(layers - 1);
          assertEquals(expected.size(), lists.size());
          for (int at = 0; at < lists.size(); at++) {
            assertEquals(expected.indices()[at], lists.indices()[at]);
            assertEquals(expected.values()[at], lists.values()[at]);
          }
          float[] target = new float[1];
          float[] same = new float[1];
          DATA.readTarget(row, target, 0);
          made.readTarget(row, same, 0);
          assertArrayEquals(target, same);
        }
      }
    }
  }

  @Test
  void rowsOutsideAreRefused() {
    try (Execution execution = Execution.open(1, "scalar")) {
      Representation made = Representation.of(STACK, 1, DATA, execution);
      assertThrows(IndexOutOfBoundsException.class, () -> made.appendRow(230, new ActiveLists()));
      assertTrue(made.fingerprint().contains("1 layer"), made.fingerprint());
    }
  }
}
