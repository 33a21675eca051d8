package org.truezero.experiments.nistp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.truezero.experiments.characters.CharacterClasses;
import org.truezero.experiments.characters.Draws;
import org.truezero.experiments.characters.Picture;
import org.truezero.experiments.characters.TypedCharacters;
import org.truezero.experiments.picture.ContactSheet;
import org.truezero.math.RandomStream;

/** Draws clean characters, every transformation and every mode, to be looked at. */
final class DrawContactSheets {
  private static final int CLASSES = CharacterClasses.ALL.size();
  private static final double[] COMPLEXITIES = {0, 0.3, 0.7};
  private static final TypedCharacters TYPED = new TypedCharacters();
  private static final RandomStream FACES = new RandomStream(1, "faces");

  private DrawContactSheets() {}

  /**
   * Writes PNG files into the folder given: {@code clean}, one for each transformation, with four
   * lines at each of the complexities 0, 0.3 and 0.7, and one for each mode.
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    List<byte[]> clean = new ArrayList<>();
    for (int i = 0; i < 32 * CLASSES; i++) {
      clean.add(Picture.bytes(character(i)));
    }
    write(folder, "clean", clean);
    for (Transformation transformation : Mode.P07.transformations(TYPED)) {
      write(folder, transformation.name(), transformed(transformation));
    }
    for (Mode mode : Mode.values()) {
      write(folder, "mode " + mode.spelling(), examples(mode));
    }
  }

  private static List<byte[]> transformed(Transformation transformation) {
    RandomStream stream = new RandomStream(1, transformation.name());
    List<byte[]> tiles = new ArrayList<>();
    for (double complexity : COMPLEXITIES) {
      for (int i = 0; i < 4 * CLASSES; i++) {
        Draws draws = new Draws(stream, i);
        tiles.add(Picture.bytes(transformation.apply(character(i), complexity, draws)));
      }
    }
    return tiles;
  }

  private static List<byte[]> examples(Mode mode) {
    List<byte[]> tiles = new ArrayList<>();
    for (double complexity : COMPLEXITIES) {
      NistpSettings settings =
          new NistpSettings(4000, 1, 0, CharacterClasses.ALL, mode, complexity);
      NistpCharacters characters = new NistpCharacters(settings, TYPED);
      List<List<byte[]>> byClass = new ArrayList<>();
      for (int i = 0; i < CLASSES; i++) {
        byClass.add(new ArrayList<>());
      }
      for (int row = 0; row < characters.size(); row++) {
        byClass.get(characters.label(row)).add(characters.picture(row));
      }
      for (int line = 0; line < 6; line++) {
        for (List<byte[]> one : byClass) {
          tiles.add(one.get(line));
        }
      }
    }
    return tiles;
  }

  private static float[] character(int i) {
    return TYPED.picture(i % CLASSES, new Draws(FACES, i));
  }

  private static void write(Path folder, String name, List<byte[]> tiles) throws IOException {
    Path file = folder.resolve(name.replace(' ', '-') + ".png");
    Files.write(file, ContactSheet.png(CLASSES, Picture.SIDE, Picture.SIDE, tiles));
  }
}
