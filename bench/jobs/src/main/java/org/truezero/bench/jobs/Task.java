package org.truezero.bench.jobs;

/** What is measured. */
public enum Task {
  /** Training examples per second, from given weights. */
  TRAIN("examples/s", true),
  /** Seconds of training until the validation error is low enough; validation does not count. */
  TRAIN_UNTIL("s", false),
  /** Microseconds of one prediction, the median of many. */
  PREDICT_ONE("µs", false),
  /** Predicted examples per second, in batches. */
  PREDICT_BATCH("examples/s", true),
  /** Seconds of a whole process from its start to its first prediction; the runner's clock. */
  COLD_START("s", false);

  private final String unit;
  private final boolean moreIsBetter;

  Task(String unit, boolean moreIsBetter) {
    this.unit = unit;
    this.moreIsBetter = moreIsBetter;
  }

  /** Returns the unit of the value measured. */
  public String unit() {
    return unit;
  }

  /**
   * Returns how many times as fast one value is as another.
   *
   * @param value of the one
   * @param other of the other
   */
  public double timesAsFast(double value, double other) {
    return moreIsBetter ? value / other : other / value;
  }
}
