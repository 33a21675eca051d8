package org.truezero.experiments.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.truezero.experiments.lab.Outcome;

class RaceTest {
  /** A training whose epochs take two seconds each. */
  private static List<Outcome> looks(double... errors) {
    List<Outcome> looks = new ArrayList<>(List.of(new Outcome(Map.of())));
    for (int epoch = 1; epoch <= errors.length; epoch++) {
      looks.add(
          new Outcome(
              Map.of(
                  Outcome.EPOCH,
                  (double) epoch,
                  Outcome.SECONDS,
                  2.0 * epoch,
                  Outcome.TRAIN_ERROR,
                  errors[epoch - 1])));
    }
    return looks;
  }

  @Test
  void anErrorIsReachedBetweenTheEpochsAboveAndBelowIt() {
    List<Outcome> looks = looks(0.5, 0.25, 0.125);
    assertEquals(1, Race.until(looks, 0.5, Outcome.EPOCH));
    assertEquals(1, Race.until(looks, 0.75, Outcome.EPOCH));
    assertEquals(1.5, Race.until(looks, 0.375, Outcome.EPOCH));
    assertEquals(3, Race.until(looks, 0.375, Outcome.SECONDS));
    assertEquals(3, Race.until(looks, 0.125, Outcome.EPOCH));
    assertEquals(Double.NaN, Race.until(looks, 0.1, Outcome.EPOCH));
    assertEquals(Double.NaN, Race.until(looks(), 0.1, Outcome.EPOCH));
  }

  @Test
  void theBestRateReachesTheErrorFromAllSeedsInFewestEpochs() {
    Race.AtRate slow = new Race.AtRate(0.1f, List.of(looks(0.5, 0.25), looks(0.5, 0.25)));
    Race.AtRate fast = new Race.AtRate(0.2f, List.of(looks(0.25, 0.2), looks(0.25, 0.2)));
    Race.AtRate unsure = new Race.AtRate(0.3f, List.of(looks(0.1, 0.1), looks(0.9, 0.9)));
    Race race = new Race("rectifier", List.of(slow, fast, unsure));
    assertEquals(0.2, race.reached());
    assertEquals(fast, race.best(0.25));
    assertEquals(List.of(1.0, 1.0), fast.until(0.25, Outcome.EPOCH));
    assertTrue(race.soonest(0.1).isEmpty());
    assertEquals(fast, race.best(0.1), "the nearest, if none reaches it");
  }
}
