package org.truezero.experiments.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Upright bars in groups as SVG, coloured by the page's style sheet.
 *
 * @param title what is shown
 * @param xLabel what the groups are
 * @param percent whether the values are fractions, to be shown per cent
 * @param groups names under the groups
 * @param bars one bar in each group; for a value that is not finite a dash
 */
public record BarChart(
    String title, String xLabel, boolean percent, List<String> groups, List<Bars> bars)
    implements Chart {
  private static final int HEIGHT = 300;

  /** Part of the width that a group fills. */
  private static final double FILLED = 0.78;

  /**
   * Bars of one colour.
   *
   * @param name what the legend says
   * @param values one for each group
   */
  public record Bars(String name, double[] values) {}

  @Override
  public String svg() {
    double[] all = bars.stream().flatMapToDouble(each -> Arrays.stream(each.values)).toArray();
    double[] shown = Arrays.stream(all).filter(Double::isFinite).toArray();
    double least = Math.min(0, Arrays.stream(shown).min().orElse(0));
    double greatest = Math.max(0, Arrays.stream(shown).max().orElse(1));
    Frame frame =
        new Frame(
            title,
            HEIGHT,
            Axis.between(0, groups.size(), groups.size()),
            Axis.around(least, greatest, 5));
    frame.grid(percent);
    for (int g = 0; g < groups.size(); g++) {
      frame.text("middle", frame.x(g + 0.5), frame.bottom() + 17, groups.get(g));
      for (int b = 0; b < bars.size(); b++) {
        bar(frame, g, b);
      }
    }
    frame.xLabel(xLabel);
    frame.legend(bars.stream().map(Bars::name).toList());
    return frame.svg();
  }

  private void bar(Frame frame, int group, int number) {
    double value = bars.get(number).values[group];
    double width = FILLED / bars.size();
    double at = frame.x(group + (1 - FILLED) / 2 + (number + 0.5) * width);
    if (!Double.isFinite(value)) {
      frame.text("middle", at, frame.y(0) - 4, "–");
      return;
    }
    String text =
        percent
            ? String.format(Locale.ROOT, "%.2f %%", 100 * value)
            : String.format(Locale.ROOT, "%.4g", value);
    frame.shape(
        "<line class=\"bar c%d\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\""
            + " stroke-width=\"%.1f\"><title>%s</title></line>",
        number % Frame.COLOURS,
        at,
        at,
        frame.y(0),
        frame.y(value),
        0.92 * (frame.x(width) - frame.x(0)),
        Html.escape(groups.get(group) + ", " + bars.get(number).name + ": " + text));
  }

  @Override
  public List<List<String>> records() {
    List<List<String>> records = new ArrayList<>(List.of(List.of(xLabel, "bar", "value")));
    for (int g = 0; g < groups.size(); g++) {
      for (Bars each : bars) {
        records.add(List.of(groups.get(g), each.name, Chart.number(each.values[g])));
      }
    }
    return records;
  }
}
