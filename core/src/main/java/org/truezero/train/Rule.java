package org.truezero.train;

import java.util.List;
import org.truezero.network.Execution;

/** One optimizer's arithmetic on a range of parameters, for one step. */
final class Rule {
  private final Optimizer optimizer;
  private final float rate;
  private final long step;
  private final Execution execution;

  Rule(Optimizer optimizer, float rate, long step, Execution execution) {
    this.optimizer = optimizer;
    this.rate = rate;
    this.step = step;
    this.execution = execution;
  }

  /**
   * Changes the parameters {@code from} to {@code to}.
   *
   * @param w parameters
   * @param g gradient of the loss and activation penalties
   * @param l2 weight of ½·Σw²
   * @param memory the optimizer's arrays, laid out like the parameters
   */
  void apply(float[] w, float[] g, float l2, List<float[]> memory, int from, int to) {
    if (optimizer instanceof Optimizer.Momentum momentum) {
      momentum(momentum, w, g, l2, memory.get(0), from, to);
    } else if (optimizer instanceof Optimizer.Adam adam) {
      adam(adam, w, g, l2, memory.get(0), memory.get(1), from, to);
    } else if (l2 == 0) {
      // The kernels round like the fused update does, so that both paths give the same bits.
      execution.loops().addScaled(-rate, g, w, from, to);
    } else {
      for (int i = from; i < to; i++) {
        w[i] -= rate * (g[i] + l2 * w[i]);
      }
    }
  }

  private void momentum(
      Optimizer.Momentum momentum, float[] w, float[] g, float l2, float[] v, int from, int to) {
    float keep = momentum.coefficient();
    for (int i = from; i < to; i++) {
      v[i] = keep * v[i] - rate * (g[i] + l2 * w[i]);
      w[i] += v[i];
    }
  }

  private void adam(
      Optimizer.Adam adam,
      float[] w,
      float[] g,
      float l2,
      float[] mean,
      float[] square,
      int from,
      int to) {
    float decay1 = adam.decay1();
    float decay2 = adam.decay2();
    double correction1 = 1 - StrictMath.pow(decay1, step);
    double correction2 = 1 - StrictMath.pow(decay2, step);
    float size = (float) (rate / correction1);
    float root = (float) (1 / StrictMath.sqrt(correction2));
    float epsilon = adam.epsilon();
    for (int i = from; i < to; i++) {
      float gradient = g[i] + l2 * w[i];
      mean[i] = decay1 * mean[i] + (1 - decay1) * gradient;
      square[i] = decay2 * square[i] + (1 - decay2) * gradient * gradient;
      w[i] -= size * mean[i] / ((float) Math.sqrt(square[i]) * root + epsilon);
    }
  }
}
