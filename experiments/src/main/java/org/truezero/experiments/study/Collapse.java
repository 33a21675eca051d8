package org.truezero.experiments.study;

import java.util.List;
import java.util.Locale;
import org.truezero.experiments.lab.Figures;
import org.truezero.experiments.lab.FindingsDraft;
import org.truezero.experiments.lab.Lab;
import org.truezero.network.Architecture;
import org.truezero.network.Layer;
import org.truezero.network.Network;
import org.truezero.sparsity.LinearMap;

/**
 * What is left of layers without a non-linearity: one matrix, however many there were (CS231n).
 *
 * @param flat a network of linear units
 * @param bent a network of rectifiers, for comparison
 * @param data examples
 */
record Collapse(Network flat, Network bent, StudyData data) {
  /** Sums of thousands of products of floats, in another order, agree to about this. */
  private static final double ROUNDING = 1e-4;

  private static final int EXAMPLES = 500;

  /** Returns the one layer that a network is at an input. */
  static Network collapsed(Network network, float[] input) {
    LinearMap map = LinearMap.at(network, input);
    Architecture old = network.architecture();
    Network one =
        Network.zero(new Architecture(old.inputs(), List.of(), old.head(), old.initialisation()));
    float[] matrix = new float[old.inputs() * map.scores()];
    float[] bias = new float[map.scores()];
    for (int k = 0; k < map.scores(); k++) {
      double[] weights = map.weights(k);
      for (int i = 0; i < weights.length; i++) {
        matrix[i * map.scores() + k] = (float) weights[i];
      }
      bias[k] = (float) map.bias(k);
    }
    Layer layer = one.layers().get(0);
    layer.setWeightMatrix(matrix);
    layer.setBiasVector(bias);
    return one;
  }

  void report(Lab lab, FindingsDraft draft) {
    float[] first = Rows.dense(data.test(), 0);
    double straight = difference(lab, flat, collapsed(flat, first));
    double broken = difference(lab, bent, collapsed(bent, first));
    draft
        .claims()
        .decided(
            "without the non-linearity the matrices collapse into one",
            data.name(),
            "scores of three layers and of one differ by " + Figures.number(straight),
            straight < ROUNDING)
        .decided(
            "with rectifiers they do not",
            data.name(),
            "scores of the network and of its matrix at one example differ by "
                + Figures.number(broken),
            broken > ROUNDING);
    draft.paragraph(
        String.format(
            Locale.ROOT,
            "Three layers without a non-linearity, multiplied out, are one matrix: on %d examples its"
                + " scores differ from theirs by %s of the largest at most. Those of the matrix that"
                + " a network of rectifiers is at one example differ from the network's by %s.",
            EXAMPLES,
            Figures.number(straight),
            Figures.number(broken)));
  }

  private double difference(Lab lab, Network one, Network other) {
    Scores scores = Scores.of(one, data.test(), EXAMPLES, lab.execution());
    return scores.furthestFrom(Scores.of(other, data.test(), EXAMPLES, lab.execution()));
  }
}
