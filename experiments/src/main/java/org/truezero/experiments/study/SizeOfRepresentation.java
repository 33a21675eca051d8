package org.truezero.experiments.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.truezero.data.Dataset;
import org.truezero.data.ImageShape;
import org.truezero.experiments.lab.Figures;
import org.truezero.experiments.lab.FindingsDraft;
import org.truezero.experiments.picture.BarChart;
import org.truezero.experiments.picture.LineChart;
import org.truezero.experiments.picture.PictureChart;
import org.truezero.experiments.picture.Pixels;

/**
 * Shows how many units each input uses, which inputs use few and many, and how active each unit is.
 *
 * @param rows what was counted over
 * @param data name of the data
 * @param network tells it from others
 * @param counts what was counted
 */
record SizeOfRepresentation(Dataset rows, String data, String network, ActiveCounts counts) {
  private static final int BINS = 14;
  private static final int PICTURES = 8;

  void report(FindingsDraft draft) {
    draft.chart(histogram());
    rows.schema().image().flatMap(this::pictures).ifPresent(draft::chart);
    draft.chart(sorted());
    int[] order = counts.ascending();
    int few = counts.counts()[order[order.length / 20]];
    int many = counts.counts()[order[order.length - 1 - order.length / 20]];
    String spread =
        "standard deviation "
            + Figures.number(counts.deviation())
            + ", with independent units "
            + Figures.number(counts.independentDeviation());
    draft
        .claims()
        .decided(
            "different inputs use different numbers of units",
            data + ", " + network,
            spread,
            counts.deviation() > counts.independentDeviation());
    draft.paragraph(
        "Of "
            + counts.outputs()
            + " hidden units an input uses "
            + Figures.number(counts.mean())
            + " on average ("
            + data
            + ", "
            + network
            + "), one input in twenty fewer than "
            + few
            + " and one in twenty more than "
            + many
            + ". If each unit were active as often as it is, but without regard to the others, the"
            + " standard deviation of the number would be "
            + Figures.number(counts.independentDeviation())
            + "; it is "
            + Figures.number(counts.deviation())
            + ".");
  }

  private BarChart histogram() {
    int least = Arrays.stream(counts.counts()).min().orElse(0);
    int greatest = Arrays.stream(counts.counts()).max().orElse(0);
    int width = Math.max(1, (greatest - least + BINS) / BINS);
    int[] bins = counts.histogram(least, width);
    return new BarChart(
        "Test examples by the number of active units, " + network,
        "active units, from",
        false,
        IntStream.range(0, bins.length)
            .mapToObj(bin -> Integer.toString(least + bin * width))
            .toList(),
        List.of(
            new BarChart.Bars(
                "examples", Arrays.stream(bins).mapToDouble(count -> count).toArray())));
  }

  private Optional<PictureChart> pictures(ImageShape shape) {
    int[] order = counts.ascending();
    if (order.length < 2 * PICTURES) {
      return Optional.empty();
    }
    List<PictureChart.Tile> tiles = new ArrayList<>();
    IntStream.concat(
            IntStream.range(0, PICTURES), IntStream.range(order.length - PICTURES, order.length))
        .map(at -> order[at])
        .forEach(
            example ->
                tiles.add(
                    new PictureChart.Tile(
                        Pixels.example(shape, Rows.dense(rows, example)),
                        Integer.toString(counts.counts()[example]))));
    return Optional.of(
        new PictureChart(
            "Inputs that use fewest units (above) and most (below), " + network, PICTURES, tiles));
  }

  private LineChart sorted() {
    List<LineChart.Series> lines = new ArrayList<>();
    for (int l = 0; l < counts.activity().length; l++) {
      double[] active = counts.activity()[l].clone();
      Arrays.sort(active);
      double[] rank = IntStream.rangeClosed(1, active.length).asDoubleStream().toArray();
      lines.add(new LineChart.Series("layer " + (l + 1), rank, active));
    }
    return new LineChart(
        "Test examples on which a unit is active, " + network,
        "units, least active first",
        LineChart.Kind.FRACTION,
        lines);
  }
}
