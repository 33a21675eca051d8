package org.truezero.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.truezero.data.Fixtures.bytes;
import static org.truezero.data.Fixtures.dense;
import static org.truezero.data.Fixtures.failure;
import static org.truezero.data.Fixtures.label;
import static org.truezero.data.Fixtures.target;
import static org.truezero.data.Fixtures.text;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.truezero.math.ActiveLists;

class CsvSourceTest {
  @TempDir Path dir;

  private String people() {
    return "csv:"
        + text(
            dir,
            "people.csv",
            "age,job,id,income",
            "20,clerk,a1,low",
            "40,smith,a2,high",
            ",clerk,a3,low",
            "30,?,a4,high");
  }

  /** NA is a country where only "-" stands for no value. */
  @Test
  void labelsReadLaterAreMissingByTheWordsThatWereLearned() throws IOException {
    String table = text(dir, "land.csv", "x,land", "1,NA", "2,DE", "3,NA");
    Schema learned = DataSource.open("csv:" + table + "?label=land&missing=-").schema();
    assertEquals(0, label(DataSource.open("csv:" + table, learned), 1));
    assertEquals(1, label(DataSource.open("csv:" + table, learned), 0));
  }

  /** As the reader of tables keeps the blanks of a cell in quotes. */
  @Test
  void aRecordMayHaveTheBlanksThatTheTableHad() throws IOException {
    String table = text(dir, "city.csv", "city,label", "\"New York \",a", "Rome,b");
    Dataset data = DataSource.open("csv:" + table + "?label=label");
    RecordEncoder encoder = new RecordEncoder(data.schema().table().get());
    for (String city : List.of("New York ", "Rome", " Rome ")) {
      ActiveLists lists = new ActiveLists();
      lists.clear(data.schema().features());
      encoder.append(Map.of("city", city), lists);
      assertEquals(1, lists.end(0) - lists.start(0), city);
    }
  }

  @Test
  void numbersAreStandardisedAndMissingOnesMarked() throws IOException {
    Dataset data = DataSource.open(people() + "?label=income&ignore=id");
    Schema schema = data.schema();
    assertEquals(
        List.of("age", "age is missing", "job=clerk", "job=smith", "job is missing"),
        schema.table().orElseThrow().featureNames());
    // Mean of 20, 40, 30 is 30; the squared deviations 100, 100, 0 have the mean 200 / 3.
    float step = (float) (10 / Math.sqrt(200.0 / 3));
    assertArrayEquals(new float[] {-step, 0, 1, 0, 0}, dense(data, 0), 1e-6f);
    assertArrayEquals(new float[] {step, 0, 0, 1, 0}, dense(data, 1), 1e-6f);
    assertArrayEquals(new float[] {0, 1, 1, 0, 0}, dense(data, 2), 1e-6f);
    assertArrayEquals(new float[] {0, 0, 0, 0, 1}, dense(data, 3), 1e-6f);
    assertFalse(schema.sparse());
    assertEquals(new Target.Classes(List.of("high", "low")), schema.target());
    assertEquals(1, label(data, 0));
    assertEquals(0, label(data, 1));
  }

  @Test
  void scalingCanBeChosen() throws IOException {
    Dataset minmax = DataSource.open(people() + "?ignore=id,job,income&scale=minmax");
    assertArrayEquals(new float[] {0, 0}, dense(minmax, 0));
    assertArrayEquals(new float[] {1, 0}, dense(minmax, 1));
    assertArrayEquals(new float[] {0.5f, 1}, dense(minmax, 2));
    Dataset none = DataSource.open(people() + "?ignore=id,job,income&scale=none");
    assertArrayEquals(new float[] {20, 0}, dense(none, 0));
    assertArrayEquals(new float[] {30, 1}, dense(none, 2));
    assertInstanceOf(Target.None.class, none.schema().target());
  }

  @Test
  void aColumnThatNeverChangesIsZero() throws IOException {
    Dataset data = DataSource.open("csv:" + text(dir, "c.csv", "a,b", "7,1", "7,2"));
    assertEquals(0, dense(data, 0)[0]);
  }

  @Test
  void numbersCanBeCategories() throws IOException {
    String file = "csv:" + text(dir, "zip.csv", "zip,x", "10,1", "9,2", "10,3");
    Dataset data = DataSource.open(file + "?categorical=zip&ignore=x");
    assertEquals(List.of("zip=10", "zip=9"), data.schema().table().orElseThrow().featureNames());
    assertTrue(data.schema().sparse());
    assertArrayEquals(new float[] {0, 1}, dense(data, 1));
  }

  @Test
  void unknownCategoriesFollowTheRule() throws IOException {
    String train = "csv:" + text(dir, "train.csv", "c", "x", "y");
    String test = "csv:" + text(dir, "test.csv", "c", "z");
    Schema zero = DataSource.open(train).schema();
    assertArrayEquals(new float[] {0, 0}, dense(DataSource.open(test, zero), 0));
    Schema other = DataSource.open(train + "?unknown=other").schema();
    assertArrayEquals(new float[] {0, 0, 1}, dense(DataSource.open(test, other), 0));
    Schema error = DataSource.open(train + "?unknown=error").schema();
    String message = failure(() -> DataSource.open(test, error));
    assertTrue(message.contains("test.csv, line 2, column 'c'"), message);
    assertTrue(message.contains("unknown value 'z', expected one of x, y"), message);
  }

  @Test
  void aFittedSchemaFindsColumnsByName() throws IOException {
    Dataset data = DataSource.open(people() + "?label=income&ignore=id");
    String shuffled =
        "csv:" + text(dir, "s.csv", "extra,income,job,age", "9,high,smith,40", "9,low,clerk,20");
    Dataset other = DataSource.open(shuffled, data.schema());
    assertArrayEquals(dense(data, 1), dense(other, 0));
    assertArrayEquals(dense(data, 0), dense(other, 1));
    assertEquals(label(data, 1), label(other, 0));
    String less = "csv:" + text(dir, "less.csv", "income,age", "high,40");
    String message = failure(() -> DataSource.open(less, data.schema()));
    assertTrue(message.contains("no column job"), message);
    assertTrue(message.contains("found are income, age"), message);
  }

  @Test
  void anUnknownLabelIsAnErrorButPredictionNeedsNone() throws IOException {
    Schema schema = DataSource.open(people() + "?label=income&ignore=id").schema();
    String odd = "csv:" + text(dir, "odd.csv", "age,job,income", "1,clerk,low", "2,clerk,medium");
    String message = failure(() -> DataSource.open(odd, schema));
    assertTrue(message.contains("odd.csv, line 3"), message);
    assertTrue(message.contains("'medium', expected one of high, low"), message);
    assertEquals(2, DataSource.openUnlabelled(odd, schema).size());
    String bare = "csv:" + text(dir, "bare.csv", "age,job", "20,clerk");
    Dataset unlabelled = DataSource.openUnlabelled(bare, schema);
    assertEquals(0, unlabelled.schema().target().width());
    assertArrayEquals(
        new float[] {1, 0, 0}, java.util.Arrays.copyOfRange(dense(unlabelled, 0), 2, 5));
    assertTrue(failure(() -> DataSource.open(bare, schema)).contains("no label column 'income'"));
  }

  @Test
  void quotesBreaksMarksAndSpacesAreRead() throws IOException {
    byte[] table =
        ("\uFEFFname, note ,x\r\n"
                + "\"Smith, John\", \"said \"\"no\"\"\" , 1\r\n\r\n"
                + "\"two\nlines\",\u00fcber, 2")
            .getBytes(StandardCharsets.UTF_8);
    Dataset data = DataSource.open("csv:" + bytes(dir, "quotes.csv", table) + "?scale=none");
    assertEquals(
        List.of("name=Smith, John", "name=two\nlines", "note=said \"no\"", "note=über", "x"),
        data.schema().table().orElseThrow().featureNames());
    assertArrayEquals(new float[] {0, 1, 0, 1, 2}, dense(data, 1));
  }

  @Test
  void separatorAndHeaderCanBeChosen() throws IOException {
    String file = text(dir, "t.txt", "1\t5", "2\t6");
    Dataset data = DataSource.open("csv:" + file + "?separator=tab&header=no&label=2&scale=none");
    assertEquals(2, data.size());
    assertArrayEquals(new float[] {2}, dense(data, 1));
    assertEquals(new Target.Classes(List.of("5", "6")), data.schema().target());
    String semicolon = text(dir, "s.txt", "a;b", "1;2");
    assertEquals(2, DataSource.open("csv:" + semicolon + "?separator=;").schema().features());
  }

  @Test
  void numericClassesAreOrderedByValue() throws IOException {
    String file = text(dir, "n.csv", "x,y", "1,10", "1,9", "1,-1");
    Schema schema = DataSource.open("csv:" + file + "?label=y").schema();
    assertEquals(new Target.Classes(List.of("-1", "9", "10")), schema.target());
  }

  @Test
  void severalTargetsAreRead() throws IOException {
    String file = text(dir, "m.csv", "x,p,q", "1,0,1", "2,1,0");
    Dataset flags = DataSource.open("csv:" + file + "?label=p,q&target=labels");
    assertEquals(new Target.Labels(List.of("p", "q")), flags.schema().target());
    assertArrayEquals(new float[] {0, 1}, target(flags, 0));
    Dataset values = DataSource.open("csv:" + file + "?label=q,p&target=values");
    assertEquals(new Target.Values(List.of("q", "p")), values.schema().target());
    assertArrayEquals(new float[] {1, 0}, target(values, 0));
    assertArrayEquals(
        target(values, 1), target(DataSource.open("csv:" + file, values.schema()), 1));
  }

  @Test
  void namesCanBeSpelledWithPercentSigns() throws IOException {
    String file = text(dir, "p.csv", "\"a,b\",c&d", "1,2");
    Schema schema = DataSource.open("csv:" + file + "?ignore=a%2Cb").schema();
    assertEquals(List.of("c&d"), schema.table().orElseThrow().featureNames());
    schema = DataSource.open("csv:" + file + "?ignore=c%26d").schema();
    assertEquals(List.of("a,b"), schema.table().orElseThrow().featureNames());
  }

  @Test
  void featuresLearnedElsewhereGetATargetOfTheirOwn() throws IOException {
    Schema stack = DataSource.openUnlabelled(people() + "?ignore=id,income&rows=0-2").schema();
    assertEquals(new Target.None(), stack.target());
    Dataset data = DataSource.openWithFeatures(people() + "?label=income", stack);
    assertEquals(new Target.Classes(List.of("high", "low")), data.schema().target());
    assertEquals(stack.features(), data.schema().features());
    assertEquals(List.of("income"), data.schema().table().orElseThrow().labels());
    assertEquals(1, label(DataSource.open(people(), data.schema()), 0));
    Split split = DataSource.openSplitWithFeatures(people() + "?label=income", 0.5, 1, stack);
    assertEquals(data.schema(), split.valid().schema());
  }

  @Test
  void whatTheTrainingRowsLackIsNotLearned() throws IOException {
    String file = text(dir, "r.csv", "x,c,y", "1,a,p", "3,b,q", "100,new,p", "nan,b,q");
    Schema schema = DataSource.open("csv:" + file + "?label=y&rows=0-2").schema();
    assertEquals(List.of("x", "c=a", "c=b"), schema.table().orElseThrow().featureNames());
    Dataset rest = DataSource.open("csv:" + file + "?rows=2-4", schema);
    assertArrayEquals(new float[] {98, 0, 0}, dense(rest, 0));
    assertArrayEquals(new float[] {0, 0, 1}, dense(rest, 1));
  }

  @Test
  void standardInputIsRead() throws IOException {
    InputStream before = System.in;
    try {
      System.setIn(new ByteArrayInputStream("a\n1\n2\n".getBytes(StandardCharsets.UTF_8)));
      assertEquals(2, DataSource.open("csv:-?scale=none").size());
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void tablesLargerThanOneBlockAreRead() throws IOException {
    StringBuilder table = new StringBuilder("x,note\n");
    for (int i = 0; i < 3000; i++) {
      table.append(i).append(',').append("n".repeat(i % 1500)).append('\n');
    }
    byte[] packed = Fixtures.gzip(table.toString().getBytes(StandardCharsets.UTF_8));
    String file = "csv:" + bytes(dir, "big.csv.gz", packed) + "?ignore=note&scale=none";
    Dataset data = DataSource.open(file);
    assertEquals(3000, data.size());
    for (int i = 0; i < 3000; i += 7) {
      assertEquals(i, dense(data, i)[0]);
    }
  }
}
