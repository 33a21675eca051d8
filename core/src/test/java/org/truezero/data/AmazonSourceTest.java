package org.truezero.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.truezero.RealData;

class AmazonSourceTest {
  @TempDir Path folder;

  private static String review(String text) {
    return "<review>\n<rating>\n4.0\n</rating>\n<review_text>\n"
        + text
        + "\n</review_text>\n</review>\n";
  }

  @BeforeEach
  void write() throws IOException {
    Path books = Files.createDirectories(folder.resolve("books"));
    Files.write(
        books.resolve("positive.review"),
        (review("a good caf\u00e9\n\nbook") + review("good") + review(" "))
            .getBytes(StandardCharsets.ISO_8859_1));
    Files.writeString(books.resolve("negative.review"), review("a bad book"));
    Path counted = Files.createDirectories(folder.resolve("counted"));
    Files.writeString(counted.resolve("positive.review"), "good:2 good_book:1 #label#:positive\n");
    Files.writeString(counted.resolve("negative.review"), "bad:1 book:3 #label#:negative\n");
    Files.writeString(counted.resolve("unlabeled.review"), "book:1 #label#:positive\n");
  }

  @Test
  void reviewsAreReadWithTheirPolarity() throws IOException {
    Dataset data = DataSource.open("amazon:" + folder + "?domain=books");
    assertEquals(3, data.size());
    assertEquals(new Target.Classes(List.of("negative", "positive")), data.schema().target());
    assertEquals(List.of("a", "book", "good", "bad", "café"), data.schema().text().get().terms());
    float[] target = new float[3];
    for (int r = 0; r < 3; r++) {
      data.readTarget(r, target, r);
    }
    assertArrayEquals(new float[] {0, 1, 1}, target);
    assertTrue(data.remarks().get(0).startsWith("left out 1 of 4 records"));
  }

  @Test
  void linesMayEndAsOnWindows() throws IOException {
    Dataset plain = DataSource.open("amazon:" + folder + "?domain=books");
    for (String file : List.of("positive.review", "negative.review")) {
      Path path = folder.resolve("books").resolve(file);
      String text = Files.readString(path, StandardCharsets.ISO_8859_1);
      Files.writeString(path, text.replace("\n", "\r\n"), StandardCharsets.ISO_8859_1);
    }
    Dataset read = DataSource.open("amazon:" + folder + "?domain=books");
    assertEquals(plain.schema(), read.schema());
    assertEquals(plain.size(), read.size());
  }

  @Test
  void countedWordsAreReadAsTheyAre() throws IOException {
    Dataset data = DataSource.open("amazon:" + folder + "?domain=counted&weight=counts");
    assertEquals(List.of("bad", "book", "good", "good_book"), data.schema().text().get().terms());
    assertArrayEquals(new float[] {1, 3, 0, 0}, Fixtures.dense(data, 0));
    assertArrayEquals(new float[] {0, 0, 2, 1}, Fixtures.dense(data, 1));
    Dataset others =
        DataSource.openUnlabelled(
            "amazon:" + folder + "?domain=counted&part=unlabeled&weight=counts", data.schema());
    assertArrayEquals(new float[] {0, 1, 0, 0}, Fixtures.dense(others, 0));
  }

  @Test
  void whatIsMissingIsSaid() {
    for (String source :
        List.of("amazon:" + folder, "amazon:" + folder + "?domain=dvd", "amazon:?domain=books")) {
      assertThrows(DataFormatException.class, () -> DataSource.open(source), source);
    }
    IOException e =
        assertThrows(
            DataFormatException.class,
            () -> DataSource.open("amazon:" + folder + "?domain=books&part=unlabeled"));
    assertTrue(e.getMessage().contains("no unlabeled.review"), e.getMessage());
  }

  @ParameterizedTest
  @Tag("data")
  @ValueSource(strings = {"sorted_data_acl", "processed_acl"})
  void theRealOnesHaveTwoThousandReviews(String form) throws IOException {
    Path root = RealData.require("amazon-blitzer").resolve(form);
    Dataset data = DataSource.open("amazon:" + root + "?domain=books&grams=2");
    assertEquals(2000, data.size());
    assertEquals(5000, data.schema().features());
    assertEquals(List.of(), data.remarks());
  }
}
