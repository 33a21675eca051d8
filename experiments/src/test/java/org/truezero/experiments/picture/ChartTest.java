package org.truezero.experiments.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.truezero.data.ImageShape;

class ChartTest {
  @Test
  void linesLeaveOutWhatIsNotANumberAndKeepItEmptyInTheRecords() {
    LineChart chart =
        new LineChart(
            "a & b",
            "step",
            LineChart.Kind.RATIO,
            List.of(
                new LineChart.Series(
                    "one", new double[] {0, 1, 2, 3}, new double[] {1, Double.NaN, 0, 0.01})));
    String svg = chart.svg();
    assertTrue(svg.contains("aria-label=\"a &amp; b\""), svg);
    assertEquals(2, svg.split("<circle", -1).length - 1);
    assertEquals(List.of("line", "step", "value"), chart.records().get(0));
    assertEquals(List.of("one", "1", ""), chart.records().get(2));
    assertEquals(List.of("one", "3", "0.01"), chart.records().get(4));
  }

  /** Of charts with nothing to show, axes and names are left. */
  @ParameterizedTest
  @EnumSource(LineChart.Kind.class)
  void chartsWithoutANumberEnd(LineChart.Kind kind) {
    double[] none = {Double.NaN, Double.NEGATIVE_INFINITY};
    for (double[] x : List.of(none, new double[] {0, 1}, new double[0])) {
      for (boolean logarithmic : new boolean[] {false, true}) {
        double[] y = x.length == 0 ? x : none;
        for (double[] other : List.of(y, x.length == 0 ? x : new double[] {2, 3})) {
          List<LineChart.Series> lines = List.of(new LineChart.Series("a line", x, other));
          String svg =
              new LineChart("t", "x", logarithmic, kind, lines, OptionalDouble.empty(), "").svg();
          assertTrue(svg.contains("a line"), svg);
          assertFalse(svg.contains("NaN") || svg.contains("Infinity"), svg);
          assertTrue(svg.length() < 10_000, svg);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"3, 1", "8, 2", "20, 4"})
  void namesOfManyLinesStandInRowsWithinThePicture(int lines, int rows) {
    double[] one = {1};
    LineChart chart =
        new LineChart(
            "many",
            "step",
            LineChart.Kind.NUMBER,
            IntStream.range(0, lines)
                .mapToObj(
                    i ->
                        new LineChart.Series(
                            String.format(Locale.ROOT, "rate %.2f", 0.01 * i), one, one))
                .toList());
    List<String> names =
        Arrays.stream(chart.svg().split("<text "))
            .filter(text -> text.matches("(?s)[^>]*>rate.*"))
            .toList();
    assertEquals(lines, names.size());
    assertEquals(rows, names.stream().map(text -> attribute("< " + text, "y")).distinct().count());
    String[] box = chart.svg().replaceFirst("(?s).*?viewBox=\"([^\"]*)\".*", "$1").split(" ");
    assertTrue(chart.file().contains("width=\"" + 2 * Frame.WIDTH + "\""), chart.file());
    for (String name : names) {
      double y = attribute("< " + name, "y");
      assertTrue(y > Integer.parseInt(box[1]) + 8 && y < Frame.TOP, name);
      assertTrue(attribute("< " + name, "x") + 6.6 * 9 < Frame.WIDTH, name);
    }
  }

  @Test
  void barsStandOnZeroOnBothSides() {
    BarChart chart =
        new BarChart(
            "bars",
            "group",
            false,
            List.of("a", "b"),
            List.of(new BarChart.Bars("x", new double[] {2, -1})));
    String[] bars = chart.svg().split("<line class=\"bar");
    assertEquals(3, bars.length);
    double zero = attribute(bars[1], "y1");
    assertEquals(zero, attribute(bars[2], "y1"));
    assertTrue(attribute(bars[1], "y2") < zero && attribute(bars[2], "y2") > zero);
    assertEquals(List.of("b", "x", "-1"), chart.records().get(2));
  }

  private static double attribute(String element, String name) {
    return Double.parseDouble(element.replaceFirst("(?s).*? " + name + "=\"([-0-9.]+)\".*", "$1"));
  }

  /** The window is 4 by 2 units of 121 pixels; its left bottom corner is drawn at (62, 276). */
  @Test
  void decisionLinesEndAtTheEdgesOfTheWindow() {
    PlaneChart.Window window = new PlaneChart.Window(-2, 2, -1, 1);
    PlaneChart chart =
        new PlaneChart(
            "plane",
            "x",
            window,
            List.of(new PlaneChart.Cloud("points", new double[] {-2}, new double[] {-1})),
            List.of(
                new PlaneChart.Line("upright", 1, 0, -1, 0),
                new PlaneChart.Line("outside", 0, 1, 5, 0),
                new PlaneChart.Line("margins", 0, 2, 0, 1)),
            Optional.empty());
    String svg = chart.svg();
    assertTrue(svg.contains("points=\"425.0,276.0 425.0,34.0\""), svg);
    assertTrue(svg.contains("points=\"\""), svg);
    assertTrue(svg.contains("points=\"62.0,155.0 546.0,155.0\""), svg);
    assertTrue(svg.contains("stroke-dasharray=\"5 5\" points=\"62.0,94.5 546.0,94.5\""), svg);
    assertTrue(svg.contains("cx=\"62.0\" cy=\"276.0\""), svg);
  }

  @Test
  void picturesAreInsideTheDrawingAndItsFile() {
    ImageShape shape = new ImageShape(1, 2, 2);
    Pixels pixels = Pixels.weights(shape, new float[] {-1, 0, 0.5f, 1});
    assertEquals(12, pixels.rgb().length);
    assertEquals(-1, pixels.rgb()[3]); // 0 is white
    PictureChart chart =
        new PictureChart("tiles", 3, List.of(new PictureChart.Tile(pixels, "a < b")));
    String file = chart.file();
    assertTrue(file.contains("href=\"data:image/png;base64,"), file);
    assertTrue(file.contains("a &lt; b"), file);
    assertTrue(file.contains(".pixels {"), file);
    assertFalse(file.contains("NaN"), file);
    assertEquals(List.of(), chart.records());
  }
}
