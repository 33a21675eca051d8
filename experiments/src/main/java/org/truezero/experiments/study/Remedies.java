package org.truezero.experiments.study;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.truezero.experiments.lab.Figures;
import org.truezero.experiments.lab.Findings;
import org.truezero.experiments.lab.FindingsDraft;
import org.truezero.experiments.lab.Lab;
import org.truezero.experiments.lab.Outcome;
import org.truezero.experiments.lab.Spread;
import org.truezero.experiments.picture.BarChart;

/**
 * What other units and other ways do about dead rectifiers, at a rate at which many die and at a
 * third of it.
 */
final class Remedies {
  private static final String REVIVED = "revived";
  private static final String NEGATED = "half negated";
  private static final List<String> NEVER_SILENT = List.of("leaky", "prelu", "maxout");

  private final Dying dying;
  private final float deadly;
  private final float gentler;
  private final List<Tried> tried = new ArrayList<>();

  /** One way, and what came of it at both rates. */
  private record Tried(String name, Result deadly, Result gentler) {}

  /** Dead units and test error of each seed; NaN where training diverged. */
  private record Result(List<Double> dead, List<Double> errors) {}

  private Remedies(Dying dying, float deadly) {
    this.dying = dying;
    this.deadly = deadly;
    gentler = deadly / 3;
  }

  /**
   * Tries all ways.
   *
   * @param deadly a rate at which many rectifiers die; a third of it is tried too
   */
  static Remedies attempt(Lab lab, Dying dying, float deadly) throws IOException {
    Map<String, Dying.Kind> kinds = new LinkedHashMap<>();
    kinds.put("rectifier", Dying.Kind.RECTIFIER);
    kinds.put(REVIVED, Dying.Kind.REVIVED);
    kinds.put(NEGATED, Dying.Kind.BALANCED);
    NEVER_SILENT.forEach(unit -> kinds.put(unit, Dying.Kind.of(unit)));
    Remedies remedies = new Remedies(dying, deadly);
    for (Map.Entry<String, Dying.Kind> kind : kinds.entrySet()) {
      remedies.tried.add(
          new Tried(
              kind.getKey(),
              result(lab, dying, kind.getValue(), deadly),
              result(lab, dying, kind.getValue(), remedies.gentler)));
    }
    return remedies;
  }

  private static Result result(Lab lab, Dying dying, Dying.Kind kind, float rate)
      throws IOException {
    List<Outcome> outcomes = dying.outcomes(lab, kind, rate);
    return new Result(dying.dead(outcomes), Outcome.each(outcomes, Outcome.TEST_ERROR));
  }

  private Tried named(String name) {
    return tried.stream().filter(each -> each.name.equals(name)).findFirst().orElseThrow();
  }

  void report(FindingsDraft draft) {
    draft.chart(chart("Dead units", Result::dead));
    draft.chart(chart("Test error", Result::errors));
    draft.table(table());
    claims(draft);
    draft.paragraph(
        "What is done about it, at the rates "
            + DeadByRate.rate(deadly)
            + " and "
            + DeadByRate.rate(gentler)
            + ": half of the outputs are negated; dead units are revived after each epoch, by"
            + " drawing their incoming weights again with a bias of 0; or the units are leaky,"
            + " parametric or maxout, which are never silent. Where a dash stands for a bar, a training"
            + " diverged: what cannot die may fail in another way.");
  }

  private BarChart chart(String what, Function<Result, List<Double>> numbers) {
    return new BarChart(
        what + ", with what is done about dead units",
        "rectifiers, and other units",
        true,
        tried.stream().map(Tried::name).toList(),
        List.of(
            new BarChart.Bars("rate " + DeadByRate.rate(deadly), means(Tried::deadly, numbers)),
            new BarChart.Bars("rate " + DeadByRate.rate(gentler), means(Tried::gentler, numbers))));
  }

  private double[] means(Function<Tried, Result> at, Function<Result, List<Double>> numbers) {
    return tried.stream()
        .mapToDouble(each -> Spread.of(at.andThen(numbers).apply(each)).mean())
        .toArray();
  }

  private Findings.Table table() {
    List<List<String>> rows = new ArrayList<>();
    for (Tried each : tried) {
      rows.add(row(each.name, deadly, each.deadly));
      rows.add(row(each.name, gentler, each.gentler));
    }
    return new Findings.Table(
        "remedies",
        "Dead units and test error after "
            + dying.epochs()
            + " epochs on "
            + dying.data().name()
            + ", "
            + Figures.count(dying.data().train().size())
            + " rows (–: a training diverged)",
        List.of("way", "rate", "dead units", "test error"),
        rows);
  }

  private static List<String> row(String name, float rate, Result result) {
    return List.of(
        name,
        DeadByRate.rate(rate),
        Figures.percent(Spread.of(result.dead)),
        Figures.percent(Spread.of(result.errors)));
  }

  private void claims(FindingsDraft draft) {
    Tried plain = tried.get(0);
    String where = dying.data().name() + ", rate " + DeadByRate.rate(deadly);
    for (String way : List.of(REVIVED, NEGATED)) {
      draft
          .claims()
          .below(
              "fewer units are dead: " + way,
              where,
              named(way).deadly.dead,
              plain.deadly.dead,
              Figures::percent);
    }
    List<Double> all =
        NEVER_SILENT.stream()
            .map(this::named)
            .flatMap(each -> List.of(each.deadly, each.gentler).stream())
            .flatMap(result -> result.dead.stream())
            .toList();
    List<Double> others = all.stream().filter(Double::isFinite).toList();
    String claim = "leaky, parametric and maxout units do not die";
    long diverged = all.stream().filter(share -> !Double.isFinite(share)).count();
    String seen =
        others.stream().filter(share -> share > 0).count()
            + " of "
            + others.size()
            + " trainings with a dead unit"
            + (diverged > 0 ? "; " + diverged + " others diverged" : "");
    if (others.isEmpty()) {
      draft.claims().open(claim, dying.data().name(), seen);
    } else {
      boolean none = others.stream().allMatch(share -> share == 0);
      draft.claims().decided(claim, dying.data().name(), seen, none);
    }
  }
}
