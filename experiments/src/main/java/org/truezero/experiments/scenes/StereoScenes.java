package org.truezero.experiments.scenes;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.truezero.data.GeneratedPictures;
import org.truezero.data.ImageShape;
import org.truezero.data.PixelRange;
import org.truezero.data.Schema;
import org.truezero.data.Target;
import org.truezero.experiments.characters.Draws;
import org.truezero.math.RandomStream;

/**
 * Stereo pairs of toy scenes, a stand-in for jittered-cluttered NORB (LeCun, Huang and Bottou 2004)
 * where its files are not at hand: the same categories, views, jitter and form, but toys made of
 * boxes, balls and rods. Results on it are not results on NORB.
 *
 * <p>An example is a category, a toy and a {@link Scene} chosen at random, seen by two cameras. It
 * depends on the seed, its number and the instances alone: nothing is stored, any number of threads
 * may draw any rows in any order, and the bytes are the same on every machine and JDK.
 */
public final class StereoScenes implements GeneratedPictures {
  /** Goes into the fingerprint; to be raised when the examples change. */
  private static final int VERSION = 1;

  private static final int PIXELS = Camera.SIDE * Camera.SIDE;
  private static final int EYES = Camera.values().length;

  private final SceneSettings settings;
  private final Schema schema;
  private final RandomStream choice;
  private final RandomStream scene;
  private final RandomStream texture;

  /**
   * Describes a data set.
   *
   * @param settings which examples
   * @param range which numbers the pixels become
   */
  public StereoScenes(SceneSettings settings, PixelRange range) {
    this.settings = settings;
    schema =
        new Schema(
            EYES * PIXELS,
            false,
            new Target.Classes(Category.names()),
            Optional.of(new ImageShape(EYES, Camera.SIDE, Camera.SIDE, range)),
            Optional.empty());
    choice = stream("choice");
    scene = stream("scene");
    texture = stream("texture");
  }

  /**
   * Test scenes of a seed have views and backdrops of their own, not those of its training scenes.
   */
  private RandomStream stream(String purpose) {
    return new RandomStream(
        settings.seed(), "scenes: " + settings.instances().spelling() + " " + purpose);
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
    return new Draws(choice, example(row)).below(0, Category.values().length);
  }

  /**
   * Draws the pair of a row.
   *
   * @param row in [0, size)
   * @return 2×32×32 bytes, the left picture and the right one, row-major from the top left, 0 black
   *     to 255 white
   * @throws IndexOutOfBoundsException if the row is outside
   */
  @Override
  public byte[] picture(long row) {
    long example = example(row);
    Category category = Category.values()[label(row)];
    Scene drawn =
        Scene.draw(
            category, settings.instances(), new Draws(scene, example), new Draws(texture, example));
    byte[] pair = new byte[EYES * PIXELS];
    for (Camera camera : Camera.values()) {
      camera.photograph(drawn, pair, camera.ordinal() * PIXELS);
    }
    return pair;
  }

  private long example(long row) {
    return settings.from() + Objects.checkIndex(row, settings.count());
  }

  @Override
  public String fingerprint() {
    return "scenes-v" + VERSION + settings.query();
  }

  @Override
  public List<String> remarks() {
    return List.of(
        "scenes: drawn toys, a stand-in for NORB; results on them are not results on NORB");
  }
}
