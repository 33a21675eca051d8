package org.truezero.experiments.characters;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.geom.Ellipse2D;
import java.awt.geom.GeneralPath;
import org.junit.jupiter.api.Test;

class CanvasTest {
  @Test
  void squareCoversPartsOfPixelsExactly() {
    // From (1.25, 1.5) to (3, 2.5): columns covered 0.75, 1; lines covered 0.5, 0.5.
    float[] pixels = fill(5, 4, 1.25, 1.5, 3, 1.5, 3, 2.5, 1.25, 2.5);
    float[] expected = new float[20];
    expected[5 + 1] = 0.375f;
    expected[5 + 2] = 0.5f;
    expected[10 + 1] = 0.375f;
    expected[10 + 2] = 0.5f;
    for (int i = 0; i < 20; i++) {
      assertEquals(expected[i], pixels[i], 1e-7f, "pixel " + i);
    }
  }

  @Test
  void triangleHasItsAreaInEitherDirection() {
    // Half of |(8.3 − 1.2)(7.9 − 0.7) − (2.6 − 1.2)(3.1 − 0.7)|.
    double area = 0.5 * (7.1 * 7.2 - 1.4 * 2.4);
    assertEquals(area, sum(fill(10, 10, 1.2, 0.7, 8.3, 3.1, 2.6, 7.9)), 1e-4);
    assertEquals(area, sum(fill(10, 10, 2.6, 7.9, 8.3, 3.1, 1.2, 0.7)), 1e-4);
  }

  @Test
  void flatEdgeAcrossManyPixelsIsSharedOut() {
    // The area under the line from (0, 1) to (8, 0) within one line of pixels.
    float[] pixels = fill(8, 1, 0, 1, 8, 0, 8, 1);
    for (int x = 0; x < 8; x++) {
      assertEquals((x + 0.5) / 8, pixels[x], 1e-7);
    }
  }

  @Test
  void circleIsFlattenedCloseToItsArea() {
    GeneralPath circle = new GeneralPath(new Ellipse2D.Double(100, 100, 800, 800));
    Outline outline = Flattener.flatten(circle, 1000);
    Canvas canvas = new Canvas(32, 32);
    outline.inPixels(30, 1, 31).fill(canvas);
    double radius = 0.4 * 30;
    assertEquals(Math.PI * radius * radius, sum(canvas.coverage()), 0.01 * 450);
  }

  @Test
  void flattenedCurvesStayCloseToTheCurve() {
    GeneralPath path = new GeneralPath();
    path.moveTo(0, 0);
    path.quadTo(500, 1000, 1000, 0);
    path.closePath();
    Outline outline = Flattener.flatten(path, 1000);
    for (int i = 1; i < outline.corners(); i++) {
      double middleX = 0.5 * (outline.x(i - 1) + outline.x(i));
      double middleY = 0.5 * (outline.y(i - 1) + outline.y(i));
      assertEquals(2 * middleX * (1 - middleX), middleY, 1.0 / 500);
    }
  }

  @Test
  void innerPolygonInTheOtherDirectionIsAHole() {
    Outline ring =
        new Outline(
            new double[] {1, 7, 7, 1, 3, 3, 5, 5},
            new double[] {1, 1, 7, 7, 3, 5, 5, 3},
            new int[] {4, 8});
    Canvas canvas = new Canvas(8, 8);
    ring.fill(canvas);
    float[] pixels = canvas.coverage();
    assertEquals(32, sum(pixels), 1e-5);
    assertEquals(0, pixels[4 * 8 + 4]);
    assertEquals(1, pixels[2 * 8 + 2]);
  }

  @Test
  void overlapInTheSameDirectionCountsOnce() {
    Outline two =
        new Outline(
            new double[] {1, 5, 5, 1, 3, 7, 7, 3},
            new double[] {1, 1, 5, 5, 3, 3, 7, 7},
            new int[] {4, 8});
    Canvas canvas = new Canvas(8, 8);
    two.fill(canvas);
    assertEquals(28, sum(canvas.coverage()), 1e-5);
  }

  @Test
  void whatLiesOutsideIsCutOffExactly() {
    // A diamond around the corner of the picture: a quarter is inside.
    assertEquals(2, sum(fill(4, 4, 0, -2, 2, 0, 0, 2, -2, 0)), 1e-6);
    // Around the opposite corner.
    assertEquals(2, sum(fill(4, 4, 4, 2, 6, 4, 4, 6, 2, 4)), 1e-6);
    // Larger than the picture.
    assertEquals(16, sum(fill(4, 4, -9, -9, 19, -9, 5, 30)), 1e-5);
    // Beside it.
    assertEquals(0, sum(fill(4, 4, 5, 0, 9, 0, 9, 4)), 0);
    assertEquals(0, sum(fill(4, 4, -5, 0, -1, 0, -1, 4)), 1e-6);
  }

  @Test
  void slantedPolygonAgreesWithManySamples() {
    double[] corners = {-1.3, 2.2, 6.1, -0.8, 9.4, 5.5, 3.3, 8.9};
    float[] pixels = fill(8, 8, corners);
    int samples = 64;
    for (int y = 0; y < 8; y++) {
      for (int x = 0; x < 8; x++) {
        int inside = 0;
        for (int i = 0; i < samples * samples; i++) {
          double px = x + (i % samples + 0.5) / samples;
          double py = y + (i / samples + 0.5) / samples;
          inside += insideConvex(corners, px, py) ? 1 : 0;
        }
        assertEquals(inside / (double) (samples * samples), pixels[y * 8 + x], 0.01);
      }
    }
  }

  private static boolean insideConvex(double[] corners, double x, double y) {
    int n = corners.length / 2;
    for (int i = 0; i < n; i++) {
      int j = (i + 1) % n;
      double cross =
          (corners[2 * j] - corners[2 * i]) * (y - corners[2 * i + 1])
              - (corners[2 * j + 1] - corners[2 * i + 1]) * (x - corners[2 * i]);
      if (cross < 0) {
        return false;
      }
    }
    return true;
  }

  private static float[] fill(int width, int height, double... corners) {
    int n = corners.length / 2;
    double[] x = new double[n];
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = corners[2 * i];
      y[i] = corners[2 * i + 1];
    }
    Canvas canvas = new Canvas(width, height);
    new Outline(x, y, new int[] {n}).fill(canvas);
    return canvas.coverage();
  }

  private static double sum(float[] pixels) {
    double sum = 0;
    for (float pixel : pixels) {
      sum += pixel;
    }
    return sum;
  }
}
