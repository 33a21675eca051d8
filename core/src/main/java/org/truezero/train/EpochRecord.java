package org.truezero.train;

import java.util.List;
import java.util.Optional;

/**
 * One line of the history: what was seen at a validation point, usually the end of an epoch.
 *
 * @param epoch epochs finished, from 1; at a validation point inside an epoch, that epoch's number
 * @param examples training examples presented so far
 * @param learningRate rate of the last step
 * @param trainLoss mean training loss since the last record, with dropout, without penalties
 * @param trainError fraction of training examples misclassified since the last record
 * @param penalty mean activation penalty per example since the last record
 * @param valid evaluation of the validation data, if there are any
 * @param activity exact zeros, on the validation data or, without any, on the first rows of the
 *     training data
 * @param control with a {@link SparsityTarget} λ of each hidden layer and its zeros on 1000 rows of
 *     the training data, otherwise empty
 */
public record EpochRecord(
    long epoch,
    long examples,
    double learningRate,
    double trainLoss,
    double trainError,
    double penalty,
    Optional<Evaluation> valid,
    Evaluation.Activity activity,
    List<ControlledLayer> control) {
  /** Copies the list. */
  public EpochRecord {
    control = List.copyOf(control);
  }

  /**
   * Returns whether the weights of this point are to be kept rather than those of an earlier one:
   * with a target the zeros that were asked for come first, then the criterion of the validation
   * data, which both points need to have. One that is not a number is never better.
   *
   * @param target the zeros that were asked for, if they were
   */
  public boolean isBetter(EpochRecord before, Optional<SparsityTarget> target) {
    double found = valid.orElseThrow().criterion();
    double least = before.valid.orElseThrow().criterion();
    if (Double.isNaN(found) || Double.isNaN(least)) {
      return !Double.isNaN(found);
    }
    double miss = target.map(asked -> asked.miss(control)).orElse(0.0);
    double leastMiss = target.map(asked -> asked.miss(before.control)).orElse(0.0);
    return miss < leastMiss || miss == leastMiss && found < least;
  }
}
