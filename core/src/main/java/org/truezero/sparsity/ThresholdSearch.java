package org.truezero.sparsity;

import java.util.List;
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
 * <p>A threshold is stated by the part of the activations that it silences, at first none. That
 * part is raised by steps, of 8 % to begin with: of the layers whose raise keeps the error inside
 * the budget, the one that then has the lowest loss is raised. When there is none, the step is
 * halved, down to 1 %. Each raise evaluates the network once for every layer. Nothing is random.
 * Used by one thread at a time.
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

    /** Raises one part by a step, and returns whether the budget allowed it for any. */
    boolean raise(double step) {
      double[] lowestParts = null;
      Found lowest = null;
      for (int g = 0; g < parts.length; g++) {
        double[] raised = parts.clone();
        raised[g] += step;
        if (raised[g] < 1) {
          Found next = at(raised);
          boolean inside = next.evaluation.criterion() <= mostError;
          if (inside && (lowest == null || next.evaluation.loss() < lowest.evaluation.loss())) {
            lowest = next;
            lowestParts = raised;
          }
        }
      }
      if (lowest == null) {
        return false;
      }
      found = lowest;
      parts = lowestParts;
      return true;
    }
  }
}
