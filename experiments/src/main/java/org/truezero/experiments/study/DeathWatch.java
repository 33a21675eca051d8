package org.truezero.experiments.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.truezero.data.Dataset;
import org.truezero.network.Execution;
import org.truezero.network.Network;
import org.truezero.sparsity.UnitActivity;
import org.truezero.train.EpochRecord;
import org.truezero.train.TrainingListener;
import org.truezero.train.TrainingState;

/**
 * Looks after every epoch which hidden outputs are dead, exactly zero on every training example
 * (CS231n), and may draw their units again.
 */
final class DeathWatch implements TrainingListener {
  private final Dataset rows;
  private final Execution execution;
  private final boolean revives;
  private final TrainingListener next;
  private final List<Double> dead = new ArrayList<>();

  /** For each hidden output the number of the look since which it is dead; -1 for the living. */
  private int[] since;

  /**
   * Looks at a network for the first time.
   *
   * @param network before its training
   * @param rows training examples
   * @param execution threads and kernels
   * @param revives whether dead units are drawn again between two epochs
   * @param next hears of the same training
   */
  DeathWatch(
      Network network, Dataset rows, Execution execution, boolean revives, TrainingListener next) {
    this.rows = rows;
    this.execution = execution;
    this.revives = revives;
    this.next = next;
    look(network);
  }

  @Override
  public void afterBatch(TrainingState state) {
    next.afterBatch(state);
  }

  @Override
  public void afterEpoch(TrainingState state, EpochRecord epoch) {
    UnitActivity activity = look(state.network());
    boolean last = state.settings().limit().inExamples(rows.size()) <= epoch.examples();
    if (revives && !last) {
      Revival.redrawDead(
          state.network(), activity, state.settings().seed() + (epoch.epoch() << 32));
    }
  }

  @Override
  public boolean stopRequested() {
    return next.stopRequested();
  }

  private UnitActivity look(Network network) {
    UnitActivity activity = UnitActivity.measure(network, rows, execution);
    double[] fractions =
        activity.layers().stream()
            .flatMapToDouble(layer -> Arrays.stream(layer.activeFractions()))
            .toArray();
    if (since == null) {
      since = new int[fractions.length];
      Arrays.fill(since, -1);
    }
    int count = 0;
    for (int output = 0; output < fractions.length; output++) {
      if (fractions[output] > 0) {
        since[output] = -1;
      } else {
        since[output] = since[output] < 0 ? dead.size() : since[output];
        count++;
      }
    }
    dead.add((double) count / fractions.length);
    return activity;
  }

  /**
   * Returns the fraction of the hidden outputs that were dead at each look, as {@code dead N}, and
   * the fraction that is dead now and has been since that look, as {@code since N}; look 0 is
   * before the training.
   */
  Map<String, Double> numbers() {
    Map<String, Double> numbers = new LinkedHashMap<>();
    for (int look = 0; look < dead.size(); look++) {
      int number = look;
      numbers.put("dead " + look, dead.get(look));
      long still = Arrays.stream(since).filter(from -> from == number).count();
      numbers.put("since " + look, (double) still / since.length);
    }
    return numbers;
  }
}
