package org.truezero.experiments.scenes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.truezero.data.ImageShape;
import org.truezero.data.PixelRange;
import org.truezero.data.Target;

class StereoScenesTest {
  /** SHA-256 over labels and pairs of the first 200 examples of seed 1, train and then test. */
  private static final String GOLDEN =
      "86350afb5de0cbe4a566f99eafc92388ddbbfba3439773e61310e4b7b9363337";

  private static StereoScenes scenes(long count, long seed, long from, Instances instances) {
    SceneSettings settings = new SceneSettings(count, seed, from, instances);
    return new StereoScenes(settings, PixelRange.MINUS_ONE_TO_ONE);
  }

  private static StereoScenes scenes(long count, long seed, long from) {
    return scenes(count, seed, from, Instances.TRAIN);
  }

  @Test
  void firstExamplesAreTheSameOnEveryMachine() throws Exception {
    MessageDigest sha = MessageDigest.getInstance("SHA-256");
    for (Instances instances : Instances.values()) {
      StereoScenes scenes = scenes(200, 1, 0, instances);
      for (int i = 0; i < 200; i++) {
        sha.update((byte) scenes.label(i));
        sha.update(scenes.picture(i));
      }
    }
    assertEquals(GOLDEN, HexFormat.of().formatHex(sha.digest()));
  }

  @Test
  void orderThreadsAndInstancesDoNotMatter() {
    StereoScenes one = scenes(100, 7, 0);
    StereoScenes other = scenes(100, 7, 0);
    byte[][] forwards = new byte[100][];
    for (int i = 0; i < 100; i++) {
      forwards[i] = one.picture(i);
    }
    byte[][] parallel = new byte[100][];
    IntStream.range(0, 100)
        .parallel()
        .forEach(i -> parallel[(i * 7 + 3) % 100] = other.picture((i * 7 + 3) % 100));
    assertTrue(Arrays.deepEquals(forwards, parallel));
  }

  @Test
  void laterStartShiftsTheRow() {
    StereoScenes whole = scenes(50, 3, 0);
    StereoScenes later = scenes(10, 3, 40);
    for (int i = 0; i < 10; i++) {
      assertEquals(whole.label(40 + i), later.label(i));
      assertArrayEquals(whole.picture(40 + i), later.picture(i));
    }
    StereoScenes far = scenes(2, 3, Long.MAX_VALUE - 2);
    assertFalse(Arrays.equals(far.picture(0), far.picture(1)));
  }

  @Test
  void otherSeedsAndInstancesGiveOtherExamples() {
    StereoScenes one = scenes(30, 1, 0);
    StereoScenes two = scenes(30, 2, 0);
    StereoScenes test = scenes(30, 1, 0, Instances.TEST);
    int same = 0;
    for (int i = 0; i < 30; i++) {
      assertFalse(Arrays.equals(one.picture(i), two.picture(i)));
      same += one.label(i) == test.label(i) ? 1 : 0;
    }
    assertTrue(same < 20, same + " of 30 test scenes have the category of the training scene");
    assertNotEquals(one.fingerprint(), two.fingerprint());
    assertNotEquals(one.fingerprint(), test.fingerprint());
  }

  @Test
  void theShapeIsThatOfNorb() {
    StereoScenes scenes = scenes(3, 1, 0);
    assertEquals(
        new ImageShape(2, 32, 32, PixelRange.MINUS_ONE_TO_ONE),
        scenes.schema().image().orElseThrow());
    assertEquals(new Target.Classes(Category.names()), scenes.schema().target());
    assertEquals(2048, scenes.picture(0).length);
    assertTrue(scenes.remarks().get(0).contains("stand-in"));
    assertThrows(IndexOutOfBoundsException.class, () -> scenes.picture(3));
    assertThrows(IndexOutOfBoundsException.class, () -> scenes.label(-1));
  }

  @Test
  void categoriesAreBalanced() {
    StereoScenes scenes = scenes(6000, 9, 0);
    int[] counts = new int[6];
    for (int i = 0; i < scenes.size(); i++) {
      counts[scenes.label(i)]++;
    }
    for (int count : counts) {
      // Five standard deviations of a binomial of mean 1000.
      assertEquals(1000, count, 145);
    }
  }

  @Test
  void bothEyesSeeOtherPictures() {
    StereoScenes scenes = scenes(50, 1, 0);
    for (int i = 0; i < 50; i++) {
      byte[] pair = scenes.picture(i);
      assertFalse(Arrays.equals(pair, 0, 1024, pair, 1024, 2048), "pair " + i);
    }
  }

  @Test
  void settingsOutsideTheirRangeAreRefused() {
    assertMessage("count=0 scenes, expected 1 or more", 0, 0);
    assertMessage("from=-1 with count=1, expected 0 or more and a sum below 2^63", 1, -1);
    assertMessage(
        "from=9223372036854775807 with count=1, expected 0 or more and a sum below 2^63",
        1,
        Long.MAX_VALUE);
    for (Instances instances : Instances.values()) {
      assertEquals(instances, Instances.parse(instances.spelling()));
    }
    assertThrows(IllegalArgumentException.class, () -> Instances.parse("all"));
  }

  private static void assertMessage(String message, long count, long from) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> scenes(count, 1, from));
    assertEquals(message, e.getMessage());
  }
}
