package org.truezero.train;

import java.util.List;
import java.util.Optional;
import org.truezero.network.Network;

/**
 * What a training gave.
 *
 * @param network the network at the best validation point or, without validation data, the last
 * @param history one record per validation point
 * @param best position in the history of the best point, if there were validation data
 * @param test evaluation of {@code network} on the test data, if there are any
 * @param stopped why training ended
 */
public record TrainingResult(
    Network network,
    List<EpochRecord> history,
    Optional<Integer> best,
    Optional<Evaluation> test,
    Stop stopped) {
  /** Why a training ended. */
  public enum Stop {
    /** The limit of the settings was reached. */
    LIMIT,
    /** No new best for as long as the patience says. */
    PATIENCE,
    /** Somebody asked for it; a checkpoint can go on. */
    REQUESTED
  }
}
