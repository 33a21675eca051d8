package org.truezero.experiments.nistp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.truezero.data.DataFormatException;
import org.truezero.data.DataSource;
import org.truezero.data.Dataset;
import org.truezero.data.PixelRange;
import org.truezero.data.Split;
import org.truezero.experiments.characters.CharacterClasses;
import org.truezero.experiments.characters.TypedCharacters;
import org.truezero.math.ActiveLists;

class NistpSourceTest {
  @TempDir private Path folder;

  private static void append(NistpCharacters characters, long row, ActiveLists into) {
    PixelRange.ZERO_TO_ONE.append(characters.picture(row), 0, into);
    into.endExample();
  }

  @Test
  void opensLikeAnyOtherSource() throws IOException {
    Dataset opened =
        DataSource.open(
            "nistp:?count=50&seed=3&from=7&classes=letters&mode=code&complexity=0.4&rows=10-30");
    NistpCharacters direct =
        new NistpCharacters(
            new NistpSettings(20, 3, 17, CharacterClasses.LETTERS, Mode.CODE, 0.4),
            new TypedCharacters());
    assertEquals(20, opened.size());
    assertEquals(direct.schema(), opened.schema());
    ActiveLists one = new ActiveLists();
    ActiveLists two = new ActiveLists();
    one.clear(1024);
    two.clear(1024);
    float[] targets = new float[1];
    for (int i = 0; i < 20; i++) {
      opened.appendRow(i, one);
      append(direct, i, two);
      opened.readTarget(i, targets, 0);
      assertEquals(direct.label(i), targets[0]);
      assertEquals(two.end(i), one.end(i));
    }
  }

  @Test
  void theSettingsOfNistpAreTheUsualOnes() throws IOException {
    Dataset usual = DataSource.open("nistp:?count=5");
    assertEquals(
        DataSource.open("nistp:?count=5&seed=1&from=0&classes=all&mode=paper&complexity=0.7")
            .fingerprint(),
        usual.fingerprint());
    assertNotEquals(
        usual.fingerprint(), DataSource.open("nistp:?count=5&complexity=0.6").fingerprint());
    assertEquals(List.of("characters typed in 32 faces, none written by hand"), usual.remarks());
    assertEquals(
        "backgrounds are generated textures, not natural images; scratches generated strokes,"
            + " not thinned handwriting",
        DataSource.open("nistp:?count=5&mode=p07").remarks().get(1));
  }

  @Test
  void aSchemaOfMoreClassesNumbersThemItsOwnWay() throws IOException {
    Dataset all = DataSource.open("nistp:?count=10");
    Dataset letters = DataSource.open("nistp:?count=300&classes=letters", all.schema());
    float[] target = new float[1];
    float least = 99;
    for (int i = 0; i < 300; i++) {
      letters.readTarget(i, target, 0);
      least = Math.min(least, target[0]);
    }
    assertEquals(10, least, "class of A among all 62");
    assertEquals(0, DataSource.openUnlabelled("nistp:?count=10").schema().target().width());
  }

  @Test
  void divides() throws IOException {
    Split split = DataSource.openSplit("nistp:?count=1000&classes=digits", 0.2, 1);
    assertEquals(1000, split.train().size() + split.valid().size());
  }

  @Test
  void keptPicturesAreThoseMadeFirst() throws IOException {
    Dataset kept = DataSource.open("nistp:?count=300&seed=5&from=11&rows=100-300");
    NistpCharacters made =
        new NistpCharacters(new NistpSettings(300, 5, 11), new TypedCharacters());
    for (int visit = 0; visit < 2; visit++) {
      for (int i = 199; i >= 0; i -= 3) {
        ActiveLists found = new ActiveLists();
        ActiveLists expected = new ActiveLists();
        found.clear(1024);
        expected.clear(1024);
        kept.appendRow(i, found);
        append(made, 100 + i, expected);
        assertEquals(expected.size(), found.size());
        for (int at = 0; at < found.size(); at++) {
          assertEquals(expected.indices()[at], found.indices()[at]);
          assertEquals(expected.values()[at], found.values()[at]);
        }
      }
    }
    assertThrows(IndexOutOfBoundsException.class, () -> kept.appendRow(200, new ActiveLists()));
  }

  @Test
  void moreExamplesThanAnyMemoryHoldsAreOneRowAway() throws IOException {
    Dataset all = DataSource.open("nistp:?count=81920000000");
    assertEquals(81_920_000_000L, all.size());
    ActiveLists lists = new ActiveLists();
    lists.clear(1024);
    all.appendRow(81_919_999_999L, lists);
    assertTrue(lists.size() > 0);
  }

  @Test
  void wrongOptionsAreNamed() {
    assertMessage("nistp:?count=0", "count='0', expected a whole number from 1");
    assertMessage("nistp:?count=9223372036854775808", "count='9223372036854775808', expected a");
    assertMessage("nistp:?count=9223372036854775807&from=1", "from='1', expected a whole number");
    assertMessage("nistp:?from=-1", "from='-1', expected a whole number from 0");
    assertMessage("nistp:?classes=greek", "classes='greek', expected all or digits or letters");
    assertMessage("nistp:?mode=P07X", "mode='P07X', expected paper or code or p07");
    assertMessage("nistp:?complexity=1.01", "complexity='1.01', expected a number from 0 to 1");
    assertMessage("nistp:?complexity=NaN", "complexity='NaN', expected a number from 0 to 1");
    assertMessage("nistp:?complexity=much", "complexity='much', expected a number from 0 to 1");
    assertMessage("nistp:?source=captcha", "source='captcha', expected typed or handwritten or");
    assertMessage("nistp:?source=mixed", "handwritten=nothing, expected a data source");
    assertMessage("nistp:?handwritten=mnist:x", "source='typed', expected source=handwritten or");
    assertMessage("nistp:?transposed=maybe", "transposed='maybe', expected no or yes");
    assertMessage("nistp:folder", "nothing before the question mark");
  }

  @Test
  void classesThatTheModelDoesNotKnowAreNamed() throws IOException {
    Dataset digits = DataSource.open("nistp:?count=10&classes=digits");
    DataFormatException e =
        assertThrows(
            DataFormatException.class,
            () -> DataSource.open("nistp:?count=10&classes=letters", digits.schema()));
    assertTrue(e.getMessage().contains("the class 'A'"), e.getMessage());
  }

  @Test
  void writtenDigitsGetAMargin() throws IOException {
    String digits =
        IdxFiles.source(
            folder,
            28,
            IdxFiles.dots(20, 28),
            0,
            1,
            2,
            3,
            4,
            5,
            6,
            7,
            8,
            9,
            0,
            1,
            2,
            3,
            4,
            5,
            6,
            7,
            8,
            9);
    Dataset data =
        DataSource.open(
            "nistp:?count=200&complexity=0&classes=digits&source=handwritten&handwritten="
                + digits);
    assertEquals("characters written by hand (" + digits + ")", data.remarks().get(0));
    Set<Integer> pixels = new TreeSet<>();
    for (int row = 0; row < 200; row++) {
      int pixel = onlyPixel(data, row);
      int dot = pixel / 32 - 2;
      assertEquals(5, pixel % 32, "column 3 and a margin of 2");
      assertEquals(label(data, row), dot % 10, "the picture belongs to the class");
      pixels.add(dot);
    }
    assertEquals(20, pixels.size(), "all pictures of a class occur");
  }

  @Test
  void numbersFromTenOnAreTheLettersOfEmnistAndItsPicturesAreTurned() throws IOException {
    byte[][] dots = IdxFiles.dots(62, 28);
    int[] labels = new int[62];
    for (int i = 0; i < 62; i++) {
      labels[i] = i;
    }
    String emnist = IdxFiles.source(folder, 28, dots, labels);
    Dataset data =
        DataSource.open(
            "nistp:?count=300&complexity=0&source=handwritten&transposed=yes&handwritten="
                + emnist);
    for (int row = 0; row < 300; row++) {
      int pixel = onlyPixel(data, row);
      assertEquals(5, pixel / 32, "line and column are exchanged");
      assertEquals(label(data, row) % 28, pixel % 32 - 2);
    }
  }

  @Test
  void mixedCharactersAreWrittenInHalfWhereTheyCanBe() throws IOException {
    String ones = IdxFiles.source(folder, 32, IdxFiles.dots(1, 32), 1);
    Dataset data =
        DataSource.open(
            "nistp:?count=4000&complexity=0&classes=digits&source=mixed&handwritten=" + ones);
    int written = 0;
    int oneCount = 0;
    ActiveLists lists = new ActiveLists();
    for (int row = 0; row < 4000; row++) {
      lists.clear(1024);
      data.appendRow(row, lists);
      boolean dot = lists.size() == 1;
      assertFalse(dot && label(data, row) != 1, "only ones are written");
      written += dot ? 1 : 0;
      oneCount += label(data, row) == 1 ? 1 : 0;
    }
    assertEquals(400, oneCount, 5 * Math.sqrt(400), "classes stay balanced");
    assertEquals(0.5 * oneCount, written, 5 * Math.sqrt(0.25 * oneCount));
    assertTrue(data.remarks().get(0).contains("in half of the examples"), data.remarks().get(0));
  }

  @Test
  void handwritingThatDoesNotFitIsRefused() throws IOException {
    String written = "nistp:?count=5&source=handwritten&handwritten=";
    String digits = IdxFiles.source(folder, 28, IdxFiles.dots(2, 28), 0, 4);
    assertMessage(written + digits, "found no picture of '1', expected one of every class");
    String small = IdxFiles.source(folder, 20, IdxFiles.dots(1, 20), 3);
    assertMessage(
        written + small,
        "found pictures of 20 x 20 pixels in 1 planes, expected grey pictures of 28 x 28 or 32");
    String many = IdxFiles.source(folder, 28, IdxFiles.dots(1, 28), 62);
    assertMessage(written + many, "found the class '62', expected classes among 0-9, A-Z, a-z");
    String unlabelled = many.substring(0, many.indexOf(','));
    assertMessage(written + unlabelled, "found no classes, expected a character as label");
    assertMessage(written + "csv:nowhere.csv", "nowhere.csv");
  }

  private static int label(Dataset data, int row) {
    float[] target = new float[1];
    data.readTarget(row, target, 0);
    return (int) target[0];
  }

  private static int onlyPixel(Dataset data, int row) {
    ActiveLists lists = new ActiveLists();
    lists.clear(1024);
    data.appendRow(row, lists);
    assertEquals(1, lists.size());
    assertEquals(1, lists.values()[0]);
    return lists.indices()[0];
  }

  private static void assertMessage(String source, String part) {
    DataFormatException e = assertThrows(DataFormatException.class, () -> DataSource.open(source));
    assertTrue(e.getMessage().contains(part), e.getMessage());
  }
}
