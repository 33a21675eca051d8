package org.truezero.train;

/** Reads lists of numbers from the text of a setting. */
final class Numbers {
  private Numbers() {}

  static float[] parse(String text, String what) {
    String[] parts = text.split(",", -1);
    float[] numbers = new float[parts.length];
    for (int i = 0; i < parts.length; i++) {
      try {
        numbers[i] = Float.parseFloat(parts[i].trim());
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(what + ": \"" + parts[i] + "\" is not a number", e);
      }
    }
    return numbers;
  }
}
