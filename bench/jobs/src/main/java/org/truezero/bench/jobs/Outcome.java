package org.truezero.bench.jobs;

import com.google.gson.Gson;

/**
 * What a run gave, one line of JSON.
 *
 * @param cell which run it was
 * @param value in the unit of the task; null if the target was not reached
 * @param slowest 99th percentile in the same unit; null if single times were not taken
 * @param testError fraction misclassified on the test rows afterwards; null if not measured
 * @param zeroFraction fraction of hidden outputs that are exactly zero; null if not measured
 * @param version name and version of the system, and what it computes with
 * @param note anything worth telling, possibly empty
 */
public record Outcome(
    Cell cell,
    Double value,
    Double slowest,
    Double testError,
    Double zeroFraction,
    String version,
    String note) {
  /** Returns the line. */
  public String line() {
    return new Gson().toJson(this);
  }

  /** Reads a line that {@link #line} gave. */
  public static Outcome parse(String line) {
    return new Gson().fromJson(line, Outcome.class);
  }
}
