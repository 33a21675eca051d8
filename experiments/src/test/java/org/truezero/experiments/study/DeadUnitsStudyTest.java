package org.truezero.experiments.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.truezero.network.Execution;
import org.truezero.network.HiddenLayer;
import org.truezero.network.Layer;
import org.truezero.network.Network;
import org.truezero.network.Rectifier;
import org.truezero.network.SignBalance;
import org.truezero.sparsity.UnitActivity;
import org.truezero.train.Span;
import org.truezero.train.TrainSettings;
import org.truezero.train.Trainer;
import org.truezero.train.TrainingListener;

class DeadUnitsStudyTest {
  private static final MadeRows ROWS =
      MadeRows.ofClasses("two rows", new float[][] {{1, 2}, {3, 1}}, new int[] {0, 1}, 2);

  /** A network of one layer of three units, of which the second is silent on positive inputs. */
  private static Network network() {
    StudyData data = new StudyData("two rows", ROWS, ROWS);
    Network network =
        Network.random(
            data.architecture(1, new HiddenLayer(3, new Rectifier(), SignBalance.NONE)), 5);
    network.layers().get(0).setWeightMatrix(new float[] {1, -1, 2, 1, -1, -1});
    network.layers().get(0).setBiasVector(new float[] {0.5f, -0.5f, 0.25f});
    return network;
  }

  @Test
  void revivalDrawsDeadUnitsAgainAndLeavesTheOthersAlone() {
    Network network = network();
    Network before = network.copy();
    try (Execution execution = Execution.open(1)) {
      Revival.redrawDead(network, UnitActivity.measure(network, ROWS, execution), 7);
    }
    float[] fresh = Network.random(network.architecture(), 7).layers().get(0).weightMatrix();
    Layer layer = network.layers().get(0);
    assertArrayEquals(new float[] {1, fresh[1], 2, 1, fresh[4], -1}, layer.weightMatrix());
    assertArrayEquals(new float[] {0.5f, 0, 0.25f}, layer.biasVector());
    assertArrayEquals(
        before.layers().get(1).weightMatrix(), network.layers().get(1).weightMatrix());
  }

  @Test
  void theWatchCountsTheDeadAndSinceWhenTheyAre() {
    Network network = network();
    TrainSettings settings =
        TrainSettings.paper().withLearningRate(1e-3f).withLimit(Span.epochs(2));
    try (Execution execution = Execution.open(1)) {
      DeathWatch watch = new DeathWatch(network, ROWS, execution, false, TrainingListener.NONE);
      new Trainer(execution)
          .train(network, settings, ROWS, Optional.empty(), Optional.empty(), watch);
      assertEquals(1 / 3.0, watch.numbers().get("dead 0"));
      assertEquals(1 / 3.0, watch.numbers().get("dead 2"));
      assertEquals(1 / 3.0, watch.numbers().get("since 0"));
      assertEquals(0, watch.numbers().get("since 2"));
      assertEquals(6, watch.numbers().size());
    }
    assertEquals(List.of(-1f, -1f), secondUnit(network), "a dead unit gets no gradient");
  }

  private static List<Float> secondUnit(Network network) {
    float[] weights = network.layers().get(0).weightMatrix();
    return List.of(weights[1], weights[4]);
  }

  /** The weights of the dead unit are drawn once, after the first of two epochs. */
  @Test
  void theWatchRevivesBetweenEpochsAlone() {
    Network network = network();
    TrainSettings settings =
        TrainSettings.paper().withLearningRate(1e-6f).withLimit(Span.epochs(1));
    try (Execution execution = Execution.open(1)) {
      DeathWatch watch = new DeathWatch(network, ROWS, execution, true, TrainingListener.NONE);
      Trainer trainer = new Trainer(execution);
      trainer.train(network, settings, ROWS, Optional.empty(), Optional.empty(), watch);
      assertEquals(List.of(-1f, -1f), secondUnit(network), "not after the last epoch");
      Network longer = network();
      trainer.train(
          longer,
          settings.withLimit(Span.epochs(2)),
          ROWS,
          Optional.empty(),
          Optional.empty(),
          new DeathWatch(longer, ROWS, execution, true, TrainingListener.NONE));
      float[] fresh =
          Network.random(longer.architecture(), 1 + (1L << 32)).layers().get(0).weightMatrix();
      assertEquals(fresh[1], secondUnit(longer).get(0), 1e-4);
      assertEquals(fresh[4], secondUnit(longer).get(1), 1e-4);
    }
  }
}
