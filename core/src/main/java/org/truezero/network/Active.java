package org.truezero.network;

/**
 * The outputs of a layer that are not silent: four parallel arrays, entry by entry. Mutable scratch
 * that one pass owns; not safe for several threads on the same entries.
 */
public final class Active {
  /** Number of the output in its layer. */
  public final int[] output;

  /** The output itself. */
  public final float[] value;

  /** Derivative of the output by its pre-activation. */
  public final float[] slope;

  /** Site of that pre-activation. */
  public final int[] site;

  /**
   * Makes room.
   *
   * @param capacity entries, 0 or more
   */
  public Active(int capacity) {
    output = new int[capacity];
    value = new float[capacity];
    slope = new float[capacity];
    site = new int[capacity];
  }

  /** Writes one entry. */
  void set(int at, int output, float value, float slope, int site) {
    this.output[at] = output;
    this.value[at] = value;
    this.slope[at] = slope;
    this.site[at] = site;
  }
}
