package org.truezero.network;

/**
 * Description of one hidden layer.
 *
 * @param units how many, 1 or more
 * @param unit what each computes
 * @param signBalance which outputs are negated; other than {@code NONE} only for one-sided units
 */
public record HiddenLayer(int units, Unit unit, SignBalance signBalance) {
  /** Checks the ranges. */
  public HiddenLayer {
    if (units < 1) {
      throw new IllegalArgumentException(
          "units of a hidden layer: " + units + ", expected 1 or more");
    }
    if (signBalance != SignBalance.NONE && !unit.oneSided()) {
      throw new IllegalArgumentException(
          "sign balance "
              + signBalance.text()
              + " needs a one-sided unit (rectifier, thresholded, softplus,"
              + " sigmoid, absolute, paired), found "
              + unit.text());
    }
  }

  /** Returns how many outputs the layer hands to the next one. */
  public int outputs() {
    return Math.multiplyExact(units, unit.outputs());
  }
}
