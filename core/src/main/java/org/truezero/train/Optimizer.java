package org.truezero.train;

/**
 * How a gradient changes a parameter: the closed family of optimizers. All state is dense and has
 * its textbook meaning: a weight without a gradient still moves under momentum and Adam.
 */
public sealed interface Optimizer {

  /** Returns how many numbers are remembered per parameter. */
  int slots();

  /** Returns the text that {@link #parse} reads back, such as {@code momentum:0.9}. */
  String text();

  /** Plain stochastic gradient descent, the paper's: w ← w − rate·g. */
  record Sgd() implements Optimizer {
    @Override
    public int slots() {
      return 0;
    }

    @Override
    public String text() {
      return "sgd";
    }
  }

  /**
   * Classical momentum: v ← coefficient·v − rate·g, w ← w + v.
   *
   * @param coefficient in [0, 1)
   */
  record Momentum(float coefficient) implements Optimizer {
    static final float DEFAULT = 0.9f;

    /** Checks the range. */
    public Momentum {
      requireFraction("momentum", coefficient);
    }

    @Override
    public int slots() {
      return 1;
    }

    @Override
    public String text() {
      return "momentum:" + coefficient;
    }
  }

  /**
   * Adam with bias correction (Kingma and Ba 2015).
   *
   * @param decay1 of the mean, in [0, 1)
   * @param decay2 of the square, in [0, 1)
   * @param epsilon added to the root, above 0
   */
  record Adam(float decay1, float decay2, float epsilon) implements Optimizer {
    /** The defaults of the paper. */
    public Adam() {
      this(0.9f, 0.999f, 1e-8f);
    }

    /** Checks the ranges. */
    public Adam {
      requireFraction("adam decay1", decay1);
      requireFraction("adam decay2", decay2);
      if (!(epsilon > 0 && epsilon < 1)) {
        throw new IllegalArgumentException("adam epsilon: " + epsilon + ", expected 0 to 1");
      }
    }

    @Override
    public int slots() {
      return 2;
    }

    @Override
    public String text() {
      return "adam:" + decay1 + "," + decay2 + "," + epsilon;
    }
  }

  /**
   * Reads an optimizer: {@code sgd}, {@code momentum[:0.9]} or {@code adam[:0.9,0.999,1e-8]}.
   *
   * @throws IllegalArgumentException if it is none of these
   */
  static Optimizer parse(String text) {
    String[] parts = text.trim().split(":", 2);
    float[] numbers = parts.length > 1 ? Numbers.parse(parts[1], "optimizer " + text) : null;
    if (parts[0].equals("sgd") && numbers == null) {
      return new Sgd();
    }
    if (parts[0].equals("momentum") && (numbers == null || numbers.length == 1)) {
      return new Momentum(numbers == null ? Momentum.DEFAULT : numbers[0]);
    }
    if (parts[0].equals("adam") && (numbers == null || numbers.length == 3)) {
      return numbers == null ? new Adam() : new Adam(numbers[0], numbers[1], numbers[2]);
    }
    throw new IllegalArgumentException(
        "unknown optimizer \"" + text + "\", expected sgd, momentum:0.9 or adam:0.9,0.999,1e-8");
  }

  private static void requireFraction(String what, float value) {
    if (!(value >= 0 && value < 1)) {
      throw new IllegalArgumentException(what + ": " + value + ", expected 0 to below 1");
    }
  }
}
