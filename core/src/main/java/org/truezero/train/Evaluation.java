package org.truezero.train;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What a network does on a data set, with dropout off and without penalties. Fractions are 0..1.
 *
 * @param examples how many were evaluated
 * @param errorRate fraction misclassified (multi-label: with at least one wrong label); NaN for
 *     heads without classes or labels
 * @param loss mean loss per example
 * @param rmse root mean square error of values or expected values, if the head has any
 * @param auc area under the receiver operating characteristic, ties counted half, for two classes
 *     when both occur
 * @param confusion rows: true class, columns: predicted class; empty for heads without classes and
 *     for more than 4096 of them, in the history of a training for more than 128
 * @param sparsity exact zeros of the hidden outputs
 */
public record Evaluation(
    long examples,
    double errorRate,
    double loss,
    OptionalDouble rmse,
    OptionalDouble auc,
    List<List<Long>> confusion,
    Activity sparsity) {

  /** Returns the same without the table of classes. */
  Evaluation withoutConfusion() {
    return new Evaluation(examples, errorRate, loss, rmse, auc, List.of(), sparsity);
  }

  /** Returns the number by which networks are compared: error if there is one, else loss. */
  public double criterion() {
    return Double.isNaN(errorRate) ? loss : errorRate;
  }

  /**
   * Exact zeros of hidden outputs over a data set.
   *
   * @param mean fraction of zeros over all hidden outputs and examples; 0 without hidden layers
   * @param layers fraction of zeros of each hidden layer
   * @param deadUnits outputs of each hidden layer that were zero for every example
   */
  public record Activity(double mean, List<Double> layers, List<Long> deadUnits) {
    /** Copies the lists. */
    public Activity {
      layers = List.copyOf(layers);
      deadUnits = List.copyOf(deadUnits);
    }
  }
}
