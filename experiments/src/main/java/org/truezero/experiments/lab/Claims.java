package org.truezero.experiments.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What the sources say, beside what was seen: rows of a table, collected one by one. */
public final class Claims {
  /** Name of the table. */
  public static final String TABLE = "claims";

  private static final String HOLDS = "holds";
  private static final String FAILS = "does not hold";
  private static final String UNDECIDED = "undecided";
  private static final String UNKNOWN = "not measured";

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
    rows.add(List.of(claim, where, seen(smaller, larger, text), verdict(gain(smaller, larger))));
    return this;
  }

  /**
   * Adds a claim that one number is above another.
   *
   * @param claim what the source says
   * @param where which data or size
   * @param larger what should be larger, one value for each fold or seed
   * @param smaller what it should be larger than, for the same folds or seeds
   * @param text how the numbers are written
   * @return this
   */
  public Claims above(
      String claim,
      String where,
      List<Double> larger,
      List<Double> smaller,
      Function<Spread, String> text) {
    rows.add(List.of(claim, where, seen(larger, smaller, text), verdict(gain(smaller, larger))));
    return this;
  }

  /**
   * Adds a claim that one number is not below another: undecided where it is, but not clearly.
   *
   * @param claim what the source says
   * @param where which data or size
   * @param one what should not be smaller, one value for each fold or seed
   * @param other what it should not be smaller than, for the same folds or seeds
   * @param text how the numbers are written
   * @return this
   */
  public Claims notBelow(
      String claim,
      String where,
      List<Double> one,
      List<Double> other,
      Function<Spread, String> text) {
    Spread gain = gain(one, other);
    String verdict = FAILS;
    if (Double.isNaN(gain.mean())) {
      return open(claim, where, seen(one, other, text), UNKNOWN);
    } else if (gain.mean() <= 0) {
      verdict = HOLDS;
    } else if (mayBeChance(gain)) {
      verdict = UNDECIDED;
    }
    rows.add(List.of(claim, where, seen(one, other, text), verdict + runs(gain)));
    return this;
  }

  private static String seen(List<Double> one, List<Double> other, Function<Spread, String> text) {
    return text.apply(Spread.of(one)) + " and " + text.apply(Spread.of(other));
  }

  /** Returns by how much the first numbers are smaller, seed by seed or fold by fold. */
  private static Spread gain(List<Double> smaller, List<Double> larger) {
    double[] differences = new double[smaller.size()];
    for (int i = 0; i < differences.length; i++) {
      differences[i] = larger.get(i) - smaller.get(i);
    }
    return Spread.of(differences);
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
    return open(claim, where, seen, UNDECIDED);
  }

  private Claims open(String claim, String where, String seen, String verdict) {
    rows.add(List.of(claim, where, seen, verdict));
    return this;
  }

  private static String verdict(Spread gain) {
    if (Double.isNaN(gain.mean())) {
      return UNKNOWN;
    }
    String verdict = gain.mean() > 0 ? HOLDS : FAILS;
    return verdict + (mayBeChance(gain) ? ", may be chance" : "") + runs(gain);
  }

  /** Of one run nobody can tell. */
  private static boolean mayBeChance(Spread gain) {
    return gain.count() > 1 && Math.abs(gain.mean()) <= gain.halfInterval();
  }

  private static String runs(Spread gain) {
    return gain.count() == 1 ? " (one run)" : "";
  }

  /** Returns all claims as a table. */
  public Findings.Table table() {
    return new Findings.Table(
        TABLE,
        "Claims of the sources (may be chance: 0 lies in the 95 % interval of the difference)",
        List.of("claim", "where", "seen", "verdict"),
        rows);
  }
}
