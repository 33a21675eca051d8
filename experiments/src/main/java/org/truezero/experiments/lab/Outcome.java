package org.truezero.experiments.lab;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers that were measured, by name. Fractions are 0..1; a number that could not be measured,
 * because training diverged or the data have no such thing, is NaN.
 *
 * @param numbers in the order in which they were added
 */
public record Outcome(Map<String, Double> numbers) {
  /** Fraction misclassified at the best validation point. */
  public static final String VALID_ERROR = "validError";

  /** Root mean square error on validation data at the point where it is lowest. */
  public static final String VALID_RMSE = "validRmse";

  /** Epoch of that point. */
  public static final String VALID_RMSE_EPOCH = "validRmseEpoch";

  /** Fraction of the training examples misclassified in an epoch, while the network learned. */
  public static final String TRAIN_ERROR = "trainError";

  /** Mean training loss of an epoch, while the network learned. */
  public static final String TRAIN_LOSS = "trainLoss";

  /** Fraction misclassified on test data. */
  public static final String TEST_ERROR = "testError";

  /** Root mean square error on test data. */
  public static final String TEST_RMSE = "testRmse";

  /** Exact zeros among the hidden outputs on test data, or on validation data without these. */
  public static final String ZEROS = "zeros";

  /** Epoch of the best validation point, or the last one without validation data. */
  public static final String EPOCH = "epoch";

  /** Reconstruction error of held-out rows. */
  public static final String HELD_OUT = "heldOut";

  /** How long it took; the only number that depends on the machine. */
  public static final String SECONDS = "seconds";

  /** Copies the numbers. */
  public Outcome {
    numbers = Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
  }

  /** Returns one number of several outcomes. */
  public static List<Double> each(List<Outcome> outcomes, String name) {
    return outcomes.stream().map(outcome -> outcome.get(name)).toList();
  }

  /** Returns a number, NaN if it was not measured. */
  public double get(String name) {
    return numbers.getOrDefault(name, Double.NaN);
  }
}
