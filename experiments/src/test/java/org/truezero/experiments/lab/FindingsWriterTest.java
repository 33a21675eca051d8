package org.truezero.experiments.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.truezero.experiments.picture.LineChart;

class FindingsWriterTest {
  @TempDir Path folder;

  @Test
  void columnsOfOneNameAreRefused() {
    List<String> columns = List.of("network", "zeros", "zeros");
    assertThrows(
        IllegalArgumentException.class, () -> new Findings.Table("a", "A", columns, List.of()));
  }

  @Test
  void writesPageMarkdownTablesAndPictures() throws IOException {
    LineChart.Series line =
        new LineChart.Series("a < b", new double[] {100, 1000, 50_000}, new double[] {0.3, 0.2, 0});
    LineChart chart =
        new LineChart(
            "Errors",
            "labels",
            true,
            LineChart.Kind.FRACTION,
            List.of(line),
            OptionalDouble.empty(),
            "");
    Findings findings =
        new Findings(
            "A <title>",
            List.of("First 1 234 567 images.", "2 of 300; see `x --a <b>`."),
            List.of(
                new Findings.Table(
                    "errors",
                    "Errors",
                    List.of("x", "y"),
                    List.of(List.of("1,5", "a|b"), List.of("1.6e-07", "2.5 ± 0.5 %")))),
            List.of(chart));
    List<Path> files = new FindingsWriter(findings, "test", "truezero x").write(folder);
    assertEquals(
        List.of("test.html", "test.md", "test-errors.csv", "test.svg", "test.csv"),
        files.stream().map(file -> file.getFileName().toString()).toList());
    String page = Files.readString(files.get(0));
    assertTrue(page.contains("First 1\u00a0234\u00a0567 images."), page);
    assertTrue(page.contains("2 of 300; see <code>x --a &lt;b&gt;</code>."), page);
    assertTrue(page.contains("2.5\u00a0±\u00a00.5\u00a0%"), page);
    assertTrue(page.contains("1.6e-\u206007"), page);
    assertTrue(page.contains("A &lt;title&gt;") && !page.contains("<title>A <"), page);
    String markdown = Files.readString(files.get(1));
    assertTrue(markdown.contains("| x | y |\n| --- | --- |\n| 1,5 | a\\|b |"), markdown);
    assertTrue(markdown.contains("**Errors**\n\n![Errors](test.svg)"), markdown);
    assertTrue(markdown.contains("Behind ± stands"), markdown);
    assertEquals("x,y\n\"1,5\",a|b\n1.6e-07,2.5 ± 0.5 %\n", Files.readString(files.get(2)));
    String svg = Files.readString(files.get(3));
    assertTrue(svg.startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\""), svg);
    assertTrue(svg.contains(">1,000<") && svg.contains(">30,000<"), svg);
  }

  @Test
  void numbersStandAtTheRight() {
    Findings.Table table =
        new Findings.Table(
            "t",
            "T",
            List.of("a", "b", "c", "d"),
            List.of(
                List.of("1", "2.5 ± 0.5 %", "–", "rate 0.1"), List.of("2", "1.0E-5", "∞", "3")));
    assertEquals(
        List.of(false, true, true, false), IntStream.range(0, 4).mapToObj(table::numbers).toList());
  }

  @Test
  void spreadsAreThoseOfASample() {
    Spread spread = Spread.of(1, 2, 3, 4);
    assertEquals(2.5, spread.mean());
    assertEquals(Math.sqrt(5.0 / 3), spread.deviation(), 1e-12);
    assertTrue(Double.isNaN(Spread.of(7).deviation()));
    assertEquals("7.00 %", Figures.percent(Spread.of(0.07)));
    assertEquals("15.00 ± 7.07 %", Figures.percent(Spread.of(0.1, 0.2)));
    assertEquals("2.500 ± 1.291", Figures.number(spread));
  }
}
