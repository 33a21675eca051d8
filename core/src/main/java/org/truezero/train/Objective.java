package org.truezero.train;

import org.truezero.network.Head;
import org.truezero.network.TrainingPass;

/**
 * What training minimises: the mean loss of a mini-batch plus the activation penalties. Computes
 * its value and its derivative by the scores, in a fixed order, in double precision.
 */
final class Objective {
  private final Head head;
  private final ExampleWeights weights;
  private final float[] l1;
  private float[] targets = new float[0];
  private float[] outputs = new float[0];

  /**
   * Sums over one mini-batch.
   *
   * @param loss weighted losses
   * @param penalty λ·Σ|h|
   * @param errors examples misclassified
   */
  record Sums(double loss, double penalty, long errors) {}

  Objective(Head head, ExampleWeights weights, float[] l1) {
    this.head = head;
    this.weights = weights;
    this.l1 = l1;
  }

  /** Returns the array to fill with the targets of a batch, [examples × head.targetWidth()]. */
  float[] targets(int examples) {
    if (targets.length < examples * head.targetWidth()) {
      targets = new float[examples * head.targetWidth()];
      outputs = new float[head.width()];
    }
    return targets;
  }

  /** Measures a batch after its forward pass and leaves the derivatives in the pass. */
  Sums measure(TrainingPass pass, int examples) {
    float[] scores = pass.scores();
    float[] deltas = pass.scoreDeltas();
    double loss = 0;
    long errors = 0;
    for (int e = 0; e < examples; e++) {
      int at = pass.firstScore(e);
      int target = e * head.targetWidth();
      float weight = weights.of(targets[target]);
      loss += weight * head.loss(scores, at, targets, target, deltas, at);
      float scale = weight / examples;
      for (int k = 0; k < head.scores(); k++) {
        deltas[at + k] *= scale;
      }
      head.outputs(scores, at, outputs, 0);
      errors += head.wrong(outputs, 0, targets, target) ? 1 : 0;
    }
    double penalty = 0;
    for (int l = 0; l < l1.length; l++) {
      if (l1[l] > 0) {
        penalty += l1[l] * pass.sumOfMagnitudes(l);
      }
    }
    return new Sums(loss, penalty, errors);
  }
}
