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
}
