package org.truezero.train;

/** How the learning rate changes with the number of examples presented: the closed family. */
public sealed interface Schedule {

  /**
   * Returns the factor on the learning rate.
   *
   * @param examples presented so far
   * @param epoch examples of one epoch
   */
  double factor(long examples, long epoch);

  /** Returns the text that {@link #parse} reads back, such as {@code inverse:10e}. */
  String text();

  /** The paper's: always 1. */
  record Constant() implements Schedule {
    @Override
    public double factor(long examples, long epoch) {
      return 1;
    }

    @Override
    public String text() {
      return "constant";
    }
  }

  /**
   * 1 / (1 + t/span): half the rate after one span.
   *
   * @param span when the rate has halved
   */
  record Inverse(Span span) implements Schedule {
    @Override
    public double factor(long examples, long epoch) {
      return 1 / (1 + (double) examples / span.inExamples(epoch));
    }

    @Override
    public String text() {
      return "inverse:" + span.text();
    }
  }

  /**
   * 2^(−t/span).
   *
   * @param span after which the rate halves again and again
   */
  record Exponential(Span span) implements Schedule {
    @Override
    public double factor(long examples, long epoch) {
      return StrictMath.pow(2, -(double) examples / span.inExamples(epoch));
    }

    @Override
    public String text() {
      return "exponential:" + span.text();
    }
  }

  /**
   * Multiplied by {@code ratio} after each span.
   *
   * @param span length of a step
   * @param ratio in (0, 1]
   */
  record Steps(Span span, float ratio) implements Schedule {
    /** Checks the range. */
    public Steps {
      if (!(ratio > 0 && ratio <= 1)) {
        throw new IllegalArgumentException("ratio of steps: " + ratio + ", expected above 0 to 1");
      }
    }

    @Override
    public double factor(long examples, long epoch) {
      return StrictMath.pow(ratio, (double) (examples / span.inExamples(epoch)));
    }

    @Override
    public String text() {
      return "steps:" + span.text() + "," + ratio;
    }
  }

  /**
   * Reads a schedule: {@code constant}, {@code inverse:SPAN}, {@code exponential:SPAN} or {@code
   * steps:SPAN,RATIO}, where a span is a number of examples or, with an e, of epochs.
   *
   * @throws IllegalArgumentException if it is none of these
   */
  static Schedule parse(String text) {
    String[] parts = text.trim().split(":", 2);
    String[] arguments = parts.length > 1 ? parts[1].split(",", -1) : new String[0];
    if (parts[0].equals("constant") && parts.length == 1) {
      return new Constant();
    }
    if (parts[0].equals("inverse") && arguments.length == 1) {
      return new Inverse(Span.parse(arguments[0]));
    }
    if (parts[0].equals("exponential") && arguments.length == 1) {
      return new Exponential(Span.parse(arguments[0]));
    }
    if (parts[0].equals("steps") && arguments.length == 2) {
      float ratio = Numbers.parse(arguments[1], "schedule " + text)[0];
      return new Steps(Span.parse(arguments[0]), ratio);
    }
    throw new IllegalArgumentException(
        "unknown schedule \""
            + text
            + "\", expected constant, inverse:10e, exponential:10e or"
            + " steps:10e,0.5");
  }
}
