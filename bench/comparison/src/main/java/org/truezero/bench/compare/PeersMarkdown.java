package org.truezero.bench.compare;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The page for people. */
final class PeersMarkdown {
  private final List<String> page = new ArrayList<>();

  private PeersMarkdown() {}

  /**
   * Returns the page.
   *
   * @throws IOException if the rules, a file beside this class, cannot be read
   */
  static String text(Comparison comparison, Machine machine) throws IOException {
    PeersMarkdown markdown = new PeersMarkdown();
    markdown.page.add("# TrueZero and others, side by side");
    markdown.page.add("");
    markdown.verdicts(comparison.verdicts());
    markdown.tables(comparison.lines());
    markdown.ground(comparison, machine);
    markdown.page.add(fairness());
    return String.join("\n", markdown.page);
  }

  private void verdicts(List<Verdict> verdicts) {
    if (verdicts.isEmpty()) {
      return;
    }
    page.add("Ratios are of medians; above 1 TrueZero is faster.");
    page.add("");
    page.add("| workload | threads | against | TrueZero : it | target | reached |");
    page.add("| --- | --- | --- | --- | --- | --- |");
    for (Verdict verdict : verdicts) {
      row(
          verdict.workload().name(),
          verdict.threads(),
          verdict.fastest(),
          times(verdict.ratio()),
          verdict.target().text(),
          verdict.reached() ? "yes" : "no");
    }
    page.add("");
  }

  private void tables(List<Line> lines) {
    Workload before = null;
    for (Line line : lines) {
      if (line.workload() != before) {
        before = line.workload();
        heading(before);
      }
      Spread value = line.value();
      row(
          line.system(),
          line.threads(),
          value == null ? "—" : Numbers.three(value.median()),
          value == null ? "—" : Numbers.three(value.least()),
          value == null ? "—" : Numbers.three(value.greatest()),
          runs(line),
          line.slowest() == null ? "" : Numbers.three(line.slowest()),
          line.testError() == null ? "" : Numbers.percent(line.testError()),
          line.zeroFraction() == null ? "" : Numbers.percent(line.zeroFraction()),
          line.ratio() == null ? "" : times(line.ratio()));
    }
    page.add("");
  }

  private void heading(Workload workload) {
    page.add("");
    page.add("## " + workload.name());
    page.add("");
    page.add(sentence(workload.what()) + ". In " + workload.task().unit() + ".");
    page.add("");
    page.add(
        "| system | threads | median | min | max | runs | p99 | test error | zeros |"
            + " TrueZero : it |");
    page.add("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
  }

  private void ground(Comparison comparison, Machine machine) {
    page.add("## Machine and versions");
    page.add("");
    page.add(
        machine.processor()
            + ", "
            + machine.cores()
            + " cores; "
            + machine.system()
            + "; "
            + machine.java()
            + ".");
    page.add("");
    comparison.versions().forEach(version -> page.add("* " + version));
    page.add("");
  }

  private static String runs(Line line) {
    int reached = line.value() == null ? 0 : line.value().runs();
    return line.missed() == 0
        ? Integer.toString(reached)
        : reached + " of " + (reached + line.missed());
  }

  private static String sentence(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  private static String times(double ratio) {
    return Numbers.three(ratio) + "×";
  }

  private void row(Object... cells) {
    StringBuilder line = new StringBuilder("|");
    for (Object cell : cells) {
      line.append(' ').append(cell).append(" |");
    }
    page.add(line.toString());
  }

  private static String fairness() throws IOException {
    try (InputStream in = PeersMarkdown.class.getResourceAsStream("fairness.md")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
