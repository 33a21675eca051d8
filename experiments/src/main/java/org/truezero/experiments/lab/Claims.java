package org.truezero.experiments.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What the sources say, beside what was seen: rows of a table, collected one by one. */
public final class Claims {
  /** Name of the table. */
  public static final String TABLE = "claims";

  /** Differences of fewer standard errors than this may be chance. */
  private static final double STANDARD_ERRORS = 2;

  private static final String HOLDS = "holds";
  private static final String FAILS = "does not hold";

  private final List<List<String>> rows = new ArrayList<>();

  /** Starts without any. */
  public Claims() {}

  /**
   * Adds a claim that one number is below another.
   *
   * @param claim what the source says
   * @param where which data or size
   * @param smaller what should be smaller, one value for each fold or seed
   * @param larger what it should be smaller than, for the same folds or seeds
   * @param text how the numbers are written
   * @return this
   */
  public Claims below(
      String claim,
      String where,
      List<Double> smaller,
      List<Double> larger,
      Function<Spread, String> text) {
    double[] differences = new double[smaller.size()];
    for (int i = 0; i < differences.length; i++) {
      differences[i] = larger.get(i) - smaller.get(i);
    }
    String seen = text.apply(Spread.of(smaller)) + " and " + text.apply(Spread.of(larger));
    rows.add(List.of(claim, where, seen, verdict(Spread.of(differences))));
    return this;
  }

  /**
   * Adds a claim that was decided by other means, such as an exact statement.
   *
   * @param claim what the source says
   * @param where which data or size
   * @param seen the numbers
   * @param holds whether they agree
   * @return this
   */
  public Claims decided(String claim, String where, String seen, boolean holds) {
    rows.add(List.of(claim, where, seen, holds ? HOLDS : FAILS));
    return this;
  }

  /**
   * Adds a claim that what was seen decides neither way.
   *
   * @param claim what the source says
   * @param where which data or size
   * @param seen the numbers
   * @return this
   */
  public Claims open(String claim, String where, String seen) {
    rows.add(List.of(claim, where, seen, "undecided"));
    return this;
  }

  private static String verdict(Spread difference) {
    if (Double.isNaN(difference.mean())) {
      return "not measured";
    }
    String verdict = difference.mean() > 0 ? HOLDS : FAILS;
    if (difference.count() == 1) {
      return verdict + " (one run)";
    }
    double error = difference.deviation() / Math.sqrt(difference.count());
    boolean clear = Math.abs(difference.mean()) > STANDARD_ERRORS * error;
    return clear ? verdict : verdict + ", may be chance";
  }

  /** Returns all claims as a table. */
  public Findings.Table table() {
    return new Findings.Table(
        TABLE,
        "Claims of the sources (may be chance: a difference of fewer than two standard errors)",
        List.of("claim", "where", "seen", "verdict"),
        rows);
  }
}
