package org.truezero.experiments.scenes;

import java.util.Arrays;
import java.util.Locale;

/** Which of the ten toys of each category appear: five to train on, the other five to test on. */
public enum Instances {
  /** Toys 0 to 4. */
  TRAIN(0),
  /** Toys 5 to 9. */
  TEST(5);

  /** How many toys of each category there are in a part. */
  static final int COUNT = Category.TOYS / 2;

  private final int first;

  Instances(int first) {
    this.first = first;
  }

  /** Returns the number of the first toy. */
  int first() {
    return first;
  }

  /** Returns {@code train} or {@code test}. */
  public String spelling() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the instances of a spelling.
   *
   * @param text train or test
   * @throws IllegalArgumentException if it is neither
   */
  public static Instances parse(String text) {
    return Arrays.stream(values())
        .filter(each -> each.spelling().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "instances=" + text + ", expected instances=train or instances=test"));
  }
}
