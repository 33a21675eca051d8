package org.truezero.experiments.nistp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
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
import org.truezero.train.Span;
import org.truezero.train.TrainSettings;
import org.truezero.train.Trainer;
import org.truezero.train.TrainingListener;

/** More examples than any memory holds are trained on without being stored. */
class VirtualTrainingTest {

  @Test
  void anyNumberOfThreadsGivesTheSameBits() throws IOException {
    Dataset all = DataSource.open("nistp:?count=81920000");
    Dataset valid = DataSource.open("nistp:?count=50&from=81920000");
    List<Float> expected = trained(all, valid, 1);
    for (int threads : new int[] {2, 5}) {
      assertEquals(expected, trained(all, valid, threads));
    }
  }

  private static List<Float> trained(Dataset train, Dataset valid, int threads) {
    try (Execution execution = Execution.open(threads, "scalar")) {
      HiddenLayer hidden = new HiddenLayer(20, new Rectifier(), SignBalance.NONE);
      Architecture architecture =
          new Architecture(1024, List.of(hidden), new SoftmaxHead(62), Initialisation.GLOROT);
      Network network = Network.random(architecture, 1);
      new Trainer(execution)
          .train(
              network,
              TrainSettings.paper().withLimit(Span.examples(300)),
              train,
              Optional.of(valid),
              Optional.empty(),
              TrainingListener.NONE);
      List<Float> weights = new ArrayList<>();
      for (float weight : network.layers().get(0).weightMatrix()) {
        weights.add(weight);
      }
      return weights;
    }
  }
}
