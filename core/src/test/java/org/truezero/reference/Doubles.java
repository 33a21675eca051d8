package org.truezero.reference;

/** Conversions between the arrays of the reference and of production. */
public final class Doubles {
  private Doubles() {}

  /** Returns the same numbers in double precision. */
  public static double[] of(float[] numbers) {
    double[] copy = new double[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      copy[i] = numbers[i];
    }
    return copy;
  }

  /** Returns the numbers rounded to single precision. */
  public static float[] rounded(double[] numbers) {
    float[] copy = new float[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      copy[i] = (float) numbers[i];
    }
    return copy;
  }
}
