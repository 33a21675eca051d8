package org.truezero.experiments.nistp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.truezero.experiments.characters.Draws;
import org.truezero.experiments.characters.Picture;
import org.truezero.experiments.characters.TypedCharacters;
import org.truezero.math.RandomStream;

/** What holds for all transformations, and the exact statements of the five of NISTP. */
class TransformationsTest {
  private static final TypedCharacters TYPED = new TypedCharacters();

  static List<Transformation> all() {
    return Mode.P07.transformations(TYPED);
  }

  private static Draws draws(Transformation transformation, int example) {
    return new Draws(new RandomStream(1, transformation.name()), example);
  }

  private static float[] character(int example) {
    return TYPED.picture(example % 62, new Draws(new RandomStream(1, "faces"), example));
  }

  /** Returns a picture without any symmetry, of values in 0..1. */
  private static float[] grain() {
    float[] picture = new float[Picture.PIXELS];
    for (int i = 0; i < picture.length; i++) {
      picture[i] = (i * 37 + i * i % 11) % 101 / 101f;
    }
    return picture;
  }

  @ParameterizedTest
  @MethodSource("all")
  void picturesStayInRangeAndTheArgumentAsItWas(Transformation transformation) {
    for (int example = 0; example < 200; example++) {
      for (double complexity : new double[] {0, 0.1, 0.7, 1}) {
        float[] picture = example % 2 == 0 ? character(example) : grain();
        float[] before = picture.clone();
        float[] after = transformation.apply(picture, complexity, draws(transformation, example));
        assertArrayEquals(before, picture, "the argument was changed");
        for (float pixel : after) {
          assertTrue(pixel >= 0 && pixel <= 1, transformation.name() + " made " + pixel);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void nothingHappensWithoutComplexity(Transformation transformation) {
    for (int example = 0; example < 50; example++) {
      float[] picture = character(example);
      assertArrayEquals(picture, transformation.apply(picture, 0, draws(transformation, example)));
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void complexityChangesPicturesAndExamplesDiffer(Transformation transformation) {
    int changed = 0;
    float[] picture = character(5);
    float[] last = picture;
    int different = 0;
    for (int example = 0; example < 100; example++) {
      float[] after = transformation.apply(picture, 0.7, draws(transformation, example));
      changed += Arrays.equals(picture, after) ? 0 : 1;
      different += Arrays.equals(last, after) ? 0 : 1;
      last = after;
    }
    // Pixel permutation happens in a fifth of the examples, scratches in fewer.
    assertTrue(changed >= 5 && different >= 5, changed + " changed, " + different + " differ");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.013, 0.1, 0.49, 0.7, 1})
  void slantRotatesEachLineAndTheOtherSlantUndoesIt(double angle) {
    float[] picture = grain();
    for (int sign : new int[] {-1, 1}) {
      float[] slanted = Slant.slanted(picture, sign, angle);
      for (int y = 0; y < 32; y++) {
        long shift = sign * (Math.round(y * angle) - Math.round(16 * angle));
        for (int x = 0; x < 32; x++) {
          int to = (int) Math.floorMod(x + shift, 32L);
          assertEquals(picture[y * 32 + x], slanted[y * 32 + to], "line " + y);
        }
      }
      assertArrayEquals(picture, Slant.slanted(slanted, -sign, angle));
    }
  }

  @Test
  void theTwelveStructuringElementsGrow() {
    int[] sizes = StructuringElement.ALL.stream().mapToInt(e -> e.lines().length).toArray();
    assertArrayEquals(new int[] {2, 2, 4, 5, 6, 6, 9, 12, 12, 13, 8, 8}, sizes);
    float[] dot = new float[Picture.PIXELS];
    dot[10 * 32 + 20] = 0.5f;
    float[] cross = StructuringElement.ALL.get(3).dilated(dot);
    for (int at : new int[] {10 * 32 + 20, 9 * 32 + 20, 11 * 32 + 20, 10 * 32 + 19, 10 * 32 + 21}) {
      assertEquals(0.5f, cross[at]);
      cross[at] = 0;
    }
    assertEquals(0, Picture.greatest(cross));
  }

  @Test
  void erosionAndDilationBelongTogether() {
    // Of an adjunction: closing never takes ink away, opening never adds any, at borders neither.
    for (StructuringElement element : StructuringElement.ALL) {
      float[] picture = grain();
      float[] closed = element.eroded(element.dilated(picture));
      float[] opened = element.dilated(element.eroded(picture));
      float[] eroded = element.eroded(picture);
      float[] dilated = element.dilated(picture);
      for (int i = 0; i < picture.length; i++) {
        assertTrue(opened[i] <= picture[i] && picture[i] <= closed[i], "pixel " + i);
        assertTrue(eroded[i] <= picture[i] && picture[i] <= dilated[i], "pixel " + i);
      }
      assertArrayEquals(closed, element.eroded(element.dilated(closed)), "closing twice");
    }
  }

  @Test
  void thicknessKeepsTheMaximum() {
    Thickness thickness = new Thickness();
    int thinner = 0;
    int thicker = 0;
    int same = 0;
    for (int example = 0; example < 2000; example++) {
      float[] picture = character(example);
      for (int i = 0; i < picture.length; i++) {
        picture[i] *= 0.8f;
      }
      float[] after = thickness.apply(picture, 0.65, draws(thickness, example));
      assertEquals(Picture.greatest(picture), Picture.greatest(after));
      double more = sum(after) - sum(picture);
      same += after == picture ? 1 : 0;
      thicker += more > 0 ? 1 : 0;
      thinner += more < 0 ? 1 : 0;
    }
    // nE = 4, nD = 6: of eleven equally likely cases four, six and one. A faint character may gain
    // from an erosion, because the maximum is restored.
    assertEquals(2000 / 11.0, same, 5 * Math.sqrt(2000 / 11.0));
    assertTrue(
        thicker > 2000 * 6 / 11.0 - 100 && thinner > 2000 * 3 / 11.0, thicker + ", " + thinner);
  }

  @Test
  void erosionThatLeavesNothingIsNotDone() {
    float[] dot = new float[Picture.PIXELS];
    dot[500] = 1;
    assertSame(dot, Thickness.rescaled(StructuringElement.ALL.get(2).eroded(dot), dot));
  }

  @Test
  void affineMapsNameTheOldPixel() {
    float[] picture = grain();
    assertArrayEquals(picture, Affine.mapped(picture, new double[] {1, 0, 0, 0, 1, 0}));
    float[] moved = Affine.mapped(picture, new double[] {1, 0, 3, 0, 1, -2});
    float[] turned = Affine.mapped(picture, new double[] {0, 1, 0, 1, 0, 0});
    float[] halved = Affine.mapped(picture, new double[] {2, 0, 0, 0, 2, 0});
    for (int y = 0; y < 32; y++) {
      for (int x = 0; x < 32; x++) {
        float expected = y >= 2 && x < 29 ? picture[(y - 2) * 32 + x + 3] : 0;
        assertEquals(expected, moved[y * 32 + x]);
        assertEquals(picture[x * 32 + y], turned[y * 32 + x]);
        assertEquals(
            y < 16 && x < 16 ? picture[(2 * y + 1) * 32 + 2 * x + 1] : 0, halved[y * 32 + x]);
      }
    }
  }

  @Test
  void interpolationIsExactAtPixelsAndZeroOutside() {
    float[] picture = grain();
    assertEquals(picture[7 * 32 + 31], Bilinear.at(picture, 31, 7));
    assertEquals(
        0.5f * (picture[7 * 32 + 4] + picture[8 * 32 + 4]), Bilinear.at(picture, 4, 7.5f), 1e-7f);
    assertEquals(0.25f * picture[0], Bilinear.at(picture, -0.75f, 0), 1e-7f);
    assertEquals(0, Bilinear.at(picture, -1, 5));
    assertEquals(0, Bilinear.at(picture, 5, 32.5f));
  }

  @Test
  void gaussianKernelIsNormalisedAndSeparable() {
    GaussianKernel kernel = GaussianKernel.of(6, 2.8, 3.7);
    double sum = 0;
    for (float weight : kernel.weights()) {
      sum += weight;
    }
    assertEquals(1, sum, 1e-6);
    assertEquals(
        Math.exp((0.2 * 0.2 - 2.8 * 2.8) / (3.7 * 3.7)),
        kernel.weights()[0] / kernel.weights()[3],
        1e-6);
    int stride = 37;
    float[] noise = new Draws(new RandomStream(1, "noise"), 0).noise(stride * stride);
    float[] smoothed = kernel.smoothed(noise, stride);
    for (int y = 0; y < 32; y += 31) {
      for (int x = 0; x < 32; x += 31) {
        double direct = 0;
        for (int i = 0; i < 6; i++) {
          for (int j = 0; j < 6; j++) {
            direct +=
                (double) kernel.weights()[i]
                    * kernel.weights()[j]
                    * noise[(y + i) * stride + x + j];
          }
        }
        assertEquals(direct, smoothed[y * stride + x], 1e-6);
      }
    }
  }

  @Test
  void localElasticFetchesFromWhereTheFieldsPoint() {
    float[] picture = grain();
    float[] twos = new float[Picture.PIXELS];
    Arrays.fill(twos, 2);
    float[] fetched = LocalElastic.fetched(picture, 1.5f, twos, new float[Picture.PIXELS], 32);
    for (int i = 0; i < picture.length; i++) {
      assertEquals(i % 32 < 29 ? picture[i + 3] : 0, fetched[i]);
    }
  }

  @Test
  void localElasticWorksInTenths() {
    LocalElastic elastic = new LocalElastic();
    float[] picture = character(3);
    assertSame(picture, elastic.apply(picture, 0.0999, draws(elastic, 1)));
    float[] of3 = elastic.apply(picture, 0.3, draws(elastic, 1));
    assertArrayEquals(of3, elastic.apply(picture, 0.3999, draws(elastic, 1)));
    assertNotEquals(
        Arrays.toString(of3), Arrays.toString(elastic.apply(picture, 0.4, draws(elastic, 1))));
    assertArrayEquals(
        elastic.apply(picture, 0.9, draws(elastic, 1)),
        elastic.apply(picture, 1, draws(elastic, 1)),
        "nine tenths at most");
  }

  @Test
  void pinchFollowsItsFormulaInsideTheCircle() {
    float[] picture = grain();
    assertArrayEquals(picture, Pinch.pinched(picture, 0));
    for (double amount : new double[] {-0.7, 0.2, 0.49}) {
      float[] pinched = Pinch.pinched(picture, amount);
      for (int y = 0; y < 32; y++) {
        for (int x = 0; x < 32; x++) {
          double distance = Math.hypot(x - 15.5, y - 15.5);
          double factor =
              distance < 15.5 ? Math.pow(Math.sin(Math.PI * distance / (2 * 15.5)), -amount) : 1;
          float expected =
              Bilinear.at(
                  picture,
                  (float) (15.5 + factor * (x - 15.5)),
                  (float) (15.5 + factor * (y - 15.5)));
          assertEquals(expected, pinched[y * 32 + x], 1e-5f, x + ", " + y);
        }
      }
    }
  }

  @Test
  void noiseIsUniformAndDifferentNumbersAreDifferent() {
    Draws draws = new Draws(new RandomStream(1, "noise"), 3, 2);
    float[] noise = draws.noise(40_003);
    double sum = 0;
    double squares = 0;
    for (float value : noise) {
      assertTrue(value > -1 && value < 1);
      sum += value;
      squares += value * value;
    }
    assertEquals(0, sum / noise.length, 5 * Math.sqrt(1 / 3.0 / noise.length));
    assertEquals(1 / 3.0, squares / noise.length, 5 * 0.3 / Math.sqrt(noise.length));
    assertArrayEquals(Arrays.copyOf(noise, 7), draws.noise(7));
    int[] distinct = draws.distinct(0, 1024, 1024);
    Arrays.sort(distinct);
    for (int i = 0; i < 1024; i++) {
      assertEquals(i, distinct[i]);
    }
    assertEquals(0, draws.distinct(0, 0, 5).length);
  }

  private static double sum(float[] picture) {
    double sum = 0;
    for (float pixel : picture) {
      sum += pixel;
    }
    return sum;
  }
}
