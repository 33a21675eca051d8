package org.truezero.experiments.characters;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.truezero.data.Dataset;
import org.truezero.data.ImageShape;
import org.truezero.data.Target;
import org.truezero.math.ActiveLists;
import org.truezero.math.RandomStream;

class TypedCharactersTest {
  /** SHA-256 over labels and pictures of the first 300 examples of seed 1. */
  private static final String GOLDEN =
      "10c6c3ef498da3f28b8bcf51cbb60f71311dcecd2b3480ee1a10593b81959aae";

  private static TypedCharacters characters(long count, long seed, long from) {
    return new TypedCharacters(new CharacterSettings(count, seed, from, CharacterClasses.ALL));
  }

  @Test
  void firstExamplesAreTheSameOnEveryMachine() throws Exception {
    TypedCharacters characters = characters(300, 1, 0);
    MessageDigest sha = MessageDigest.getInstance("SHA-256");
    for (int i = 0; i < 300; i++) {
      sha.update((byte) characters.label(i));
      sha.update(characters.picture(i));
    }
    assertEquals(GOLDEN, HexFormat.of().formatHex(sha.digest()));
  }

  @Test
  void orderThreadsAndInstancesDoNotMatter() {
    TypedCharacters one = characters(400, 7, 0);
    TypedCharacters other = characters(400, 7, 0);
    byte[][] forwards = new byte[400][];
    for (int i = 0; i < 400; i++) {
      forwards[i] = one.picture(i);
    }
    byte[][] parallel = new byte[400][];
    IntStream.range(0, 400)
        .parallel()
        .forEach(i -> parallel[(i * 7 + 3) % 400] = other.picture((i * 7 + 3) % 400));
    assertTrue(Arrays.deepEquals(forwards, parallel));
  }

  @Test
  void laterStartShiftsTheRow() {
    TypedCharacters whole = characters(50, 3, 0);
    TypedCharacters later = characters(10, 3, 40);
    for (int i = 0; i < 10; i++) {
      assertEquals(whole.label(40 + i), later.label(i));
      assertArrayEquals(whole.picture(40 + i), later.picture(i));
    }
    TypedCharacters far = characters(2, 3, Long.MAX_VALUE - 2);
    assertNotEquals(Arrays.hashCode(far.picture(0)), Arrays.hashCode(far.picture(1)));
  }

  @Test
  void otherSeedsGiveOtherExamples() {
    TypedCharacters one = characters(20, 1, 0);
    TypedCharacters two = characters(20, 2, 0);
    for (int i = 0; i < 20; i++) {
      assertTrue(!Arrays.equals(one.picture(i), two.picture(i)));
    }
    assertNotEquals(one.fingerprint(), two.fingerprint());
  }

  @Test
  void storedPicturesEqualThoseDrawnOnDemand() {
    TypedCharacters drawn = characters(5000, 5, 11);
    for (int threads : new int[] {1, 3}) {
      Dataset stored = drawn.materialised(threads);
      assertEquals(drawn.size(), stored.size());
      assertEquals(drawn.schema(), stored.schema());
      assertEquals(drawn.fingerprint(), stored.fingerprint());
      ActiveLists expected = new ActiveLists();
      ActiveLists actual = new ActiveLists();
      expected.clear(1024);
      actual.clear(1024);
      float[] targets = new float[2];
      for (int i = 4990; i >= 0; i -= 45) {
        drawn.appendRow(i, expected);
        stored.appendRow(i, actual);
        drawn.readTarget(i, targets, 0);
        stored.readTarget(i, targets, 1);
        assertEquals(targets[0], targets[1]);
      }
      assertEquals(expected.size(), actual.size());
      int size = expected.size();
      assertArrayEquals(
          Arrays.copyOf(expected.indices(), size), Arrays.copyOf(actual.indices(), size));
      assertArrayEquals(
          Arrays.copyOf(expected.values(), size), Arrays.copyOf(actual.values(), size));
    }
  }

  @Test
  void rowsHoldTheNonZeroPixelsOnly() {
    TypedCharacters characters = characters(200, 1, 0);
    ActiveLists lists = new ActiveLists();
    lists.clear(1024);
    for (int i = 0; i < 200; i++) {
      characters.appendRow(i, lists);
    }
    assertEquals(200, lists.examples());
    for (int i = 0; i < 200; i++) {
      byte[] picture = characters.picture(i);
      byte[] rebuilt = new byte[1024];
      for (int e = lists.start(i); e < lists.end(i); e++) {
        assertTrue(lists.values()[e] > 0 && lists.values()[e] <= 1);
        rebuilt[lists.indices()[e]] = (byte) Math.round(255 * lists.values()[e]);
      }
      assertArrayEquals(picture, rebuilt);
    }
    assertTrue(lists.density() > 0.1 && lists.density() < 0.3, "density " + lists.density());
  }

  @Test
  void classesAndFacesAreBalanced() {
    int perClass = 200;
    TypedCharacters characters = characters(62 * perClass, 9, 0);
    int[] counts = new int[62];
    Map<String, Integer> faces = new HashMap<>();
    for (int i = 0; i < characters.size(); i++) {
      counts[characters.label(i)]++;
      faces.merge(characters.face(i), 1, Integer::sum);
    }
    for (int count : counts) {
      // Five standard deviations of a binomial of mean 200.
      assertEquals(perClass, count, 71);
    }
    assertEquals(TypedCharacters.faces().size(), faces.size());
    double perFace = (double) characters.size() / faces.size();
    for (int count : faces.values()) {
      assertEquals(perFace, count, 5 * Math.sqrt(perFace));
    }
  }

  @Test
  void subsetsNumberTheirOwnClasses() {
    TypedCharacters letters =
        new TypedCharacters(new CharacterSettings(500, 1, 0, CharacterClasses.LETTERS));
    assertEquals(new Target.Classes(CharacterClasses.LETTERS.names()), letters.schema().target());
    assertEquals(new ImageShape(1, 32, 32), letters.schema().image().orElseThrow());
    assertEquals(1024, letters.schema().features());
    assertEquals(51, IntStream.range(0, 500).map(letters::label).max().orElseThrow(), "class of z");
    TypedCharacters digits =
        new TypedCharacters(new CharacterSettings(500, 1, 0, CharacterClasses.DIGITS));
    assertEquals(9, IntStream.range(0, 500).map(digits::label).max().orElseThrow());
  }

  @Test
  void withoutStepsTheInkIsThatOfTheOutline() {
    CharacterSettings settings = new CharacterSettings(50, 1, 0, CharacterClasses.ALL);
    TypedCharacters clean = new TypedCharacters(settings, List.of());
    TypedCharacters perturbed = new TypedCharacters(settings);
    for (int i = 0; i < 50; i++) {
      assertEquals(clean.label(i), perturbed.label(i));
      byte[] picture = clean.picture(i);
      for (int x = 0; x < 32; x++) {
        assertEquals(0, picture[x], "nothing touches the upper border");
        assertEquals(0, picture[31 * 32 + x], "nothing touches the lower border");
      }
    }
  }

  @Test
  void stepsKeepPicturesInRange() {
    for (Perturbation step : Perturbation.moderate()) {
      for (int example = 0; example < 300; example++) {
        float[] picture = new float[1024];
        for (int i = 0; i < 1024; i++) {
          picture[i] = (i * 37 + example) % 11 / 10f;
        }
        step.apply(picture, new Draws(new RandomStream(1, step.name()), example));
        for (float pixel : picture) {
          assertTrue(pixel >= 0 && pixel <= 1, step.name() + " made " + pixel);
        }
      }
    }
  }

  @Test
  void settingsOutsideTheirRangeAreRefused() {
    assertMessage("count=0 characters, expected 1 or more", 0, 0);
    assertMessage("from=-1, expected 0 or more", 1, -1);
    assertMessage(
        "from=9223372036854775807 with count=1, expected a sum below 2^63", 1, Long.MAX_VALUE);
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> CharacterClasses.parse("Digits"));
    assertEquals(
        "classes=Digits, expected classes=digits, classes=letters or classes=all", e.getMessage());
    for (CharacterClasses classes : CharacterClasses.values()) {
      assertEquals(classes, CharacterClasses.parse(classes.spelling()));
    }
  }

  private static void assertMessage(String message, long count, long from) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> characters(count, 1, from));
    assertEquals(message, e.getMessage());
  }

  @Test
  void rowsOutsideAreRefused() {
    TypedCharacters characters = characters(3, 1, 0);
    assertThrows(IndexOutOfBoundsException.class, () -> characters.picture(3));
    assertThrows(IndexOutOfBoundsException.class, () -> characters.label(-1));
    Dataset stored = characters.materialised(1);
    assertThrows(IndexOutOfBoundsException.class, () -> stored.appendRow(3, new ActiveLists()));
  }

  @Test
  void moreThanTheMemoryHoldsIsRefusedBeforeDrawing() {
    TypedCharacters many = characters(81_920_000_000L, 1, 0);
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> many.materialised(1));
    assertTrue(e.getMessage().startsWith("81920000000 pictures"), e.getMessage());
    assertEquals(1024, many.picture(81_919_999_999L).length);
  }
}
