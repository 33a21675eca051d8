package org.truezero.bench.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.truezero.bench.jobs.Cell;
import org.truezero.bench.jobs.Outcome;
import org.truezero.bench.jobs.Task;

/**
 * Finds what suits each system best, so that none is held back by somebody else's settings: batch
 * size, rate and penalty where it trains to a target, and how its native threads wait. One run per
 * value, on weights that no round uses.
 */
final class Trials {
  /** Number of the trials in place of a round. */
  private static final int ROUND = 0;

  private static final List<Integer> BATCHES = List.of(10, 32, 100);
  private static final List<Float> RATES = List.of(0.05f, 0.1f, 0.2f, 0.5f);

  /** Of TrueZero's penalty: more zeros are more steps a second, of less use each. */
  private static final List<Float> STRONGER_L1 = List.of(1e-4f, 3e-4f);

  private final Runs runs;
  private final OutcomeLog log;
  private final Progress progress;

  Trials(Runs runs, OutcomeLog log, Progress progress) {
    this.runs = runs;
    this.log = log;
    this.progress = progress;
  }

  /** Returns the best choice for a cell, tried now where that was not done before. */
  Choice choice(Workload workload, String system, int threads) throws IOException {
    Wait wait = wait(system, threads);
    if (workload.task() != Task.TRAIN_UNTIL) {
      return usual(workload, wait);
    }
    Choice best = usual(workload, wait);
    double bestSeconds = Workloads.CAP_SECONDS;
    for (Choice tried : grid(workload, Contestants.named(system), wait)) {
      Cell cell = new Cell(name(workload, tried), system, threads, ROUND);
      // What takes longer than the best so far is of no interest.
      Optional<Outcome> outcome = trial(workload, cell, tried, bestSeconds);
      Double seconds = outcome.map(Outcome::value).orElse(null);
      if (seconds != null && seconds < bestSeconds) {
        bestSeconds = seconds;
        best = tried;
      }
    }
    return best;
  }

  private static Choice usual(Workload workload, Wait wait) {
    return new Choice(workload.batch(), workload.rate(), workload.recipe().l1(), wait);
  }

  private static List<Choice> grid(Workload workload, Contestant contestant, Wait wait) {
    List<Choice> grid = new ArrayList<>();
    for (int batch : BATCHES) {
      for (float rate : RATES) {
        grid.add(new Choice(batch, rate, workload.recipe().l1(), wait));
        if (!contestant.peer()) {
          STRONGER_L1.forEach(l1 -> grid.add(new Choice(batch, rate, l1, wait)));
        }
      }
    }
    return grid;
  }

  private static String name(Workload workload, Choice choice) {
    String penalty = choice.l1() == workload.recipe().l1() ? "" : ", λ " + choice.l1();
    return workload.name() + ", batch " + choice.batch() + ", rate " + choice.rate() + penalty;
  }

  /** Tries both ways of waiting with a system on a workload. */
  void tune(Workload workload, String system, int threads) throws IOException {
    for (Wait wait : Wait.values()) {
      trial(workload, waiting(wait, system, threads), usual(workload, wait), Workloads.CAP_SECONDS);
    }
  }

  /** Threads sleep unless spinning was tried and found faster. */
  private Wait wait(String system, int threads) {
    return List.of(Wait.values()).stream()
        .filter(wait -> log.of(waiting(wait, system, threads)).filter(Trials::ended).isPresent())
        .max(
            Comparator.comparingDouble(
                wait -> log.of(waiting(wait, system, threads)).get().value()))
        .orElse(Wait.PASSIVE);
  }

  /** Returns whether a trial gave a number; one that failed or was too slow has none. */
  private static boolean ended(Outcome outcome) {
    return outcome.value() != null;
  }

  private static Cell waiting(Wait wait, String system, int threads) {
    return new Cell("waiting " + wait, Contestants.named(system).threadedAs(), threads, ROUND);
  }

  private Optional<Outcome> trial(Workload workload, Cell cell, Choice choice, double capSeconds)
      throws IOException {
    Optional<Outcome> known = log.of(cell);
    if (known.isPresent()) {
      return known;
    }
    try {
      Outcome outcome = runs.run(workload, cell, choice, capSeconds);
      log.add(outcome);
      String value =
          outcome.value() == null
              ? "too slow"
              : Numbers.three(outcome.value()) + " " + workload.task().unit();
      progress.say("trial: " + Cells.text(cell) + ": " + value);
      return Optional.of(outcome);
    } catch (RunFailedException e) {
      progress.say("trial failed: " + Cells.text(cell) + ": " + e.getMessage());
      // Noted, so that settings that diverge are not tried again before every round.
      Outcome failed = new Outcome(cell, null, null, null, null, "", "failed");
      log.add(failed);
      return Optional.of(failed);
    }
  }
}
