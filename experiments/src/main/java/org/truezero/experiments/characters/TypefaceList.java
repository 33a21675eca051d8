package org.truezero.experiments.characters;

import java.util.ArrayList;
import java.util.List;

/**
 * The faces that characters are drawn from: read once, on first use, and kept. {@code
 * docs/dependencies.md} says where they come from.
 *
 * <p>Left out: faces without all 62 characters (KaTeX's script, calligraphic and blackboard faces),
 * fraktur, KaTeX's mathematical italics, whose letters are those of its italics, and Roboto Thin,
 * whose strokes are a third of a pixel wide here.
 */
final class TypefaceList {
  private static final String LIBERATION = "com/mpobjects/jasperreports/fonts/liberation/";
  private static final String ROBOTO = "com/cathive/fonts/roboto/";
  // The version in the path is katex.version of the pom.
  private static final String KATEX = "META-INF/resources/webjars/katex/0.18.11/dist/fonts/";

  private static final List<String> FACES =
      List.of(
          LIBERATION + "LiberationSans-Regular",
          LIBERATION + "LiberationSans-Italic",
          LIBERATION + "LiberationSans-Bold",
          LIBERATION + "LiberationSans-BoldItalic",
          LIBERATION + "LiberationSerif-Regular",
          LIBERATION + "LiberationSerif-Italic",
          LIBERATION + "LiberationSerif-Bold",
          LIBERATION + "LiberationSerif-BoldItalic",
          LIBERATION + "LiberationMono-Regular",
          LIBERATION + "LiberationMono-Italic",
          LIBERATION + "LiberationMono-Bold",
          LIBERATION + "LiberationMono-BoldItalic",
          KATEX + "KaTeX_Main-Regular",
          KATEX + "KaTeX_Main-Italic",
          KATEX + "KaTeX_Main-Bold",
          KATEX + "KaTeX_Main-BoldItalic",
          KATEX + "KaTeX_SansSerif-Regular",
          KATEX + "KaTeX_SansSerif-Italic",
          KATEX + "KaTeX_SansSerif-Bold",
          KATEX + "KaTeX_Typewriter-Regular",
          ROBOTO + "Roboto-Light",
          ROBOTO + "Roboto-LightItalic",
          ROBOTO + "Roboto-Regular",
          ROBOTO + "Roboto-Italic",
          ROBOTO + "Roboto-Bold",
          ROBOTO + "Roboto-BoldItalic",
          ROBOTO + "Roboto-Black",
          ROBOTO + "Roboto-BlackItalic",
          ROBOTO + "Roboto-Condensed",
          ROBOTO + "Roboto-CondensedItalic",
          ROBOTO + "Roboto-BoldCondensed",
          ROBOTO + "Roboto-BoldCondensedItalic");

  private TypefaceList() {}

  /** Returns the faces, always in the same order. */
  static List<Typeface> all() {
    return Holder.FACES;
  }

  private static final class Holder {
    static final List<Typeface> FACES = read();

    private static List<Typeface> read() {
      List<Typeface> faces = new ArrayList<>();
      for (String face : TypefaceList.FACES) {
        faces.add(Typeface.read(face + ".ttf"));
      }
      return List.copyOf(faces);
    }
  }
}
