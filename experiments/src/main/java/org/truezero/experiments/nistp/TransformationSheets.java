package org.truezero.experiments.nistp;

import java.util.ArrayList;
import java.util.List;
import org.truezero.experiments.characters.CharacterClasses;
import org.truezero.experiments.characters.Draws;
import org.truezero.experiments.characters.Picture;
import org.truezero.experiments.characters.TypedCharacters;
import org.truezero.math.RandomStream;

/** The same typed characters after each transformation alone and after all of each mode. */
public final class TransformationSheets {
  private static final RandomStream FACES = new RandomStream(1, "faces");

  private final TypedCharacters typed = new TypedCharacters();
  private final int count;
  private final List<Double> complexities;

  /**
   * Characters, once for each complexity.
   *
   * @param title what was done to them
   * @param lines for each complexity as many pictures of {@link Picture#PIXELS} bytes, ink bright
   */
  public record Sheet(String title, List<List<byte[]>> lines) {}

  /**
   * Prepares sheets.
   *
   * @param count characters, 1 or more
   * @param complexities how far each transformation goes, 0 to 1
   */
  public TransformationSheets(int count, List<Double> complexities) {
    this.count = count;
    this.complexities = List.copyOf(complexities);
  }

  /** Draws a sheet for each of the fourteen transformations, in their order, then for each mode. */
  public List<Sheet> sheets() {
    List<Sheet> sheets = new ArrayList<>();
    for (Transformation transformation : Mode.P07.transformations(typed)) {
      sheets.add(sheet(transformation.name(), c -> transformed(transformation, c)));
    }
    for (Mode mode : Mode.values()) {
      sheets.add(sheet("mode=" + mode.spelling(), c -> examples(mode, c)));
    }
    return sheets;
  }

  private interface Line {
    List<byte[]> of(double complexity);
  }

  private Sheet sheet(String title, Line line) {
    return new Sheet(title, complexities.stream().map(line::of).toList());
  }

  private List<byte[]> transformed(Transformation transformation, double complexity) {
    RandomStream stream = new RandomStream(1, transformation.name());
    List<byte[]> pictures = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      float[] clean = typed.picture(i % CharacterClasses.ALL.size(), new Draws(FACES, i));
      Draws draws = new Draws(stream, i);
      pictures.add(Picture.bytes(transformation.apply(clean, complexity, draws)));
    }
    return pictures;
  }

  private List<byte[]> examples(Mode mode, double complexity) {
    NistpSettings settings = new NistpSettings(count, 1, 0, CharacterClasses.ALL, mode, complexity);
    NistpCharacters characters = new NistpCharacters(settings, typed);
    List<byte[]> pictures = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      pictures.add(characters.picture(i));
    }
    return pictures;
  }
}
