package org.truezero.experiments.characters;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.truezero.data.Dataset;
import org.truezero.data.ImageShape;
import org.truezero.data.Schema;
import org.truezero.data.Target;
import org.truezero.math.ActiveLists;
import org.truezero.math.RandomStream;

/**
 * Pictures of typed characters, 32×32 grey, ink near 1 on an exactly zero background, drawn when
 * they are asked for.
 *
 * <p>An example is a character and a face chosen at random, posed ({@link Pose}), filled ({@link
 * Canvas}) and perturbed ({@link Perturbation#moderate}). It depends on the seed, its number and
 * the subset of classes alone: nothing is stored, any number of threads may draw any rows in any
 * order, and the bytes are the same on every machine and JDK. Pixels are bytes; a feature is {@code
 * byte / 255}. What is visited more than once is cheaper when {@link #materialised}.
 */
public final class TypedCharacters implements Dataset {
  /** Goes into the fingerprint; to be raised when the examples change. */
  private static final int VERSION = 1;

  private final CharacterSettings settings;
  private final Schema schema;
  private final RandomStream choice;
  private final RandomStream pose;
  private final List<Perturbation> steps;
  private final List<RandomStream> stepStreams;

  /**
   * Describes a data set; the first one reads the fonts, which takes a second.
   *
   * @param settings which examples
   */
  public TypedCharacters(CharacterSettings settings) {
    this(settings, Perturbation.moderate());
  }

  TypedCharacters(CharacterSettings settings, List<Perturbation> steps) {
    this.settings = settings;
    this.steps = List.copyOf(steps);
    schema = schemaOf(settings.classes());
    choice = new RandomStream(settings.seed(), "typed characters: choice");
    pose = new RandomStream(settings.seed(), "typed characters: pose");
    stepStreams =
        steps.stream()
            .map(step -> new RandomStream(settings.seed(), "typed characters: " + step.name()))
            .toList();
  }

  static Schema schemaOf(CharacterClasses classes) {
    return new Schema(
        Perturbation.PIXELS,
        false,
        new Target.Classes(classes.names()),
        Optional.of(new ImageShape(1, Perturbation.SIDE, Perturbation.SIDE)),
        Optional.empty());
  }

  /** Returns which examples these are. */
  public CharacterSettings settings() {
    return settings;
  }

  /** Returns the names of the faces that characters are drawn from. */
  public static List<String> faces() {
    return TypefaceList.all().stream().map(Typeface::name).toList();
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
  public void appendRow(long row, ActiveLists into) {
    into.appendBytes(picture(row), 0);
    into.endExample();
  }

  @Override
  public void readTarget(long row, float[] into, int offset) {
    into[offset] = label(row);
  }

  /**
   * Returns the class of a row: its position in the names of the classes.
   *
   * @param row in [0, size)
   * @throws IndexOutOfBoundsException if the row is outside
   */
  public int label(long row) {
    return choices(row).below(0, settings.classes().size());
  }

  /**
   * Returns the name of the face of a row.
   *
   * @param row in [0, size)
   * @throws IndexOutOfBoundsException if the row is outside
   */
  public String face(long row) {
    return typeface(choices(row)).name();
  }

  /**
   * Draws the picture of a row.
   *
   * @param row in [0, size)
   * @return 32×32 bytes, row-major from the top left, 0 background to 255 ink
   * @throws IndexOutOfBoundsException if the row is outside
   */
  public byte[] picture(long row) {
    Draws choices = choices(row);
    long example = choices.example();
    int character = settings.classes().first() + choices.below(0, settings.classes().size());
    Outline outline = typeface(choices).outlines().get(character);
    float[] picture = Pose.draw(new Draws(pose, example)).fill(outline, Perturbation.SIDE);
    for (int i = 0; i < steps.size(); i++) {
      steps.get(i).apply(picture, new Draws(stepStreams.get(i), example));
    }
    byte[] bytes = new byte[Perturbation.PIXELS];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (int) (picture[i] * 255 + 0.5f);
    }
    return bytes;
  }

  private Draws choices(long row) {
    Objects.checkIndex(row, settings.count());
    return new Draws(choice, settings.from() + row);
  }

  private static Typeface typeface(Draws choices) {
    List<Typeface> faces = TypefaceList.all();
    return faces.get(choices.below(1, faces.size()));
  }

  /**
   * Returns the same data set with all pictures drawn and kept, one byte per pixel.
   *
   * @param threads how many threads draw, at least 1; the result does not depend on it
   * @throws IllegalArgumentException if the pictures would not fit into the memory of this JVM
   */
  public Dataset materialised(int threads) {
    return StoredPictures.of(this, threads);
  }

  @Override
  public String fingerprint() {
    return "typed-v" + VERSION + settings.query() + "&fonts=sha256:" + TypefaceList.digest();
  }
}
