package org.truezero.experiments.paper;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.truezero.data.ImageShape;
import org.truezero.data.Schema;
import org.truezero.data.Target;
import org.truezero.experiments.picture.Chart;
import org.truezero.experiments.picture.Html;
import org.truezero.experiments.picture.PngWriter;
import org.truezero.math.ActiveLists;
import org.truezero.network.Inference;
import org.truezero.network.Network;

/**
 * Layers as columns of circles, filled where a unit is active for one image, with the weights
 * between active units.
 *
 * @param title what is shown
 * @param image the input as a PNG file
 * @param columns outputs of each hidden layer, then of the network
 * @param weights between the columns [lower × upper], row-major
 * @param classes names of the outputs
 */
record PropagationDrawing(
    String title, byte[] image, List<float[]> columns, List<float[]> weights, List<String> classes)
    implements Chart {
  private static final int WIDTH = 560;
  private static final int HEIGHT = 430;
  private static final int TOP = 20;
  private static final int IMAGE = 90;
  private static final int FIRST = 170;
  private static final double RADIUS = 6;

  /**
   * Draws what was just computed.
   *
   * @param network its hidden units are drawn, all of them
   * @param schema of the image, which has a shape and one plane
   * @param inference has run on one image
   */
  static PropagationDrawing of(String title, Network network, Schema schema, Inference inference) {
    List<float[]> columns = new ArrayList<>();
    List<float[]> weights = new ArrayList<>();
    int hidden = network.architecture().hidden().size();
    for (int l = 0; l < hidden; l++) {
      columns.add(dense(inference.hidden(l)));
      weights.add(network.layers().get(l + 1).weightMatrix());
    }
    columns.add(Arrays.copyOf(inference.outputs(), network.head().width()));
    ImageShape shape = schema.image().orElseThrow();
    return new PropagationDrawing(
        title,
        png(shape, dense(inference.input())),
        columns,
        weights,
        ((Target.Classes) schema.target()).names());
  }

  private static float[] dense(ActiveLists list) {
    float[] dense = new float[list.width()];
    for (int k = list.start(0); k < list.end(0); k++) {
      dense[list.indices()[k]] = list.values()[k];
    }
    return dense;
  }

  private static byte[] png(ImageShape shape, float[] pixels) {
    byte[] grey = new byte[shape.width() * shape.height()];
    for (int i = 0; i < grey.length; i++) {
      grey[i] = (byte) Math.round(255 * pixels[i]);
    }
    return PngWriter.png(shape.width(), shape.height(), grey);
  }

  @Override
  public String svg() {
    Html svg = new Html();
    svg.raw(
        "<svg class=\"chart\" viewBox=\"0 0 "
            + WIDTH
            + " "
            + HEIGHT
            + "\" role=\"img\" aria-label=\""
            + Html.escape(title)
            + "\">");
    shape(
        svg,
        "<image x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" href=\"%s\"/>",
        10,
        (HEIGHT - IMAGE) / 2,
        IMAGE,
        IMAGE,
        Html.dataUri(image));
    for (int c = 0; c + 1 < columns.size(); c++) {
      lines(svg, c);
    }
    for (int c = 0; c < columns.size(); c++) {
      circles(svg, c);
    }
    labels(svg);
    return svg.raw("</svg>").toString();
  }

  @Override
  public List<List<String>> records() {
    List<List<String>> records = new ArrayList<>(List.of(List.of("layer", "unit", "output")));
    for (int c = 0; c < columns.size(); c++) {
      float[] outputs = columns.get(c);
      for (int u = 0; u < outputs.length; u++) {
        records.add(
            List.of(Integer.toString(c + 1), Integer.toString(u), Float.toString(outputs[u])));
      }
    }
    return records;
  }

  private double x(int column) {
    return FIRST + column * (WIDTH - FIRST - 60.0) / (columns.size() - 1);
  }

  private double y(int column, int unit) {
    int units = columns.get(column).length;
    double step = Math.min(30, (HEIGHT - 2.0 * TOP) / units);
    return HEIGHT / 2.0 + (unit - (units - 1) / 2.0) * step;
  }

  /** Lines are as wide as what they carry, relative to the strongest between the two columns. */
  private void lines(Html svg, int column) {
    float[] lower = columns.get(column);
    float[] upper = columns.get(column + 1);
    float[] matrix = weights.get(column);
    double strongest = 0;
    for (int i = 0; i < lower.length; i++) {
      for (int j = 0; j < upper.length; j++) {
        strongest = Math.max(strongest, Math.abs(lower[i] * matrix[i * upper.length + j]));
      }
    }
    for (int i = 0; i < lower.length; i++) {
      for (int j = 0; j < upper.length; j++) {
        double carried = lower[i] * matrix[i * upper.length + j];
        if (carried != 0 && upper[j] != 0) {
          shape(
              svg,
              "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\""
                  + " stroke-width=\"%.2f\" stroke-opacity=\"0.7\"/>",
              carried > 0 ? "c0" : "c4",
              x(column),
              y(column, i),
              x(column + 1),
              y(column + 1, j),
              0.2 + 2.8 * Math.abs(carried) / strongest);
        }
      }
    }
  }

  private void circles(Html svg, int column) {
    boolean outputs = column == columns.size() - 1;
    float[] values = columns.get(column);
    float greatest = 0;
    for (float value : values) {
      greatest = Math.max(greatest, Math.abs(value));
    }
    for (int u = 0; u < values.length; u++) {
      boolean filled = outputs ? values[u] == greatest : values[u] != 0;
      shape(
          svg,
          "<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\"%s/>",
          filled ? "unit c0" : "dot c7",
          x(column),
          y(column, u),
          RADIUS,
          filled ? " fill=\"currentColor\" style=\"color:var(--c0)\"" : "");
    }
  }

  private void labels(Html svg) {
    int last = columns.size() - 1;
    for (int k = 0; k < classes.size() && classes.size() <= 12; k++) {
      shape(
          svg,
          "<text x=\"%.1f\" y=\"%.1f\">%s</text>",
          x(last) + 14,
          y(last, k) + 4,
          Html.escape(classes.get(k)));
    }
  }

  private static void shape(Html svg, String format, Object... values) {
    svg.raw(String.format(Locale.ROOT, format, values));
  }
}
