package org.truezero.experiments.characters;

import java.awt.geom.GeneralPath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The outlines of the 62 characters in one face, such as Roboto Black.
 *
 * @param name file name without its ending
 * @param outlines one for each of {@link CharacterClasses#ALL}
 */
record Typeface(String name, List<Outline> outlines) {
  private static final int CAPITAL_H = CharacterClasses.ALL.names().indexOf("H");

  /** Height of a capital H in pixels: that of MNIST's digits, so that written ones go with them. */
  private static final double CAPITAL_HEIGHT = 20;

  /** Greatest width and height of a character; what would be larger is made smaller. */
  private static final double LARGEST = 28;

  /** Copies the list. */
  Typeface {
    outlines = List.copyOf(outlines);
  }

  /**
   * Reads a TrueType font that lies in a jar of the class path.
   *
   * @throws IllegalStateException if the font is not there or has not all 62 characters
   */
  static Typeface read(String resource) {
    String name = resource.substring(resource.lastIndexOf('/') + 1, resource.lastIndexOf('.'));
    try (InputStream in = Typeface.class.getClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(
            "font " + resource + " is not on the class path; see docs/dependencies.md");
      }
      try (TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(in))) {
        return new Typeface(name, outlines(font, name));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("font " + resource + ": " + e.getMessage(), e);
    }
  }

  private static List<Outline> outlines(TrueTypeFont font, String name) throws IOException {
    CmapLookup characters = font.getUnicodeCmapLookup();
    List<Outline> inEm = new ArrayList<>();
    for (String character : CharacterClasses.ALL.names()) {
      GlyphData glyph = font.getGlyph().getGlyph(characters.getGlyphId(character.charAt(0)));
      GeneralPath path = glyph == null ? new GeneralPath() : glyph.getPath();
      Outline outline = Flattener.flatten(path, font.getUnitsPerEm());
      if (characters.getGlyphId(character.charAt(0)) == 0 || outline.corners() < 3) {
        throw new IllegalStateException("font " + name + " has no outline for " + character);
      }
      inEm.add(outline);
    }
    double perCapital = 1 / inEm.get(CAPITAL_H).box().height();
    return inEm.stream().map(outline -> outline.scaled(perCapital)).toList();
  }

  /** Draws all characters upright in the centre of their pictures. */
  byte[][] pictures() {
    return outlines.stream().map(Typeface::picture).map(Picture::bytes).toArray(byte[][]::new);
  }

  private static float[] picture(Outline outline) {
    Outline.Box box = outline.box();
    double scale = Math.min(CAPITAL_HEIGHT, LARGEST / Math.max(box.width(), box.height()));
    double centre = 0.5 * Picture.SIDE;
    Canvas canvas = new Canvas(Picture.SIDE, Picture.SIDE);
    outline
        .inPixels(
            scale,
            centre - 0.5 * scale * (box.left() + box.right()),
            centre + 0.5 * scale * (box.bottom() + box.top()))
        .fill(canvas);
    return canvas.coverage();
  }
}
