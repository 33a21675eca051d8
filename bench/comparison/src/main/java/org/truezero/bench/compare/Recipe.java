package org.truezero.bench.compare;

import java.util.Collections;
import java.util.List;
import org.truezero.network.Architecture;
import org.truezero.network.HiddenLayer;
import org.truezero.network.Initialisation;
import org.truezero.network.Rectifier;
import org.truezero.network.SignBalance;
import org.truezero.network.SoftmaxHead;
import org.truezero.network.Tanh;
import org.truezero.network.Unit;

/**
 * How the network is made that every system starts from: drawn, then trained by TrueZero, so that
 * it has the zeros of a trained one.
 *
 * @param name for people
 * @param material rows it learns from
 * @param hidden hidden layers, all of one size
 * @param units of each hidden layer
 * @param tanh hyperbolic tangents instead of rectifiers
 * @param classes outputs
 * @param rate learning rate of the preparation
 * @param l1 penalty of the preparation, and of TrueZero afterwards
 * @param epochs of the preparation; 0 leaves the network as drawn
 */
record Recipe(
    String name,
    Material material,
    int hidden,
    int units,
    boolean tanh,
    int classes,
    float rate,
    float l1,
    int epochs) {
  /** Returns a name for its files that no other recipe has, so that a changed one finds none. */
  String fileName() {
    return name + "-" + Integer.toHexString(toString().hashCode());
  }

  /** Returns the network's description. */
  Architecture architecture(int inputs) {
    Unit unit = tanh ? new Tanh() : new Rectifier();
    List<HiddenLayer> layers =
        Collections.nCopies(hidden, new HiddenLayer(units, unit, SignBalance.NONE));
    return new Architecture(inputs, layers, new SoftmaxHead(classes), Initialisation.GLOROT);
  }
}
