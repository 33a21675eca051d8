package org.truezero.experiments.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Points between two axes of fractions as SVG, coloured by the page's style sheet.
 *
 * @param title what is shown
 * @param xLabel what goes to the right
 * @param yLabel what goes up
 * @param x of each point, a fraction
 * @param y of each point, a fraction; points that are not finite are left out
 * @param mark where a vertical line stands
 * @param markLabel what that line means
 */
public record ScatterChart(
    String title,
    String xLabel,
    String yLabel,
    double[] x,
    double[] y,
    double mark,
    String markLabel)
    implements Chart {
  private static final int HEIGHT = 340;

  @Override
  public String svg() {
    double first = Math.min(mark, Math.max(0, least(x)));
    Axis right = Axis.around(first, Math.max(mark, greatest(x)), 8);
    Frame frame = new Frame(title, HEIGHT, right, Axis.around(0, greatest(y), 6));
    frame.grid(true);
    frame.xTicks(true);
    frame.xLabel(xLabel);
    frame.mark(mark, markLabel);
    for (int i = 0; i < x.length; i++) {
      if (Double.isFinite(x[i]) && Double.isFinite(y[i])) {
        frame.shape(
            "<circle class=\"dot c0\" cx=\"%.1f\" cy=\"%.1f\" r=\"3\"/>",
            frame.x(x[i]), frame.y(y[i]));
      }
    }
    frame.legend(List.of(yLabel));
    return frame.svg();
  }

  private static double least(double[] values) {
    return Arrays.stream(values).filter(Double::isFinite).min().orElse(0);
  }

  private static double greatest(double[] values) {
    return Arrays.stream(values).filter(Double::isFinite).max().orElse(1);
  }

  @Override
  public List<List<String>> records() {
    List<List<String>> records = new ArrayList<>(List.of(List.of(xLabel, yLabel)));
    for (int i = 0; i < x.length; i++) {
      records.add(List.of(Chart.number(x[i]), Chart.number(y[i])));
    }
    return records;
  }
}
