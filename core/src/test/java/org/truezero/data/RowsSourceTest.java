package org.truezero.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.truezero.math.ActiveLists;

class RowsSourceTest {
  private static final String LINES =
      """
      {"stars": 5, "text": "Good food, GOOD service"}
      {"stars": 9, "text": "outside the scale"}
      {"stars": 1, "text": "bad food"}
      {"stars": 4, "text": ""}
      {"stars": 4.5, "text": "good"}
      {"stars": 2, "text": "slow, slow, cold food"}
      """;

  @TempDir Path folder;

  private String reviews() throws IOException {
    return "reviews:" + Files.writeString(folder.resolve("r.jsonl"), LINES) + "?label=stars";
  }

  private DataSource.Converted convert(String source) throws IOException {
    return DataSource.convert(source, folder.resolve("r.rows"));
  }

  private static void assertSame(Dataset expected, Dataset actual) {
    assertEquals(expected.schema(), actual.schema());
    assertEquals(expected.size(), actual.size());
    int width = expected.schema().target().width();
    for (long row = 0; row < expected.size(); row++) {
      ActiveLists[] lists = {new ActiveLists(), new ActiveLists()};
      float[][] targets = new float[2][width];
      int which = 0;
      for (Dataset data : List.of(expected, actual)) {
        lists[which].clear(data.schema().features());
        data.appendRow(row, lists[which]);
        data.readTarget(row, targets[which++], 0);
      }
      assertEquals(lists[0].size(), lists[1].size());
      for (int at = 0; at < lists[0].size(); at++) {
        assertEquals(lists[0].indices()[at], lists[1].indices()[at]);
        assertEquals(lists[0].values()[at], lists[1].values()[at]);
      }
      assertArrayEquals(targets[0], targets[1]);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "&classes=1-5&scale=round(x)",
        "&weight=counts&grams=2&vocabulary=7",
        "&weight=tfidf",
        "&rows=1-3"
      })
  void textsThatAreStreamedAreThoseThatAreHeld(String options) throws IOException {
    String source = reviews() + options;
    DataSource.Converted converted = convert(source);
    Dataset expected = DataSource.open(source);
    Dataset actual = DataSource.open(converted.source());
    assertSame(expected, actual);
    assertEquals(expected.size(), converted.rows());
    assertEquals(expected.remarks(), converted.remarks());
    assertEquals(expected.remarks(), actual.remarks());
    assertFalse(actual.remarks().isEmpty());
  }

  @Test
  void anySourceCanBeConvertedAndPartsOfItRead() throws IOException {
    String source = "libsvm:" + Fixtures.text(folder, "a", "1 1:2 3:1", "2", "1 2:-4", "2 1:1");
    Dataset expected = DataSource.open(source);
    String rows = convert(source).source();
    assertSame(expected, DataSource.open(rows));
    assertSame(
        DataSource.open(source + "?rows=1-3", expected.schema()),
        DataSource.open(rows + "?rows=1-3"));
    Split split = DataSource.openSplit(rows, 0.5, 3);
    assertSame(DataSource.openSplit(source, 0.5, 3).valid(), split.valid());
    assertEquals(new Target.None(), DataSource.openUnlabelled(rows).schema().target());
  }

  @Test
  void fingerprintsTellRowsAndOptionsApart() throws IOException {
    String one = DataSource.open(convert(reviews()).source()).fingerprint();
    assertEquals(one, DataSource.open(convert(reviews()).source()).fingerprint());
    String part = DataSource.open(convert(reviews()).source() + "?rows=0-1").fingerprint();
    String counted = DataSource.open(convert(reviews() + "&weight=counts").source()).fingerprint();
    assertEquals(3, List.of(one, part, counted).stream().distinct().count());
  }

  @Test
  void rowsOfAnotherVocabularyAreRefused() throws IOException {
    Schema other = DataSource.open(reviews() + "&vocabulary=2").schema();
    String rows = convert(reviews()).source();
    Exception refused = assertThrows(DataFormatException.class, () -> DataSource.open(rows, other));
    assertTrue(
        refused.getMessage().contains("give the data that were converted"), refused.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"oops", "0-999", "4-6", "2-1"})
  void rowsThatAreNotThereAreRefused(String rows) throws IOException {
    String source = reviews() + "&rows=" + rows;
    Exception expected =
        assertThrows(DataFormatException.class, () -> DataSource.open(source), "open");
    Exception refused = assertThrows(DataFormatException.class, () -> convert(source));
    assertTrue(expected.getMessage().contains(rows), expected.getMessage());
    assertTrue(refused.getMessage().contains(rows), refused.getMessage());
    assertFalse(Files.exists(folder.resolve("r.rows")));
  }

  @Test
  void standardInputCannotBeReadTwice() {
    Exception refused = assertThrows(DataFormatException.class, () -> convert("reviews:-"));
    assertTrue(refused.getMessage().contains("read twice"), refused.getMessage());
  }

  @Test
  void badRecordsAreRefusedWhenStrictAndNothingIsWritten() throws IOException {
    String source = reviews() + "&classes=1-5&strict=yes";
    Exception refused = assertThrows(DataFormatException.class, () -> convert(source));
    assertTrue(refused.getMessage().contains("line 2"), refused.getMessage());
    assertFalse(Files.exists(folder.resolve("r.rows")));
  }

  @Test
  void cutAndAlteredFilesAreRefused() throws IOException {
    String rows = convert(reviews()).source();
    Path file = folder.resolve("r.rows");
    byte[] whole = Files.readAllBytes(file);
    for (int length : new int[] {0, 7, 20, whole.length / 2, whole.length - 1}) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThrows(DataFormatException.class, () -> DataSource.open(rows), "length " + length);
    }
    byte[] altered = whole.clone();
    // The first row's number of entries, after one target number.
    ByteBuffer.wrap(altered).putInt(RowsFile.MAGIC.length + Float.BYTES, 1_000_000);
    Files.write(file, altered);
    Dataset data = DataSource.open(rows);
    ActiveLists lists = new ActiveLists();
    lists.clear(data.schema().features());
    Exception refused = assertThrows(IllegalStateException.class, () -> data.appendRow(0, lists));
    assertTrue(refused.getMessage().contains("row 0"), refused.getMessage());
  }

  @Test
  void rareTermsAreForgottenWhenThereAreTooMany() {
    TermCounter counter = new TermCounter(10, 1);
    for (int text = 0; text < 100; text++) {
      counter.add(List.of("often", "often", "rare" + text));
    }
    assertTrue(counter.floor() > 0);
    List<Vocabulary.Term> terms = counter.terms();
    assertTrue(terms.size() <= 11, terms.toString());
    assertTrue(terms.contains(new Vocabulary.Term("often", 100)), terms.toString());
  }
}
