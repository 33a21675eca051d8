package org.truezero.experiments.lab;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.truezero.network.Network;
import org.truezero.train.EpochRecord;
import org.truezero.train.TrainingListener;
import org.truezero.train.TrainingState;

/**
 * Looks at a network before its training and after every epoch. The numbers of all looks are kept
 * as one outcome, each name with the number of the look before it.
 */
final class Following implements TrainingListener {
  private static final String SEPARATOR = ": ";

  private final LabListener listener;
  private final Probe probe;
  private final Map<String, Double> numbers = new LinkedHashMap<>();
  private int looks;
  private long trainedNanos;
  private long started;

  Following(LabListener listener, Probe probe, Network network) {
    this.listener = listener;
    this.probe = probe;
    add(Map.of(), network);
  }

  @Override
  public void afterBatch(TrainingState state) {
    listener.progress(state.progress().examples());
  }

  @Override
  public void afterEpoch(TrainingState state, EpochRecord epoch) {
    trainedNanos += System.nanoTime() - started;
    Map<String, Double> seen = new LinkedHashMap<>();
    seen.put(Outcome.EPOCH, (double) epoch.epoch());
    seen.put(Outcome.TRAIN_ERROR, epoch.trainError());
    seen.put(Outcome.TRAIN_LOSS, epoch.trainLoss());
    seen.put(Outcome.SECONDS, trainedNanos * 1e-9);
    add(seen, state.network());
  }

  @Override
  public boolean stopRequested() {
    return listener.stopRequested();
  }

  private void add(Map<String, Double> seen, Network network) {
    seen.forEach((name, value) -> numbers.put(looks + SEPARATOR + name, value));
    probe.look(network).forEach((name, value) -> numbers.put(looks + SEPARATOR + name, value));
    looks++;
    // The clock stands still while somebody looks.
    started = System.nanoTime();
  }

  /** Returns everything that was seen. */
  Map<String, Double> numbers() {
    return numbers;
  }

  /** Takes the looks apart again. */
  static List<Outcome> looks(Outcome all) {
    List<Map<String, Double>> looks = new ArrayList<>();
    all.numbers()
        .forEach(
            (name, value) -> {
              String[] parts = name.split(SEPARATOR, 2);
              if (parts.length == 2) {
                int look = Integer.parseInt(parts[0]);
                while (looks.size() <= look) {
                  looks.add(new LinkedHashMap<>());
                }
                looks.get(look).put(parts[1], value);
              }
            });
    return looks.stream().map(Outcome::new).toList();
  }

  /** Returns what was seen last; nothing if training diverged before anything was. */
  static Outcome last(Outcome all) {
    List<Outcome> looks = looks(all);
    return looks.isEmpty() ? new Outcome(Map.of()) : looks.get(looks.size() - 1);
  }
}
