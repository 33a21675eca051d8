package org.truezero.experiments.scenes;

import java.util.ArrayList;
import java.util.List;
import org.truezero.experiments.characters.Draws;

/**
 * What the cameras look at.
 *
 * @param parts of the object and of the distractor, as the cameras see space: x to the right, y
 *     upwards, z away
 * @param lighting where light comes from
 * @param backdrop what is behind
 * @param backdropDistance how far it is from the cameras
 * @param contrast stretches brightness around the middle
 * @param exposure is added to it
 */
record Scene(
    List<Part> parts,
    Lighting lighting,
    Backdrop backdrop,
    double backdropDistance,
    double contrast,
    double exposure) {
  private static final double DEGREE = StrictMath.PI / 180;
  private static final int ELEVATIONS = 9;
  private static final int AZIMUTHS = 18;

  /**
   * Draws a scene. As in NORB, elevation goes from 30 to 70 degrees in steps of 5, azimuth from 0
   * to 340 in steps of 20; an object is moved by up to 6 pixels of 108 in both directions, turned
   * by up to 5 degrees and made smaller by up to 22 per cent.
   *
   * @param category which object; {@link Category#BLANK} for none
   * @param instances which toys may appear
   * @param draws the random numbers of the example, apart from those of the backdrop
   * @param texture the random numbers of the backdrop
   */
  static Scene draw(Category category, Instances instances, Draws draws, Draws texture) {
    List<Part> parts = new ArrayList<>();
    if (category != Category.BLANK) {
      Placement place =
          turned(draws, 0)
              .then(Placement.turnedZ(draws.uniform(2, -5, 5) * DEGREE))
              .then(size(draws.uniform(3, 0.78, 1)))
              .then(
                  Placement.moved(
                      draws.uniform(4, -0.15, 0.15),
                      draws.uniform(5, -0.15, 0.15),
                      Camera.DISTANCE));
      Toy toy = category.toy(instances.first() + draws.below(6, Instances.COUNT));
      add(toy, place, draws.uniform(7, 0.75, 1), parts);
    }
    addDistractor(instances, draws, parts);
    return new Scene(
        parts,
        Lighting.values()[draws.below(16, Lighting.values().length)],
        new Backdrop(texture),
        draws.uniform(17, 6.2, 8),
        draws.uniform(18, 0.8, 1.3),
        draws.uniform(19, -0.08, 0.08));
  }

  /** Adds a smaller toy of any category whose centre is near the border of the picture. */
  private static void addDistractor(Instances instances, Draws draws, List<Part> parts) {
    Category category = Category.values()[draws.below(8, Category.withToys())];
    Toy toy = category.toy(instances.first() + draws.below(9, Instances.COUNT));
    double direction = draws.uniform(10, 0, 360) * DEGREE;
    double out = draws.uniform(11, 1.15, 1.5);
    Placement place =
        turned(draws, 12)
            .then(size(draws.uniform(14, 0.35, 0.55)))
            .then(
                Placement.moved(
                    out * StrictMath.cos(direction),
                    out * StrictMath.sin(direction),
                    Camera.DISTANCE + draws.uniform(15, -0.6, 0.6)));
    add(toy, place, draws.uniform(20, 0.6, 1), parts);
  }

  /** Turns a toy on its table and looks down at the table. */
  private static Placement turned(Draws draws, int firstDraw) {
    int azimuth = 360 / AZIMUTHS * draws.below(firstDraw, AZIMUTHS);
    int elevation = 30 + 5 * draws.below(firstDraw + 1, ELEVATIONS);
    return Placement.turnedY(azimuth * DEGREE).then(Placement.turnedX(-elevation * DEGREE));
  }

  private static Placement size(double scale) {
    return Placement.scaled(scale, scale, scale);
  }

  private static void add(Toy toy, Placement place, double paint, List<Part> parts) {
    toy.parts().forEach(part -> parts.add(part.placed(place).painted(paint)));
  }

  /** Returns the byte that a brightness becomes in this picture. */
  byte exposed(double light) {
    double shown = (light - 0.5) * contrast + 0.5 + exposure;
    return (byte) (int) (255 * Math.max(0, Math.min(1, shown)) + 0.5);
  }
}
