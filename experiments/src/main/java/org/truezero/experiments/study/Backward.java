package org.truezero.experiments.study;

import org.truezero.data.Dataset;
import org.truezero.network.Gradients;
import org.truezero.network.Head;
import org.truezero.network.TrainingPass;

/** Gradients of the loss, for studies that look at them and change nothing. */
final class Backward {
  /** At least as many zeros as any network has hidden layers. */
  private static final float[] NO_PENALTY = new float[100];

  private Backward() {}

  /**
   * Computes the gradients of the summed loss of neighbouring rows.
   *
   * @param pass of a network with the given head, without dropout
   * @param head what the targets fit
   * @param data rows with targets; after the last comes the first again
   * @param from first row
   * @param count how many
   * @return live, until the next call
   */
  static Gradients gradients(TrainingPass pass, Head head, Dataset data, long from, int count) {
    float[] target = new float[head.targetWidth()];
    pass.input().clear(data.schema().features());
    for (int e = 0; e < count; e++) {
      data.appendRow((from + e) % data.size(), pass.input());
    }
    pass.forward(0);
    for (int e = 0; e < count; e++) {
      int at = pass.firstScore(e);
      data.readTarget((from + e) % data.size(), target, 0);
      head.loss(pass.scores(), at, target, 0, pass.scoreDeltas(), at);
    }
    return pass.gradients(NO_PENALTY);
  }
}
