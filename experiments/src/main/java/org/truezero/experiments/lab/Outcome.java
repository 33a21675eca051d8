package org.truezero.experiments.lab;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.truezero.pretrain.PretrainRecord;
import org.truezero.pretrain.PretrainState;
import org.truezero.train.EpochRecord;
import org.truezero.train.Evaluation;
import org.truezero.train.TrainingResult;

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

  /** Exact zeros of the layer of a pre-trained stack that has most of them; 1 says it is dead. */
  public static final String MOST_ZEROS = "mostZeros";

  /** Reconstruction error of held-out rows. */
  public static final String HELD_OUT = "heldOut";

  /** How long it took; the only number that depends on the machine. */
  public static final String SECONDS = "seconds";

  /** Of what was not measured and may not be. */
  public static final Outcome NONE = new Outcome(Map.of());

  /** Copies the numbers. */
  public Outcome {
    numbers = Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
  }

  /** Returns numbers and how long they took. */
  static Outcome of(Map<String, Double> numbers, long nanos) {
    Map<String, Double> timed = new LinkedHashMap<>(numbers);
    timed.put(SECONDS, seconds(nanos));
    return new Outcome(timed);
  }

  /** Returns what a training gave, all that fits the head. */
  static Outcome of(TrainingResult result) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    List<EpochRecord> history = result.history();
    if (history.isEmpty()) {
      return new Outcome(numbers); // stopped before the first record
    }
    EpochRecord kept = history.get(result.best().orElse(history.size() - 1));
    numbers.put(EPOCH, (double) kept.epoch());
    kept.valid().ifPresent(valid -> numbers.put(VALID_ERROR, valid.errorRate()));
    addBestRmse(history, numbers);
    result.test().ifPresent(test -> numbers.put(TEST_ERROR, test.errorRate()));
    result
        .test()
        .map(Evaluation::rmse)
        .ifPresent(rmse -> rmse.ifPresent(value -> numbers.put(TEST_RMSE, value)));
    numbers.put(
        ZEROS, result.test().map(test -> test.sparsity().mean()).orElse(kept.activity().mean()));
    return new Outcome(numbers);
  }

  /** Ratings are judged by their distance, not by how often the class is right. */
  private static void addBestRmse(List<EpochRecord> history, Map<String, Double> numbers) {
    for (EpochRecord record : history) {
      double rmse = record.valid().map(valid -> valid.rmse().orElse(Double.NaN)).orElse(Double.NaN);
      if (rmse < numbers.getOrDefault(VALID_RMSE, Double.POSITIVE_INFINITY)) {
        numbers.put(VALID_RMSE, rmse);
        numbers.put(VALID_RMSE_EPOCH, (double) record.epoch());
      }
    }
  }

  /**
   * Returns what a pre-training gave: numbers of its last layer, and whether any is silent.
   *
   * @param seconds how long it took, NaN if it went on from a checkpoint, which does not say
   */
  static Outcome of(PretrainState state, double seconds) {
    PretrainRecord last = PretrainRecord.ofKeptRate(state.history(), state.stack().size() - 1);
    Map<String, Double> numbers = new LinkedHashMap<>();
    numbers.put("loss", last.loss());
    numbers.put(HELD_OUT, last.heldOut().orElse(Double.NaN));
    numbers.put(ZEROS, last.zeroFraction());
    numbers.put(
        MOST_ZEROS,
        IntStream.range(0, state.stack().size())
            .mapToDouble(layer -> PretrainRecord.ofKeptRate(state.history(), layer).zeroFraction())
            .max()
            .orElseThrow());
    numbers.put(SECONDS, seconds);
    return new Outcome(numbers);
  }

  /** Returns seconds to a tenth. */
  static double seconds(long nanos) {
    return Math.round(nanos * 1e-8) / 10.0;
  }

  /** Returns whether a training ended because its loss was no longer finite. */
  public boolean diverged() {
    return numbers.containsKey(TEST_ERROR) && Double.isNaN(get(TEST_ERROR));
  }

  /** Returns one number of several outcomes. */
  public static List<Double> each(List<Outcome> outcomes, String name) {
    return outcomes.stream().map(outcome -> outcome.get(name)).toList();
  }

  /**
   * Returns the position of the outcome with the lowest value of a number, to choose it; the first
   * of equals. A training that diverged has none and is chosen only where all did.
   *
   * @return empty if something was not measured at all: among some nothing can be chosen
   */
  public static OptionalInt lowest(List<Outcome> outcomes, String name) {
    if (outcomes.contains(NONE)) {
      return OptionalInt.empty();
    }
    List<Double> values = each(outcomes, name);
    int best = 0;
    for (int i = 1; i < values.size(); i++) {
      best = values.get(i) < values.get(best) || Double.isNaN(values.get(best)) ? i : best;
    }
    return OptionalInt.of(best);
  }

  /** Returns a number, NaN if it was not measured. */
  public double get(String name) {
    return numbers.getOrDefault(name, Double.NaN);
  }
}
