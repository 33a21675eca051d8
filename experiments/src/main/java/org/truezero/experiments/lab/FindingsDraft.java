package org.truezero.experiments.lab;

import java.util.ArrayList;
import java.util.List;
import org.truezero.experiments.picture.Chart;

/** Findings in the making: what the parts of an experiment add, in order. */
public final class FindingsDraft {
  private final List<String> paragraphs = new ArrayList<>();
  private final List<Findings.Table> tables = new ArrayList<>();
  private final List<Chart> charts = new ArrayList<>();
  private final Claims claims = new Claims();

  /** Begins with nothing. */
  public FindingsDraft() {}

  /** Adds a paragraph. */
  public FindingsDraft paragraph(String text) {
    paragraphs.add(text);
    return this;
  }

  /** Adds a table. */
  public FindingsDraft table(Findings.Table table) {
    tables.add(table);
    return this;
  }

  /** Adds a chart. */
  public FindingsDraft chart(Chart chart) {
    charts.add(chart);
    return this;
  }

  /** Returns the claims, to be added to. */
  public Claims claims() {
    return claims;
  }

  /**
   * Returns everything, the claims before the other tables.
   *
   * @param title what was done
   */
  public Findings findings(String title) {
    List<Findings.Table> all = new ArrayList<>(List.of(claims.table()));
    all.addAll(tables);
    return new Findings(title, paragraphs, all, charts);
  }
}
