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
  private static final String NONE = "–";

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
    return below(claim, where, Difference.paired(smaller, larger), text);
  }

  /**
   * Adds a claim that the first of two numbers is below the second.
   *
   * @param claim what the source says
   * @param where which data or size
   * @param seen the numbers
   * @param text how they are written
   * @return this
   */
  public Claims below(String claim, String where, Difference seen, Function<Spread, String> text) {
    return add(claim, where, seen, text, seen.mean() < 0);
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
    return above(claim, where, Difference.paired(larger, smaller), text);
  }

  /**
   * Adds a claim that the first of two numbers is above the second.
   *
   * @param claim what the source says
   * @param where which data or size
   * @param seen the numbers
   * @param text how they are written
   * @return this
   */
  public Claims above(String claim, String where, Difference seen, Function<Spread, String> text) {
    return add(claim, where, seen, text, seen.mean() > 0);
  }

  /**
   * Adds a claim that the first of two numbers is not below the second: undecided where it is, but
   * not clearly.
   *
   * @param claim what the source says
   * @param where which data or size
   * @param seen the numbers
   * @param text how they are written
   * @return this
   */
  public Claims notBelow(
      String claim, String where, Difference seen, Function<Spread, String> text) {
    return addNot(claim, where, seen, text, seen.mean() >= 0);
  }

  /**
   * Adds a claim that the first of two numbers is not above the second: undecided where it is, but
   * not clearly.
   *
   * @param claim what the source says
   * @param where which data or size
   * @param seen the numbers
   * @param text how they are written
   * @return this
   */
  public Claims notAbove(
      String claim, String where, Difference seen, Function<Spread, String> text) {
    return addNot(claim, where, seen, text, seen.mean() <= 0);
  }

  private Claims add(
      String claim, String where, Difference seen, Function<Spread, String> text, boolean holds) {
    String verdict = (holds ? HOLDS : FAILS) + (seen.mayBeChance() ? ", may be chance" : "");
    return row(claim, where, seen, text, verdict);
  }

  private Claims addNot(
      String claim, String where, Difference seen, Function<Spread, String> text, boolean holds) {
    return row(claim, where, seen, text, holds ? HOLDS : seen.mayBeChance() ? UNDECIDED : FAILS);
  }

  private Claims row(
      String claim, String where, Difference seen, Function<Spread, String> text, String verdict) {
    rows.add(
        List.of(
            claim,
            where,
            text.apply(seen.first()) + " and " + text.apply(seen.second()),
            difference(seen, text),
            !seen.measured() ? UNKNOWN : verdict + (seen.ofOneRun() ? " (one run)" : "")));
    return this;
  }

  private static String difference(Difference seen, Function<Spread, String> text) {
    Function<Double, String> single = value -> text.apply(Spread.of(value));
    String mean = single.apply(seen.mean());
    return Double.isNaN(seen.half()) || !seen.measured()
        ? mean
        : mean
            + " ("
            + single.apply(seen.mean() - seen.half())
            + " to "
            + single.apply(seen.mean() + seen.half())
            + ")";
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
    rows.add(List.of(claim, where, seen, NONE, holds ? HOLDS : FAILS));
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
    rows.add(List.of(claim, where, seen, NONE, UNDECIDED));
    return this;
  }

  /** Returns all claims as a table. */
  public Findings.Table table() {
    return new Findings.Table(
        TABLE,
        "Claims of the sources (may be chance: 0 lies in the 95 % interval of the difference)",
        List.of("claim", "where", "seen", "difference (95 % interval)", "verdict"),
        rows);
  }
}
