package org.truezero.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.truezero.math.ActiveLists;

class ReviewsSourceTest {
  private static final String LINES =
      """
      {"stars": 5, "text": "Good food, GOOD service"}
      {"stars": 1, "text": "bad food"}

      {"stars": 4.5, "text": "good"}
      """;

  @TempDir Path folder;

  private String file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toString();
  }

  /** Returns a row as text, such as {@code good=2 food=1}. */
  private static String row(Dataset data, long row) {
    ActiveLists into = new ActiveLists();
    into.clear(data.schema().features());
    data.appendRow(row, into);
    StringBuilder text = new StringBuilder();
    List<String> terms = data.schema().text().orElseThrow().terms();
    for (int at = 0; at < into.size(); at++) {
      text.append(at == 0 ? "" : " ").append(terms.get(into.indices()[at]));
      text.append('=').append(into.values()[at]);
    }
    return text.toString();
  }

  @Test
  void wordsBecomeFeaturesByFrequency() throws IOException {
    Dataset data = DataSource.open("reviews:" + file("a.jsonl", LINES) + "?label=stars");
    assertEquals(List.of("food", "good", "bad", "service"), data.schema().text().get().terms());
    assertTrue(data.schema().sparse());
    assertEquals(3, data.size());
    assertEquals("food=1.0 good=1.0 service=1.0", row(data, 0));
    assertEquals("food=1.0 bad=1.0", row(data, 1));
    assertEquals(new Target.Classes(List.of("1", "4.5", "5")), data.schema().target());
    assertEquals(List.of(), data.remarks());
  }

  @Test
  void countsPairsAndSmallVocabularies() throws IOException {
    String path = file("a.jsonl", LINES);
    Dataset counts = DataSource.open("reviews:" + path + "?weight=counts&grams=2&vocabulary=6");
    assertEquals(
        List.of("food", "good", "bad", "bad food", "food good", "good food"),
        counts.schema().text().get().terms());
    assertEquals("food=1.0 good=2.0 food good=1.0 good food=1.0", row(counts, 0));
  }

  @Test
  void tfidfWeighsRareTermsMoreAndHasLengthOne() throws IOException {
    Dataset data = DataSource.open("reviews:" + file("a.jsonl", LINES) + "?weight=tfidf");
    double food = StrictMath.log(4.0 / 3) + 1;
    double bad = StrictMath.log(4.0 / 2) + 1;
    double length = Math.sqrt(food * food + bad * bad);
    ActiveLists into = new ActiveLists();
    into.clear(4);
    data.appendRow(1, into);
    assertEquals(food / length, into.values()[0], 1e-6);
    assertEquals(bad / length, into.values()[1], 1e-6);
  }

  @Test
  void theVocabularyComesFromTheTrainingRowsAlone() throws IOException {
    String path = file("a.jsonl", LINES);
    Dataset train = DataSource.open("reviews:" + path + "?rows=1-3&label=stars");
    assertEquals(List.of("bad", "food", "good"), train.schema().text().get().terms());
    Dataset test = DataSource.openUnlabelled("reviews:" + path + "?rows=0-1", train.schema());
    assertEquals("food=1.0 good=1.0", row(test, 0));
  }

  @Test
  void tablesAndGzipGiveTheSame() throws IOException {
    String csv = "stars,text\n5,\"Good food, GOOD service\"\n1,bad food\n4.5,good\n";
    Dataset lines = DataSource.open("reviews:" + file("a.jsonl", LINES) + "?label=stars");
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(csv.getBytes(StandardCharsets.UTF_8));
    }
    Path zipped = Files.write(folder.resolve("a.csv.gz"), packed.toByteArray());
    String tsv = "text\tstars\nGood food, GOOD service\t5\nbad food\t1\ngood\t4.5\n";
    for (String path : List.of(file("a.csv", csv), zipped.toString(), file("a.tsv", tsv))) {
      Dataset table = DataSource.open("reviews:" + path + "?label=stars");
      assertEquals(lines.schema(), table.schema());
      for (int r = 0; r < 3; r++) {
        assertEquals(row(lines, r), row(table, r));
      }
    }
  }

  @Test
  void ratingsAreMappedByTheRule() throws IOException {
    String path = file("a.jsonl", LINES);
    Dataset data = DataSource.open("reviews:" + path + "?label=stars&scale=round(x)&classes=1-5");
    assertEquals(new Target.Classes(List.of("1", "2", "3", "4", "5")), data.schema().target());
    float[] target = new float[3];
    for (int r = 0; r < 3; r++) {
      data.readTarget(r, target, r);
    }
    assertArrayEquals(new float[] {4, 0, 4}, target);
  }

  /** The rule is part of what was learned; ratings read later go by it, or by one of their own. */
  @Test
  void ratingsReadLaterAreMappedByTheRuleThatWasLearned() throws IOException {
    String path = file("ten.jsonl", rated(2, 4, 7, 10));
    Schema learned = DataSource.open("reviews:" + path + "?label=stars&scale=ceil(x/2)").schema();
    assertEquals(new Target.Classes(List.of("1", "2", "4", "5")), learned.target());
    String other = "reviews:" + file("more.jsonl", rated(9, 8, 1)) + "?label=stars";
    for (String source : List.of(other, other + "&scale=ceil(x/2)")) {
      Dataset read = DataSource.open(source, learned);
      float[] target = new float[3];
      for (int r = 0; r < 3; r++) {
        read.readTarget(r, target, r);
      }
      assertArrayEquals(new float[] {3, 2, 0}, target);
    }
    Schema unlabelled = DataSource.openUnlabelled("reviews:" + path).schema();
    Dataset later =
        DataSource.openWithFeatures("reviews:" + path + "?label=stars&scale=ceil(x/2)", unlabelled);
    assertEquals("ceil(x/2)", later.schema().text().get().ratings().text());
  }

  private static String rated(int... stars) {
    StringBuilder lines = new StringBuilder();
    for (int each : stars) {
      lines.append("{\"text\": \"word\", \"stars\": ").append(each).append("}\n");
    }
    return lines.toString();
  }

  @Test
  void aRatingThatIsNoNumberOfAnyKindIsLeftOut() throws IOException {
    String path = file("nan.csv", "text,stars\ngood,5\nodd,nan\nbad,1\n");
    Dataset data = DataSource.open("reviews:" + path + "?label=stars");
    assertEquals(2, data.size());
    assertTrue(data.remarks().get(0).contains("rating 'nan'"), data.remarks().get(0));
  }

  @ParameterizedTest
  @CsvSource({
    "x, 3.5, 3.5",
    "round(x), 3.5, 4",
    "round(x), 3.4, 3",
    "ceil(x/2), 7, 4",
    "floor(x/2), 7, 3",
    "x/2, 7, 3.5"
  })
  void rulesComputeAndAreReadBack(String rule, double rating, double expected) {
    assertEquals(expected, RatingRule.parse(rule).apply(rating));
    assertEquals(rule, RatingRule.parse(rule).text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "y", "round(x", "round x)", "x/0", "x*2", "ceil()"})
  void otherRulesAreRefused(String rule) {
    assertThrows(IllegalArgumentException.class, () -> RatingRule.parse(rule));
  }

  @Test
  void badRecordsAreCountedAndStrictRefusesThem() throws IOException {
    String lines =
        LINES
            + "{\"stars\": 3}\n"
            + "{\"stars\": 9, \"text\": \"too many\"}\n"
            + "{\"stars\": \"five\", \"text\": \"word\"}\n"
            + "{\"text\": \"no stars\"}\n"
            + "no json\n"
            + "{\"text\": \"  \", \"stars\": 1}\n";
    String source = "reviews:" + file("a.jsonl", lines) + "?label=stars&classes=1-5&scale=round(x)";
    Dataset data = DataSource.open(source);
    assertEquals(3, data.size());
    assertEquals(1, data.remarks().size());
    String remark = data.remarks().get(0);
    assertTrue(remark.startsWith("left out 6 of 9 records"), remark);
    assertTrue(remark.contains("line 5: found no text"), remark);
    assertTrue(remark.contains("rating '9', expected a whole number from 1 to 5"), remark);
    IOException strict =
        assertThrows(DataFormatException.class, () -> DataSource.open(source + "&strict=yes"));
    assertTrue(strict.getMessage().contains("line 5: found no text"), strict.getMessage());
  }

  @Test
  void bytesThatAreNotUtf8AndGiantLinesAreBadRecords() throws IOException {
    Path file = folder.resolve("a.jsonl");
    byte[] broken = "{\"text\": \"caf\u00e9\"}\n".getBytes(StandardCharsets.ISO_8859_1);
    byte[] good = LINES.getBytes(StandardCharsets.UTF_8);
    byte[] giant =
        ("{\"text\": \"" + "a ".repeat(25_000_000) + "\"}\n").getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : List.of(broken, giant, good)) {
      all.write(part);
    }
    Files.write(file, all.toByteArray());
    Dataset data = DataSource.open("reviews:" + file);
    assertEquals(3, data.size());
    String remark = data.remarks().get(0);
    assertTrue(remark.contains("line 1: found bytes that are not UTF-8"), remark);
    assertTrue(remark.contains("line 2: found a record of 50000012 bytes"), remark);
  }

  @Test
  void whatCannotBeUsedIsSaid() throws IOException {
    String path = file("a.jsonl", "{\"text\": \"?!\"}\n");
    expect("without a single word", "reviews:" + path);
    expect("no record that can be used", "reviews:" + path + "?text=body");
    expect("no column 'text'", "reviews:" + file("b.csv", "body,stars\ngood,1\n"));
    expect("classes=", "reviews:" + path + "?classes=5-1");
    expect("scale=", "reviews:" + path + "?scale=twice");
    expect("tokens=", "reviews:" + path + "?tokens=bytes");
    Dataset numbers = DataSource.open("libsvm:" + file("n.libsvm", "1 1:1\n-1 2:1\n"));
    IOException e =
        assertThrows(
            DataFormatException.class,
            () -> DataSource.open("reviews:" + file("a.jsonl", LINES), numbers.schema()));
    assertTrue(e.getMessage().contains("found texts"), e.getMessage());
  }

  private static void expect(String part, String source) {
    IOException e = assertThrows(DataFormatException.class, () -> DataSource.open(source));
    assertTrue(e.getMessage().contains(part), e.getMessage());
  }

  @Test
  void theSchemaIsReadBack() throws IOException {
    for (String options : List.of("?label=stars", "?weight=tfidf&grams=2", "?scale=ceil(x/2)")) {
      Schema schema = DataSource.open("reviews:" + file("a.jsonl", LINES) + options).schema();
      assertEquals(schema, SchemaJson.read(SchemaJson.write(schema)));
    }
  }

  @Test
  void tokenizersCutWords() {
    assertEquals(
        List.of("don't", "l'été", "2nd", "a", "b"), cut("letters", "Don’t L'été 2nd 'a' b!"));
    assertEquals(List.of("don't", "3.5", "stars", "日本"), cut("words", "Don't! 3.5 stars 日本"));
    assertThrows(IllegalArgumentException.class, () -> Tokenizer.named("bytes"));
  }

  private static List<String> cut(String tokenizer, String text) {
    List<String> words = new ArrayList<>();
    Tokenizer.named(tokenizer).cut(text, words::add);
    return words;
  }
}
