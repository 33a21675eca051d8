package org.truezero.train;

import org.truezero.data.Dataset;
import org.truezero.network.Architecture;
import org.truezero.network.Execution;
import org.truezero.network.HalfNetwork;
import org.truezero.network.Inference;
import org.truezero.network.Network;

/**
 * Runs a network over a data set, with dropout off and without penalties, and measures error, loss
 * and exact sparsity. Used by one thread at a time.
 */
public final class Evaluator {
  /** Rows evaluated at a time: enough to read each panel once for many examples. */
  private static final int BATCH = 200;

  private final Execution execution;

  /**
   * Evaluates on threads and kernels.
   *
   * @param execution stays open
   */
  public Evaluator(Execution execution) {
    this.execution = execution;
  }

  /**
   * Evaluates all rows.
   *
   * @param network its head must fit the target of the data
   * @param data one row or more, with targets
   */
  public Evaluation evaluate(Network network, Dataset data) {
    return evaluate(network, data, data.size());
  }

  /**
   * Evaluates all rows with weights of half width.
   *
   * @param network its head must fit the target of the data
   * @param data one row or more, with targets
   */
  public Evaluation evaluate(HalfNetwork network, Dataset data) {
    Inference inference = new Inference(network, execution);
    return evaluate(network.architecture(), inference, data, data.size());
  }

  /** Evaluates the first rows, at most so many. */
  Evaluation evaluate(Network network, Dataset data, long most) {
    Inference inference = new Inference(network, execution);
    return evaluate(network.architecture(), inference, data, most);
  }

  private static Evaluation evaluate(
      Architecture architecture, Inference inference, Dataset data, long most) {
    long rows = Math.min(most, data.size());
    EvaluationSums sums = new EvaluationSums(architecture, rows);
    int targetWidth = architecture.head().targetWidth();
    float[] targets = new float[BATCH * targetWidth];
    for (long from = 0; from < rows; from += BATCH) {
      int count = (int) Math.min(BATCH, rows - from);
      inference.fill(data, from, count);
      for (int e = 0; e < count; e++) {
        data.readTarget(from + e, targets, e * targetWidth);
      }
      inference.run();
      sums.add(inference, targets, count);
    }
    return sums.result();
  }
}
