package org.truezero.experiments.lab;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.truezero.experiments.picture.Chart;

/**
 * What an experiment found, for people and for programs.
 *
 * @param title what was done
 * @param paragraphs what was seen, on which data, and what it means
 * @param tables the numbers
 * @param charts the same as pictures
 */
public record Findings(
    String title, List<String> paragraphs, List<Table> tables, List<Chart> charts) {
  /** Copies the lists. */
  public Findings {
    paragraphs = List.copyOf(paragraphs);
    tables = List.copyOf(tables);
    charts = List.copyOf(charts);
  }

  /** Returns what the sources claim and whether it held, if that was decided. */
  public Optional<Table> claims() {
    return tables.stream().filter(table -> table.name().equals(Claims.TABLE)).findFirst();
  }

  /** A number, with its deviation and unit, or nothing. */
  private static final String NUMBER = "[-−–+±∞]?[-−–+±∞\\d., eE×%]*( of \\d+)?";

  /**
   * A table of text.
   *
   * @param name names its file: lower case, no spaces
   * @param caption what it shows
   * @param columns their heads, all different
   * @param rows as many cells each as there are columns
   */
  public record Table(String name, String caption, List<String> columns, List<List<String>> rows) {
    /** Copies the lists, and checks the heads: programs read cells by them. */
    public Table {
      columns = List.copyOf(columns);
      if (Set.copyOf(columns).size() < columns.size()) {
        throw new IllegalArgumentException("two columns of one name: " + columns);
      }
      rows = rows.stream().map(List::copyOf).toList();
    }

    /** Returns whether a column holds numbers only, which stand at its right; not the first one. */
    boolean numbers(int column) {
      return column > 0 && rows.stream().allMatch(row -> row.get(column).matches(NUMBER));
    }
  }
}
