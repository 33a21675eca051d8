package org.truezero.reference;

/** Rounding to eight significant bits by arithmetic alone, without looking at any bit. */
public final class Bfloat16 {
  private Bfloat16() {}

  /** Returns the nearest bfloat16, ties to even; infinities and NaN as they are. */
  public static float rounded(float number) {
    if (!Float.isFinite(number)) {
      return number;
    }
    int exponent = Math.max(Float.MIN_EXPONENT, Math.getExponent(number));
    double lastPlace = Math.scalb(1.0, exponent - 7);
    return (float) (Math.rint(number / lastPlace) * lastPlace);
  }

  /** Returns the numbers rounded. */
  public static float[] rounded(float[] numbers) {
    float[] copy = new float[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      copy[i] = rounded(numbers[i]);
    }
    return copy;
  }
}
