package org.truezero.experiments.nistp;

import static org.truezero.experiments.characters.Picture.PIXELS;
import static org.truezero.experiments.characters.Picture.SIDE;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.truezero.data.GeneratedPictures;
import org.truezero.data.ImageShape;
import org.truezero.data.Schema;
import org.truezero.data.Target;
import org.truezero.experiments.characters.CharacterClasses;
import org.truezero.experiments.characters.CharacterSupply;
import org.truezero.experiments.characters.Draws;
import org.truezero.experiments.characters.Picture;
import org.truezero.math.RandomStream;

/**
 * NISTP: transformed characters, 32×32 grey, made when they are asked for (Bengio et al. 2011,
 * "Deep Learners Benefit More from Out-of-Distribution Examples", §3; Glorot et al. 2011, §4.1).
 *
 * <p>An example is a clean character, its class chosen at random, that goes through the
 * transformations of the {@link Mode}, each with a complexity of its own uniform in 0..c. It
 * depends on the seed, its number, the settings and the clean pictures alone: nothing is stored,
 * any number of threads may make any rows in any order, and the bytes are the same on every machine
 * and JDK. Pictures are row-major from the top left, 0 background to 255 ink.
 */
public final class NistpCharacters implements GeneratedPictures {
  /** Goes into the fingerprint; to be raised when the examples change. */
  private static final int VERSION = 1;

  /** The part of a transformation's draws that its complexity comes from. */
  private static final int COMPLEXITY = 1;

  private final NistpSettings settings;
  private final CharacterSupply supply;
  private final Schema schema;
  private final RandomStream choice;
  private final List<Step> steps;

  /** A transformation and its random numbers. */
  private record Step(Transformation transformation, RandomStream stream) {}

  /**
   * Describes a data set.
   *
   * @param settings which examples
   * @param supply the clean characters
   * @throws IllegalArgumentException if there is no picture of one of the classes
   */
  public NistpCharacters(NistpSettings settings, CharacterSupply supply) {
    this.settings = settings;
    this.supply = supply;
    CharacterClasses classes = settings.classes();
    for (int i = 0; i < classes.size(); i++) {
      if (!supply.has(classes.first() + i)) {
        throw new IllegalArgumentException(
            "no picture of '" + classes.names().get(i) + "' " + supply.description());
      }
    }
    schema =
        new Schema(
            PIXELS,
            false,
            new Target.Classes(classes.names()),
            Optional.of(new ImageShape(1, SIDE, SIDE)),
            Optional.empty());
    choice = stream("character");
    steps =
        settings.mode().transformations(supply).stream()
            .map(transformation -> new Step(transformation, stream(transformation.name())))
            .toList();
  }

  private RandomStream stream(String purpose) {
    return new RandomStream(settings.seed(), "nistp: " + purpose);
  }

  /** Returns which examples these are. */
  public NistpSettings settings() {
    return settings;
  }

  @Override
  public long size() {
    return settings.count();
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public int label(long row) {
    return new Draws(choice, example(row)).below(0, settings.classes().size());
  }

  @Override
  public byte[] picture(long row) {
    long example = example(row);
    int character = settings.classes().first() + label(row);
    float[] picture = supply.picture(character, new Draws(choice, example, 1));
    if (settings.complexity() > 0) {
      for (Step step : steps) {
        Draws draws = new Draws(step.stream, example);
        double complexity = settings.complexity() * draws.part(COMPLEXITY).uniform(0);
        picture = step.transformation.apply(picture, complexity, draws);
      }
    }
    return Picture.bytes(picture);
  }

  private long example(long row) {
    return settings.from() + Objects.checkIndex(row, settings.count());
  }

  @Override
  public String fingerprint() {
    return "nistp-v" + VERSION + settings.query() + "&characters=" + supply.fingerprint();
  }

  @Override
  public List<String> remarks() {
    String characters = "characters " + supply.description();
    return settings.mode() == Mode.P07
        ? List.of(
            characters,
            "backgrounds are generated textures, not natural images; scratches generated strokes,"
                + " not thinned handwriting")
        : List.of(characters);
  }
}
