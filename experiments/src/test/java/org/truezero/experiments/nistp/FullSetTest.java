package org.truezero.experiments.nistp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.truezero.experiments.characters.Draws;
import org.truezero.experiments.characters.Picture;
import org.truezero.experiments.characters.TypedCharacters;
import org.truezero.math.RandomStream;

/** The exact statements of the transformations that only the full set, P07, has. */
class FullSetTest {
  private static final TypedCharacters TYPED = new TypedCharacters();

  private static Draws draws(Transformation transformation, int example) {
    return new Draws(new RandomStream(1, transformation.name()), example);
  }

  private static float[] character(int example) {
    return TYPED.picture(example % 62, new Draws(new RandomStream(1, "faces"), example));
  }

  @ParameterizedTest
  @CsvSource({
    "scratches, 0.15",
    "occlusion, 0.4",
    "pixel permutation, 0.2",
    "gaussian noise, 0.3",
    "salt and pepper, 0.25",
    "spatial smoothing, 0.25",
  })
  void happensAsOftenAsItShould(String name, double probability) {
    Transformation transformation =
        Mode.P07.transformations(TYPED).stream()
            .filter(each -> each.name().equals(name))
            .findFirst()
            .orElseThrow();
    int happened = 0;
    for (int example = 0; example < 2000; example++) {
      float[] picture = character(example);
      happened +=
          transformation.apply(picture, 0.7, draws(transformation, example)) == picture ? 0 : 1;
    }
    double deviation = Math.sqrt(2000 * probability * (1 - probability));
    assertEquals(2000 * probability, happened, 5 * deviation, name);
  }

  @Test
  void motionBlurAveragesOverAStretch() {
    float[] picture = character(4);
    assertSame(picture, MotionBlur.blurred(picture, 0, 0));
    float[] blurred = MotionBlur.blurred(picture, 2, 0);
    for (int i = 1; i < Picture.PIXELS - 1; i++) {
      float left = i % 32 > 0 ? picture[i - 1] : 0;
      float right = i % 32 < 31 ? picture[i + 1] : 0;
      assertEquals((left + picture[i] + right) / 3, blurred[i], 1e-6f);
    }
    assertArrayEquals(
        MotionBlur.blurred(picture, 1.5, -2), MotionBlur.blurred(picture, -1.5, 2), 1e-6f);
  }

  @Test
  void scratchesAndOcclusionOnlyAddInk() {
    for (Transformation transformation :
        new Transformation[] {new Scratches(), new Occlusion(TYPED), new Background()}) {
      for (int example = 0; example < 200; example++) {
        float[] picture = character(example);
        float[] after = transformation.apply(picture, 0.7, draws(transformation, example));
        for (int i = 0; i < picture.length; i++) {
          assertTrue(after[i] >= picture[i], transformation.name());
        }
      }
    }
  }

  @Test
  void occlusionComesFromTheLeftTheRightAndTheCentre() {
    Occlusion occlusion = new Occlusion(TYPED);
    double[] ink = new double[3];
    for (int example = 0; example < 4000; example++) {
      float[] after = occlusion.apply(new float[1024], 0.5, draws(occlusion, example));
      for (int i = 0; i < 1024; i++) {
        int x = i % 32;
        ink[x < 10 ? 0 : x < 22 ? 1 : 2] += after[i];
        assertTrue(x < 10 || x >= 22 || after[i] <= 1);
      }
    }
    assertTrue(ink[0] > 1000 && ink[1] > 1000 && ink[2] > 1000, Arrays.toString(ink));
    assertEquals(1, ink[0] / ink[2], 0.2, "both sides equally");
  }

  @Test
  void permutationKeepsTheMultisetOfPixels() {
    PixelPermutation permutation = new PixelPermutation();
    int moved = 0;
    for (int example = 0; example < 100; example++) {
      float[] picture = grain();
      float[] after = permutation.apply(picture, 0.7, draws(permutation, example));
      for (int i = 0; i < 1024; i++) {
        moved += after[i] == picture[i] ? 0 : 1;
      }
      Arrays.sort(picture);
      Arrays.sort(after);
      assertArrayEquals(picture, after);
    }
    // 4 ⌊256 · 0.7 / 3⌋ = 236 exchanges in a fifth of the examples move less than 472 pixels each.
    assertTrue(moved > 100 * 0.1 * 236 && moved < 100 * 0.4 * 472, moved + " pixels");
  }

  @Test
  void neighboursAreNextToThePixelOrThePixelItself() {
    int corner = 0;
    assertArrayEquals(
        new int[] {0, 1, 0, 32},
        new int[] {
          PixelPermutation.neighbour(corner, 0),
          PixelPermutation.neighbour(corner, 1),
          PixelPermutation.neighbour(corner, 2),
          PixelPermutation.neighbour(corner, 3)
        });
    int last = 1023;
    assertArrayEquals(
        new int[] {1022, 1023, 991, 1023},
        new int[] {
          PixelPermutation.neighbour(last, 0),
          PixelPermutation.neighbour(last, 1),
          PixelPermutation.neighbour(last, 2),
          PixelPermutation.neighbour(last, 3)
        });
  }

  @Test
  void gaussianNoiseHasItsDeviation() {
    GaussianNoise noise = new GaussianNoise();
    float[] grey = new float[1024];
    Arrays.fill(grey, 0.5f);
    double squares = 0;
    int pixels = 0;
    for (int example = 0; example < 60; example++) {
      float[] after = noise.apply(grey, 0.7, draws(noise, example));
      for (int i = 0; i < 1024 && after != grey; i++) {
        squares += (after[i] - 0.5) * (after[i] - 0.5);
        pixels++;
      }
    }
    assertTrue(pixels > 5000);
    assertEquals(0.07, Math.sqrt(squares / pixels), 0.002);
  }

  @Test
  void saltAndPepperChangesExactlySoManyPixels() {
    SaltAndPepper salt = new SaltAndPepper();
    float[] outside = new float[1024];
    Arrays.fill(outside, 2);
    for (int example = 0; example < 60; example++) {
      float[] after = salt.apply(outside, 0.7, draws(salt, example));
      int changed = 0;
      for (float pixel : after) {
        changed += pixel == 2 ? 0 : 1;
      }
      assertEquals(after == outside ? 0 : (int) (1024 * 0.7 / 5), changed);
    }
  }

  @Test
  void backgroundStaysBelowTheInkAndIsSmooth() {
    Background background = new Background();
    for (int example = 0; example < 50; example++) {
      float[] texture = Background.texture(draws(background, example));
      float least = 1;
      double step = 0;
      for (int i = 0; i < 1024; i++) {
        least = Math.min(least, texture[i]);
        step += i % 32 > 0 ? Math.abs(texture[i] - texture[i - 1]) : 0;
      }
      assertEquals(0, least);
      assertEquals(1, Picture.greatest(texture));
      assertTrue(step / (31 * 32) < 0.1, "mean step " + step / (31 * 32));
      float[] after = background.apply(new float[1024], 0.7, draws(background, example));
      assertEquals(0, Picture.greatest(after), "no ink, no background");
      float[] picture = character(example);
      assertEquals(
          Picture.greatest(picture),
          Picture.greatest(background.apply(picture, 0.7, draws(background, example))));
    }
  }

  @Test
  void spatialSmoothingMovesTowardsTheBlurredPicture() {
    SpatialSmoothing smoothing = new SpatialSmoothing();
    float[] flat = new float[1024];
    float[] dot = new float[1024];
    dot[16 * 32 + 16] = 1;
    int smoothed = 0;
    for (int example = 0; example < 100; example++) {
      assertEquals(0, Picture.greatest(smoothing.apply(flat, 0.7, draws(smoothing, example))));
      float[] after = smoothing.apply(dot, 0.7, draws(smoothing, example));
      int spread = 0;
      for (float pixel : after) {
        spread += pixel > 0 ? 1 : 0;
      }
      assertEquals(1, after[16 * 32 + 16], 1e-6, "the middle of the blurred dot is its maximum");
      assertTrue(after != dot || spread == 1);
      smoothed += spread > 20 ? 1 : 0;
    }
    assertTrue(smoothed > 5);
  }

  @Test
  void contrastIsCentredAndHalfAreInverted() {
    GreyLevel greyLevel = new GreyLevel();
    float[] ramp = new float[1024];
    for (int i = 0; i < 1024; i++) {
      ramp[i] = i / 1023f;
    }
    int inverted = 0;
    float least = 1;
    for (int example = 0; example < 1000; example++) {
      float[] after = greyLevel.apply(ramp, 0.7, draws(greyLevel, example));
      float contrast = Math.abs(after[1023] - after[0]);
      assertEquals(1, after[0] + after[1023], 1e-6);
      assertEquals(Math.round(256 * contrast), 256 * contrast, 1e-3, "a multiple of a 256th");
      assertTrue(contrast >= (256 - 152) / 256f, "at least (256 − ⌊218 · 0.7⌋) / 256");
      least = Math.min(least, contrast);
      inverted += after[0] > after[1023] ? 1 : 0;
    }
    assertEquals(104 / 256f, least, 0.01);
    assertEquals(500, inverted, 5 * Math.sqrt(250));
  }

  /** Returns a picture without any symmetry, of values in 0..1. */
  private static float[] grain() {
    float[] picture = new float[Picture.PIXELS];
    for (int i = 0; i < picture.length; i++) {
      picture[i] = (i * 37 + i * i % 11) % 101 / 101f;
    }
    return picture;
  }
}
