package org.truezero.reference;

import java.util.List;
import org.truezero.network.Absolute;
import org.truezero.network.Architecture;
import org.truezero.network.Head;
import org.truezero.network.HiddenLayer;
import org.truezero.network.Initialisation;
import org.truezero.network.Layer;
import org.truezero.network.LeakyRectifier;
import org.truezero.network.Linear;
import org.truezero.network.LogisticSigmoid;
import org.truezero.network.Maxout;
import org.truezero.network.Network;
import org.truezero.network.Paired;
import org.truezero.network.ParametricRectifier;
import org.truezero.network.Rectifier;
import org.truezero.network.SignBalance;
import org.truezero.network.Softplus;
import org.truezero.network.Tanh;
import org.truezero.network.ThresholdedRectifier;
import org.truezero.network.Unit;

/** The list of units that every parametric test runs over: a unit added here is a unit tested. */
public final class UnitExamples {
  private UnitExamples() {}

  /** Returns every unit, some with several parameters. */
  public static List<Unit> all() {
    return List.of(
        new Rectifier(),
        new ThresholdedRectifier(0.5f),
        new LeakyRectifier(0.01f),
        new LeakyRectifier(0.3f),
        new ParametricRectifier(0.25f),
        new ParametricRectifier(-0.5f),
        new Softplus(1),
        new Softplus(3),
        new LogisticSigmoid(),
        new Tanh(),
        new Linear(),
        new Absolute(),
        new Paired(),
        new Maxout(2),
        new Maxout(3));
  }

  /** Returns a hidden layer of a unit, half of its outputs negated if it is one-sided. */
  public static HiddenLayer balanced(int units, Unit unit) {
    return new HiddenLayer(
        units, unit, unit.oneSided() ? SignBalance.EXACT_HALF : SignBalance.NONE);
  }

  /** Returns a hidden layer of a unit without sign balance. */
  public static HiddenLayer plain(int units, Unit unit) {
    return new HiddenLayer(units, unit, SignBalance.NONE);
  }

  /**
   * Returns a network of 12 inputs and two balanced layers of a unit, with biases that are not 0.
   */
  public static Network network(Unit unit, Head head) {
    List<HiddenLayer> hidden = List.of(balanced(20, unit), balanced(17, unit));
    Network network = Network.random(new Architecture(12, hidden, head, Initialisation.HE), 5);
    for (Layer layer : network.layers()) {
      float[] bias = layer.biasVector();
      for (int j = 0; j < bias.length; j++) {
        bias[j] = 0.1f * (j % 7) - 0.3f;
      }
      layer.setBiasVector(bias);
    }
    return network;
  }
}
