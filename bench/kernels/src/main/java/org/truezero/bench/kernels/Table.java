package org.truezero.bench.kernels;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Columns of text, the first to the left, the others to the right; the first row is the head. */
final class Table {
  private final List<List<String>> rows = new ArrayList<>();

  /** Adds a row; all rows have the same number of cells. */
  Table row(Object... cells) {
    return row(Arrays.asList(cells));
  }

  /** Adds a row; all rows have the same number of cells. */
  Table row(List<?> cells) {
    rows.add(cells.stream().map(String::valueOf).toList());
    return this;
  }

  /** Returns lines that line up on a terminal. */
  String text() {
    return rows.stream().map(this::aligned).collect(Collectors.joining());
  }

  private String aligned(List<String> row) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < row.size(); column++) {
      String padding = " ".repeat(width(column) - row.get(column).length());
      line.append(column == 0 ? row.get(0) + padding : "  " + padding + row.get(column));
    }
    return line.toString().stripTrailing() + "\n";
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }

  /** Returns the table for a page. */
  String markdown() {
    StringBuilder text = new StringBuilder(line(rows.get(0)));
    text.append("| --- |").append(" ---: |".repeat(rows.get(0).size() - 1)).append('\n');
    rows.stream().skip(1).map(Table::line).forEach(text::append);
    return text.toString();
  }

  private static String line(List<String> row) {
    return "| " + String.join(" | ", row) + " |\n";
  }
}
