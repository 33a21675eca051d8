package org.truezero.experiments.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.truezero.data.AtomicFile;
import org.truezero.experiments.picture.Chart;
import org.truezero.experiments.picture.Html;

/** Writes findings as a page with pictures, as Markdown, and each table and chart as CSV. */
public final class FindingsWriter {
  /** Tables of more rows than this are folded. */
  private static final int LONG = 30;

  private final Findings findings;
  private final String name;
  private final String command;

  /**
   * Prepares to write.
   *
   * @param findings what was found
   * @param name begins the names of all files
   * @param command what makes the files again
   */
  public FindingsWriter(Findings findings, String name, String command) {
    this.findings = findings;
    this.name = name;
    this.command = command;
  }

  /**
   * Writes all files; existing ones are replaced when the new ones are complete.
   *
   * @param folder is there
   * @return the files, the page first
   */
  public List<Path> write(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    files.add(write(folder.resolve(name + ".html"), page()));
    files.add(write(folder.resolve(name + ".md"), markdown()));
    for (Findings.Table table : findings.tables()) {
      List<List<String>> records = new ArrayList<>(List.of(table.columns()));
      records.addAll(table.rows());
      files.add(write(folder.resolve(name + "-" + table.name() + ".csv"), csv(records)));
    }
    for (int i = 0; i < findings.charts().size(); i++) {
      Chart chart = findings.charts().get(i);
      files.add(write(folder.resolve(chartName(i) + ".svg"), chart.file()));
      if (!chart.records().isEmpty()) {
        files.add(write(folder.resolve(chartName(i) + ".csv"), csv(chart.records())));
      }
    }
    return files;
  }

  private String chartName(int number) {
    return name + (findings.charts().size() == 1 ? "" : "-" + (number + 1));
  }

  private static Path write(Path file, String text) throws IOException {
    AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    return file;
  }

  private String page() {
    Html page = Html.page(findings.title());
    body(page, findings, "h2");
    page.raw("<footer>Made by ").element("code", command).raw("</footer></main></body></html>\n");
    return page.toString();
  }

  /**
   * Appends all findings; long tables are folded.
   *
   * @param page to append to
   * @param heading element of the captions of tables
   */
  static void body(Html page, Findings findings, String heading) {
    paragraphs(findings).forEach(text -> paragraph(page, unbroken(text)));
    page.raw("<div class=\"charts\">");
    for (Chart chart : findings.charts()) {
      page.raw("<section class=\"panel\">").element("h3", chart.title()).raw(chart.svg());
      page.raw("</section>");
    }
    page.raw("</div>");
    for (Findings.Table table : findings.tables()) {
      if (table.rows().size() > LONG) {
        page.raw("<details>").element("summary", table.caption());
        table(page, table);
        page.raw("</details>");
      } else {
        table(page.element(heading, table.caption()), table);
      }
    }
  }

  /** Returns the paragraphs, with what ± means where there is one. */
  private static List<String> paragraphs(Findings findings) {
    List<String> paragraphs = new ArrayList<>(findings.paragraphs());
    if (findings.tables().stream().anyMatch(table -> table.rows().toString().contains("±"))) {
      paragraphs.add(
          "Behind ± stands the standard deviation of a sample (of seeds, folds, draws).");
    }
    return paragraphs;
  }

  /** Appends a paragraph; what is between back-ticks is code. */
  private static void paragraph(Html page, String text) {
    page.raw("<p>");
    String[] parts = text.split("`", -1);
    for (int i = 0; i < parts.length; i++) {
      if (i % 2 == 0) {
        page.text(parts[i]);
      } else {
        page.element("code", parts[i]);
      }
    }
    page.raw("</p>");
  }

  /** Appends a table in a panel. */
  private static void table(Html page, Findings.Table table) {
    page.raw("<section class=\"panel wide\"><table>");
    row(page, "th", table, table.columns());
    table.rows().forEach(row -> row(page, "td", table, row));
    page.raw("</table></section>");
  }

  private static void row(Html page, String tag, Findings.Table table, List<String> cells) {
    page.raw("<tr>");
    for (int i = 0; i < cells.size(); i++) {
      page.element(table.numbers(i) ? tag + " class=\"n\"" : tag, unbroken(cells.get(i)));
    }
    page.raw("</tr>");
  }

  private String markdown() {
    StringBuilder text = new StringBuilder("# " + findings.title() + "\n");
    paragraphs(findings).forEach(paragraph -> text.append('\n').append(paragraph).append('\n'));
    for (int i = 0; i < findings.charts().size(); i++) {
      String title = findings.charts().get(i).title();
      text.append("\n**" + title + "**\n\n![" + title + "](" + chartName(i) + ".svg)\n");
    }
    for (Findings.Table table : findings.tables()) {
      text.append("\n## ").append(table.caption()).append("\n\n");
      text.append(line(table.columns()));
      text.append('|');
      for (int i = 0; i < table.columns().size(); i++) {
        text.append(table.numbers(i) ? " ---: |" : " --- |");
      }
      text.append('\n');
      table.rows().forEach(row -> text.append(line(row)));
    }
    return text.append("\nMade by\n\n```sh\n" + command + "\n```\n").toString();
  }

  /** Keeps a number on one line: its thousands, deviation, percent sign and exponent. */
  private static String unbroken(String text) {
    return text.replaceAll("(?<=\\d) (?=\\d{3}(\\D|$)|[±%])|(?<=±) ", "\u00a0")
        .replaceAll("(?<=\\d[eE]-)(?=\\d)", "\u2060");
  }

  private static String line(List<String> cells) {
    return cells.stream()
        .map(cell -> cell.replace("|", "\\|"))
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  private static String csv(List<List<String>> records) {
    return records.stream().map(FindingsWriter::record).collect(Collectors.joining());
  }

  private static String record(List<String> cells) {
    return cells.stream()
        .map(cell -> cell.matches("[^\",\n]*") ? cell : "\"" + cell.replace("\"", "\"\"") + "\"")
        .collect(Collectors.joining(",", "", "\n"));
  }
}
