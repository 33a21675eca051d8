package org.truezero.experiments.picture;

import java.util.List;
import java.util.Locale;

/**
 * Pictures of one size, each with a line of text below, as one SVG drawing.
 *
 * @param title what is shown
 * @param columns pictures of a line, 1 or more
 * @param tiles the pictures
 */
public record PictureChart(String title, int columns, List<Tile> tiles) implements Chart {
  private static final int GAP = 10;
  private static final int TEXT = 20;

  /**
   * A picture.
   *
   * @param pixels of the same size in all tiles
   * @param text short
   */
  public record Tile(Pixels pixels, String text) {}

  @Override
  public String svg() {
    double wide = (Frame.WIDTH - (columns - 1.0) * GAP) / columns;
    Pixels first = tiles.get(0).pixels;
    double high = wide * first.height() / first.width();
    int lines = (tiles.size() + columns - 1) / columns;
    Html svg = new Html();
    svg.raw(
        String.format(
            Locale.ROOT,
            "<svg class=\"chart\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">",
            Frame.WIDTH,
            Math.round(lines * (high + TEXT + GAP)),
            Html.escape(title)));
    for (int i = 0; i < tiles.size(); i++) {
      double x = i % columns * (wide + GAP);
      double y = i / columns * (high + TEXT + GAP);
      svg.raw(tiles.get(i).pixels.svg(x, y, wide, high));
      svg.raw(
          String.format(
              Locale.ROOT,
              "<text text-anchor=\"middle\" x=\"%.1f\" y=\"%.1f\">",
              x + wide / 2,
              y + high + 15));
      svg.text(tiles.get(i).text).raw("</text>");
    }
    return svg.raw("</svg>").toString();
  }
}
