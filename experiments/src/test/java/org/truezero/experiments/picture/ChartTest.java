package org.truezero.experiments.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
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

  @Test
  void namesOfManyLinesStandInTwoRowsWithinThePicture() {
    double[] one = {1};
    LineChart chart =
        new LineChart(
            "many",
            "step",
            LineChart.Kind.NUMBER,
            IntStream.range(0, 8)
                .mapToObj(i -> new LineChart.Series("rate 0.0" + i, one, one))
                .toList());
    List<String> names =
        Arrays.stream(chart.svg().split("<text "))
            .filter(text -> text.matches("(?s)[^>]*>rate.*"))
            .toList();
    assertEquals(8, names.size());
    assertEquals(2, names.stream().map(text -> attribute("< " + text, "y")).distinct().count());
    for (String name : names) {
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
