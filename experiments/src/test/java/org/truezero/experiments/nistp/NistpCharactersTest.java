package org.truezero.experiments.nistp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.truezero.data.DataSource;
import org.truezero.data.Dataset;
import org.truezero.data.ImageShape;
import org.truezero.data.Target;
import org.truezero.experiments.characters.CharacterClasses;
import org.truezero.experiments.characters.Draws;
import org.truezero.experiments.characters.Picture;
import org.truezero.experiments.characters.TypedCharacters;
import org.truezero.math.ActiveLists;
import org.truezero.math.RandomStream;

class NistpCharactersTest {
  private static final TypedCharacters TYPED = new TypedCharacters();

  private static NistpCharacters characters(long count, long seed, long from) {
    return new NistpCharacters(new NistpSettings(count, seed, from), TYPED);
  }

  private static NistpCharacters characters(
      long count, CharacterClasses classes, Mode mode, double complexity) {
    return new NistpCharacters(new NistpSettings(count, 1, 0, classes, mode, complexity), TYPED);
  }

  /** SHA-256 over labels and pictures of the first 300 examples of seed 1. */
  @ParameterizedTest
  @CsvSource({
    "PAPER, 40dbb054eca10c0e1ef294cb40bdfa7f98c5b19684156883a52b9a760cf8c230",
    "CODE, 9698283153be7c9bc67cdb4a0d4a2e6f91d1aa833ea584f78ebd03bbf08e9697",
    "P07, 63720f44e88f9e4ce7af8f48eabd0842e2b990057b07ea8494fa6b7abb061a90",
  })
  void firstExamplesAreTheSameOnEveryMachine(Mode mode, String golden) throws Exception {
    NistpCharacters characters = characters(300, CharacterClasses.ALL, mode, 0.7);
    MessageDigest sha = MessageDigest.getInstance("SHA-256");
    for (int i = 0; i < 300; i++) {
      sha.update((byte) characters.label(i));
      sha.update(characters.picture(i));
    }
    assertEquals(golden, HexFormat.of().formatHex(sha.digest()));
  }

  @Test
  void orderThreadsAndInstancesDoNotMatter() {
    NistpCharacters one = characters(400, 7, 0);
    NistpCharacters other = characters(400, 7, 0);
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
    NistpCharacters whole = characters(50, 3, 0);
    NistpCharacters later = characters(10, 3, 40);
    for (int i = 0; i < 10; i++) {
      assertEquals(whole.label(40 + i), later.label(i));
      assertArrayEquals(whole.picture(40 + i), later.picture(i));
    }
    NistpCharacters far = characters(2, 3, Long.MAX_VALUE - 2);
    assertNotEquals(Arrays.hashCode(far.picture(0)), Arrays.hashCode(far.picture(1)));
  }

  @Test
  void otherSeedsGiveOtherExamples() {
    NistpCharacters one = characters(20, 1, 0);
    NistpCharacters two = characters(20, 2, 0);
    for (int i = 0; i < 20; i++) {
      assertTrue(!Arrays.equals(one.picture(i), two.picture(i)));
    }
    assertNotEquals(one.fingerprint(), two.fingerprint());
  }

  @Test
  void rowsHoldTheNonZeroPixelsOnly() throws IOException {
    NistpCharacters characters = characters(200, 1, 0);
    Dataset rows = DataSource.open("nistp:?count=200");
    ActiveLists lists = new ActiveLists();
    lists.clear(1024);
    for (int i = 0; i < 200; i++) {
      rows.appendRow(i, lists);
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
  void classesAreBalanced() {
    int perClass = 200;
    NistpCharacters characters = characters(62 * perClass, 9, 0);
    int[] counts = new int[62];
    for (int i = 0; i < characters.size(); i++) {
      counts[characters.label(i)]++;
    }
    for (int count : counts) {
      // Five standard deviations of a binomial of mean 200.
      assertEquals(perClass, count, 71);
    }
  }

  @Test
  void subsetsNumberTheirOwnClasses() {
    NistpCharacters letters = characters(500, CharacterClasses.LETTERS, Mode.PAPER, 0.7);
    assertEquals(new Target.Classes(CharacterClasses.LETTERS.names()), letters.schema().target());
    assertEquals(new ImageShape(1, 32, 32), letters.schema().image().orElseThrow());
    assertEquals(1024, letters.schema().features());
    assertEquals(51, IntStream.range(0, 500).map(letters::label).max().orElseThrow(), "class of z");
    NistpCharacters digits = characters(500, CharacterClasses.DIGITS, Mode.PAPER, 0.7);
    assertEquals(9, IntStream.range(0, 500).map(digits::label).max().orElseThrow());
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void withoutComplexityCharactersStayClean(Mode mode) {
    NistpCharacters clean = characters(100, CharacterClasses.ALL, mode, 0);
    // All 32 faces of a character are among so many draws.
    Set<ByteBuffer> known = new HashSet<>();
    for (int i = 0; i < 62 * 600; i++) {
      Draws draws = new Draws(new RandomStream(1, "faces"), i);
      known.add(ByteBuffer.wrap(Picture.bytes(TYPED.picture(i % 62, draws))));
    }
    for (int i = 0; i < 100; i++) {
      assertTrue(known.contains(ByteBuffer.wrap(clean.picture(i))));
    }
  }

  @Test
  void modesShareWhatTheyHaveInCommon() {
    NistpCharacters paper = characters(300, CharacterClasses.ALL, Mode.PAPER, 0.7);
    NistpCharacters code = characters(300, CharacterClasses.ALL, Mode.CODE, 0.7);
    int different = 0;
    for (int i = 0; i < 300; i++) {
      assertEquals(paper.label(i), code.label(i));
      different += Arrays.equals(paper.picture(i), code.picture(i)) ? 0 : 1;
    }
    assertTrue(different > 280, "the pinch changes " + different + " of 300");
    assertEquals(
        Mode.CODE.transformations(TYPED),
        Mode.PAPER.transformations(TYPED).subList(0, 4),
        "off by one");
    assertEquals(Mode.PAPER.transformations(TYPED), Mode.P07.transformations(TYPED).subList(0, 5));
    assertEquals(14, Mode.P07.transformations(TYPED).size());
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
    for (Mode mode : Mode.values()) {
      assertEquals(mode, Mode.parse(mode.spelling()));
    }
    assertThrows(IllegalArgumentException.class, () -> Mode.parse("PAPER"));
    for (double complexity : new double[] {-0.1, 1.1, Double.NaN}) {
      assertThrows(
          IllegalArgumentException.class,
          () -> characters(1, CharacterClasses.ALL, Mode.PAPER, complexity));
    }
  }

  private static void assertMessage(String message, long count, long from) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> characters(count, 1, from));
    assertEquals(message, e.getMessage());
  }

  @Test
  void rowsOutsideAreRefused() {
    NistpCharacters characters = characters(3, 1, 0);
    assertThrows(IndexOutOfBoundsException.class, () -> characters.picture(3));
    assertThrows(IndexOutOfBoundsException.class, () -> characters.label(-1));
  }
}
