package org.truezero.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.truezero.RealData;
import org.truezero.data.DataSource;
import org.truezero.data.Dataset;
import org.truezero.data.Split;
import org.truezero.network.Architecture;
import org.truezero.network.Execution;
import org.truezero.network.HiddenLayer;
import org.truezero.network.Initialisation;
import org.truezero.network.Network;
import org.truezero.network.Rectifier;
import org.truezero.network.SignBalance;
import org.truezero.network.SoftmaxHead;

/** What networks learn on real data, as ranges over seeds. */
@Tag("slow")
@Tag("data")
class RealLearningTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void threeLayersOfRectifiersLearnTenThousandDigits(long seed) throws IOException {
    String mnist = "mnist:" + RealData.require("mnist");
    Dataset train = DataSource.open(mnist + "?split=train&rows=0-10000");
    Dataset valid = DataSource.open(mnist + "?split=train&rows=50000-60000", train.schema());
    TrainSettings settings =
        TrainSettings.paper()
            .withSeed(seed)
            .withLimit(Span.epochs(6))
            .withPenalties(new Penalties(List.of(1e-5f), 0, Float.POSITIVE_INFINITY, 1));
    HiddenLayer hidden = new HiddenLayer(300, new Rectifier(), SignBalance.RANDOM);
    Network network = network(train, List.of(hidden, hidden, hidden), 10, seed);
    try (Execution execution = Execution.open(2)) {
      Evaluation before = new Evaluator(execution).evaluate(network, valid);
      assertEquals(0.5, before.sparsity().mean(), 0.06, "zeros at initialisation");
      TrainingResult result =
          new Trainer(execution)
              .train(
                  network,
                  settings,
                  train,
                  Optional.of(valid),
                  Optional.empty(),
                  TrainingListener.NONE);
      Evaluation best = result.history().get(result.best().orElseThrow()).valid().orElseThrow();
      assertTrue(best.errorRate() > 0.02 && best.errorRate() < 0.055, "error " + best.errorRate());
      double zeros = best.sparsity().mean();
      assertTrue(zeros > 0.55 && zeros < 0.80, "zeros " + zeros);
    }
  }

  @Test
  void aLargerPenaltyGivesMoreZerosOnDigits() throws IOException {
    String mnist = "mnist:" + RealData.require("mnist");
    Dataset train = DataSource.open(mnist + "?split=train&rows=0-5000");
    double before = 0;
    for (float lambda : new float[] {0, 1e-4f, 1e-3f}) {
      Network network =
          network(train, List.of(new HiddenLayer(300, new Rectifier(), SignBalance.RANDOM)), 10, 1);
      TrainSettings settings =
          TrainSettings.paper()
              .withLimit(Span.epochs(3))
              .withPenalties(new Penalties(List.of(lambda), 0, Float.POSITIVE_INFINITY, 1));
      try (Execution execution = Execution.open(2)) {
        TrainingResult result =
            new Trainer(execution)
                .train(
                    network,
                    settings,
                    train,
                    Optional.empty(),
                    Optional.empty(),
                    TrainingListener.NONE);
        double zeros = result.history().get(2).activity().mean();
        assertTrue(zeros > before + 0.02, lambda + " gives " + zeros + " after " + before);
        before = zeros;
      }
    }
  }

  @Test
  void incomeIsPredictedAsWellAsItCanBe() throws IOException {
    Path folder = RealData.require("libsvm");
    Split split = DataSource.openSplit("libsvm:" + folder.resolve("a9a.gz"), 0.2, 1);
    Dataset test = DataSource.open("libsvm:" + folder.resolve("a9a.t.gz"), split.train().schema());
    TrainSettings settings =
        TrainSettings.paper().withLearningRate(0.01f).withLimit(Span.epochs(8));
    HiddenLayer hidden = new HiddenLayer(200, new Rectifier(), SignBalance.NONE);
    Network network = network(split.train(), List.of(hidden, hidden), 2, 1);
    try (Execution execution = Execution.open(2)) {
      Evaluation evaluation =
          new Trainer(execution)
              .train(
                  network,
                  settings,
                  split.train(),
                  Optional.of(split.valid()),
                  Optional.of(test),
                  TrainingListener.NONE)
              .test()
              .orElseThrow();
      assertTrue(evaluation.errorRate() <= 0.155, "error " + evaluation.errorRate());
      assertTrue(evaluation.auc().orElseThrow() >= 0.90, "AUC " + evaluation.auc());
    }
  }

  private static Network network(Dataset data, List<HiddenLayer> hidden, int classes, long seed) {
    return Network.random(
        new Architecture(
            data.schema().features(), hidden, new SoftmaxHead(classes), Initialisation.GLOROT),
        seed);
  }
}
