package org.truezero.sparsity;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.truezero.data.Dataset;
import org.truezero.network.Execution;
import org.truezero.network.Network;
import org.truezero.train.Evaluation;
import org.truezero.train.Evaluator;

/**
 * Finds thresholds for the rectifiers of a trained network, up to which an activation becomes 0, so
 * that as many as possible do while the error on validation data grows by no more than a budget.
 * Layers of other units stay as they are.
 *
 * <p>A threshold is stated by the part of the activations that it silences, at first none. The
 * parts of all layers are raised together by steps, of 8 % to begin with, for as long as the error
 * stays inside the budget; then that of one layer, the one that has the lowest loss of those that
 * stay inside. When there is none, the step is halved, down to 1 %. (Raising one layer at a time
 * from the beginning spends the budget on chance: the error of neighbouring networks differs by a
 * few examples.) Nothing is random. Used by one thread at a time.
 */
public final class ThresholdSearch {
  private static final double FIRST_STEP = 0.08;
  private static final double LAST_STEP = 0.01;

  private final Execution execution;
  private final Dataset valid;

  /** What has a threshold of its own. */
  public enum Scope {
    /** Each layer. */
    LAYER,
    /** All layers together. */
    SAME
  }

  /** Hears of the progress of a search. */
  public interface Listener {
    /** Hears nothing. */
    Listener NONE = (thresholds, evaluation) -> {};

    /**
     * Called on the searching thread when a threshold was raised.
     *
     * @param thresholds of each hidden layer, 0 for none
     * @param evaluation of the network with them, on the validation data
     */
    void raised(List<Float> thresholds, Evaluation evaluation);
  }

  /**
   * A network with thresholds.
   *
   * @param network shares its parameters with the one that was searched
   * @param thresholds of each hidden layer, 0 for none
   * @param evaluation on the validation data
   */
  public record Found(Network network, List<Float> thresholds, Evaluation evaluation) {}

  /**
   * Prepares a search.
   *
   * @param execution stays open
   * @param valid rows with targets on which the network was not trained; one or more, and if they
   *     are few, their error says little about others
   */
  public ThresholdSearch(Execution execution, Dataset valid) {
    this.execution = execution;
    this.valid = valid;
  }

  /**
   * Searches.
   *
   * @param network not changed
   * @param budget by how much the error may grow (the loss, for heads that count no errors), 0 or
   *     more
   * @param scope what has a threshold of its own
   * @param listener hears of every raise
   * @return first the network as it was, then the one found
   * @throws IllegalArgumentException if the budget is out of range or no hidden layer has
   *     rectifiers
   */
  public List<Found> search(Network network, double budget, Scope scope, Listener listener) {
    if (!(budget >= 0 && budget < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("budget: " + budget + ", expected 0 or more");
    }
    ThresholdChoices choices = new ThresholdChoices(network, scope);
    choices.measure(valid, execution);
    Climb climb = new Climb(choices, budget);
    Found before = climb.found;
    for (double step = FIRST_STEP; step >= LAST_STEP; step /= 2) {
      while (climb.raise(step)) {
        listener.raised(climb.found.thresholds, climb.found.evaluation);
      }
    }
    return List.of(before, climb.found);
  }

  /** The way from no thresholds upwards. */
  private final class Climb {
    private final ThresholdChoices choices;
    private final double mostError;
    private double[] parts;
    private Found found;

    Climb(ThresholdChoices choices, double budget) {
      this.choices = choices;
      parts = new double[choices.groups()];
      found = at(parts);
      mostError = found.evaluation.criterion() + budget;
    }

    private Found at(double[] parts) {
      List<Float> thresholds = choices.thresholds(parts);
      Network network = choices.with(thresholds);
      return new Found(network, thresholds, new Evaluator(execution).evaluate(network, valid));
    }

    /** Raises all parts by a step, or else one, and returns whether the budget allowed it. */
    boolean raise(double step) {
      return raiseAll(step) || parts.length > 1 && raiseOne(step);
    }

    private boolean raiseAll(double step) {
      double[] raised = Arrays.stream(parts).map(part -> part + step).toArray();
      Optional<Found> next = inside(raised);
      next.ifPresent(better -> take(raised, better));
      return next.isPresent();
    }

    private boolean raiseOne(double step) {
      double[] lowestParts = null;
      Found lowest = null;
      for (int g = 0; g < parts.length; g++) {
        double[] raised = parts.clone();
        raised[g] += step;
        Optional<Found> next = inside(raised);
        if (next.isPresent() && (lowest == null || loss(next.get()) < loss(lowest))) {
          lowest = next.get();
          lowestParts = raised;
        }
      }
      if (lowest != null) {
        take(lowestParts, lowest);
      }
      return lowest != null;
    }

    /** Evaluates the network with these parts silenced; empty if that is outside the budget. */
    private Optional<Found> inside(double[] parts) {
      return Arrays.stream(parts).allMatch(part -> part < 1)
          ? Optional.of(at(parts)).filter(next -> next.evaluation.criterion() <= mostError)
          : Optional.empty();
    }

    private static double loss(Found found) {
      return found.evaluation.loss();
    }

    private void take(double[] raised, Found better) {
      parts = raised;
      found = better;
    }
  }
}
