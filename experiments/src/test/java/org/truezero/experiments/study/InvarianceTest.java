package org.truezero.experiments.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.truezero.network.Architecture;
import org.truezero.network.HiddenLayer;
import org.truezero.network.Initialisation;
import org.truezero.network.Network;
import org.truezero.network.Rectifier;
import org.truezero.network.SignBalance;
import org.truezero.network.SoftmaxHead;
import org.truezero.sparsity.Rescaling;

class InvarianceTest {
  @Test
  void scalingWithoutTheCheckIsThatOfTheLibrary() {
    HiddenLayer layer = new HiddenLayer(7, new Rectifier(), SignBalance.NONE);
    Network network =
        Network.random(
            new Architecture(5, List.of(layer), new SoftmaxHead(3), Initialisation.HE), 1);
    network.layers().get(0).setBiasVector(new float[] {1, 2, 3, 4, 5, 6, 7});
    Network library = Rescaling.rescale(network, 3, 0.7);
    Network study = Invariance.scaled(network, 3, 0.7);
    for (int l = 0; l < 2; l++) {
      assertArrayEquals(library.layers().get(l).weights(), study.layers().get(l).weights());
      assertArrayEquals(library.layers().get(l).bias(), study.layers().get(l).bias());
    }
  }

  @Test
  void differencesAreRelativeToTheGreatestScore() {
    Scores scores = new Scores(new float[] {1, -4, 0});
    assertEquals(0.25, scores.furthestFrom(new Scores(new float[] {1, -3, 0})));
    assertEquals(0, scores.furthestFrom(new Scores(new float[] {0.5f, -2, 0}), 2));
    assertEquals(2, scores.sameBits(new Scores(new float[] {1, -4, -0f})));
  }
}
