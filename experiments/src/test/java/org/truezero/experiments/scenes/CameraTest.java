package org.truezero.experiments.scenes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.truezero.experiments.characters.Draws;
import org.truezero.math.RandomStream;

class CameraTest {
  private static final Backdrop TEXTURE = new Backdrop(new Draws(new RandomStream(1, "t"), 0));

  private static byte[] picture(Camera camera, Lighting lighting, Part... parts) {
    byte[] picture = new byte[Camera.SIDE * Camera.SIDE];
    camera.photograph(new Scene(List.of(parts), lighting, TEXTURE, 8, 1, 0), picture, 0);
    return picture;
  }

  private static Part ball(double x, double y, double z, double radius) {
    Placement size = Placement.scaled(radius, radius, radius);
    return new Part(Solid.BALL, size.then(Placement.moved(x, y, z)), 1);
  }

  /** The mean column or row of the pixels in which two pictures differ. */
  private static double centre(byte[] one, byte[] other, boolean column) {
    double sum = 0;
    int count = 0;
    for (int p = 0; p < one.length; p++) {
      if (one[p] != other[p]) {
        sum += column ? p % Camera.SIDE : p / Camera.SIDE;
        count++;
      }
    }
    assertTrue(count > 20, count + " pixels differ");
    return sum / count;
  }

  private static double column(Camera camera, Part part) {
    byte[] without = picture(camera, Lighting.FRONT);
    return centre(picture(camera, Lighting.FRONT, part), without, true);
  }

  @Test
  void atTheDistanceOfTheObjectBothCamerasSeeTheSamePlace() {
    Part ball = ball(0.4, 0, Camera.DISTANCE, 0.4);
    double expected = 15.5 + 0.4 * 16 / Camera.HALF_WIDTH;
    assertEquals(expected, column(Camera.LEFT, ball), 0.3);
    assertEquals(expected, column(Camera.RIGHT, ball), 0.3);
  }

  @Test
  void nearerThingsAreFurtherApart() {
    Part near = ball(0, 0, Camera.DISTANCE - 1, 0.4);
    Part far = ball(0, 0, Camera.DISTANCE + 1.5, 0.4);
    double nearShift = column(Camera.LEFT, near) - column(Camera.RIGHT, near);
    double farShift = column(Camera.LEFT, far) - column(Camera.RIGHT, far);
    // Twice 0.4 between the eyes: 0.8 · (5/4 − 1) and 0.8 · (5/6.5 − 1), in pixels.
    double pixels = 16 / Camera.HALF_WIDTH;
    // Pixels that are partly covered count whole, which moves each centre by up to a quarter.
    assertEquals(0.8 * 0.25 * pixels, nearShift, 0.5);
    assertEquals(-0.8 * 1.5 / 6.5 * pixels, farShift, 0.5);
  }

  @Test
  void upIsUpAndNearIsInFront() {
    byte[] without = picture(Camera.LEFT, Lighting.FRONT);
    Part high = ball(0, 0.8, Camera.DISTANCE, 0.4);
    double row = centre(picture(Camera.LEFT, Lighting.FRONT, high), without, false);
    assertEquals(15.5 - 0.8 * 16 / Camera.HALF_WIDTH, row, 0.5);
    Part near = ball(0, 0, 4, 0.6).painted(0.5);
    Part far = ball(0, 0, 5, 0.6);
    byte[] one = picture(Camera.LEFT, Lighting.FRONT, near, far);
    byte[] other = picture(Camera.LEFT, Lighting.FRONT, far, near);
    assertArrayEquals(one, other);
    byte[] alone = picture(Camera.LEFT, Lighting.FRONT, far);
    assertTrue((one[16 * 32 + 17] & 0xFF) < (alone[16 * 32 + 17] & 0xFF), "the near one is darker");
  }

  @Test
  void lightComesFromWhereItShould() {
    Part ball = ball(0, 0, Camera.DISTANCE, 1);
    byte[] left = picture(Camera.LEFT, Lighting.LEFT, ball);
    byte[] right = picture(Camera.LEFT, Lighting.RIGHT, ball);
    int west = 16 * 32 + 7;
    int east = 16 * 32 + 24;
    assertTrue((left[west] & 0xFF) > (left[east] & 0xFF) + 50, "lit from the left");
    assertTrue((right[east] & 0xFF) > (right[west] & 0xFF) + 50, "lit from the right");
  }
}
