package org.truezero.experiments.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.truezero.experiments.lab.DataFolders;
import org.truezero.experiments.lab.Findings;
import org.truezero.experiments.lab.Lab;
import org.truezero.experiments.lab.LabListener;
import org.truezero.experiments.lab.Scale;
import org.truezero.network.Execution;

/** The sentiment table from reviews that the test writes: some of their words tell the stars. */
class SentimentTest {
  private static final String LINEAR = "Yelp, choosing: no hidden layer";

  @TempDir Path folder;

  @Test
  void nothingIsReportedWhereNotAllSettingsWereTried() throws IOException {
    writeReviews();
    List<List<String>> rows = rows(true);
    assertEquals(7, rows.size());
    // One who always says three stars is wrong by √2.
    double linear = Double.parseDouble(rows.get(0).get(1).split(" ")[0]);
    assertTrue(linear < 1, "" + rows);

    Path outcomes = folder.resolve("sentiment").resolve("outcomes.jsonl");
    List<String> lines = new ArrayList<>(Files.readAllLines(outcomes));
    int first = 0;
    while (!lines.get(first).contains(LINEAR)) {
      first++;
    }
    lines.remove(first);
    Files.write(outcomes, lines);
    List<List<String>> partly = rows(false);
    assertEquals("–", partly.get(0).get(1));
    assertEquals(rows.get(0).get(3), partly.get(0).get(3));
    assertEquals(rows.subList(1, 7), partly.subList(1, 7));

    // No network that starts from a stack is left to train, so none is pre-trained.
    Path stacks = folder.resolve("sentiment").resolve("stacks");
    Files.move(stacks, folder.resolve("moved"));
    assertEquals(rows, rows(true));
    assertFalse(Files.exists(stacks));

    // Other texts without ratings make other stacks, and nothing else.
    write("imdb/imdb_unsup_25k.jsonl", films(2));
    List<List<String>> others = rows(false);
    for (int row = 0; row < 7; row++) {
      boolean pretrained = rows.get(row).get(0).contains("pre-trained");
      assertEquals(pretrained ? "–" : rows.get(row).get(1), others.get(row).get(1));
    }
  }

  private List<List<String>> rows(boolean training) throws IOException {
    Sentiment sentiment = new Sentiment();
    Path place = folder.resolve(sentiment.name());
    try (Execution execution = Execution.open(1)) {
      Lab lab =
          new Lab(place, sentiment.name(), Scale.SMOKE, execution, LabListener.NONE, training);
      Findings findings = sentiment.run(lab, new DataFolders(List.of(folder)), Scale.SMOKE);
      return findings.tables().get(0).rows();
    }
  }

  private void writeReviews() throws IOException {
    StringBuilder yelp = new StringBuilder("stars,text\n");
    StringBuilder zomato = new StringBuilder();
    Random random = new Random(1);
    for (int row = 0; row < 600; row++) {
      int stars = 1 + row % 5;
      yelp.append(stars).append(",\"").append(text(stars, random)).append("\"\n");
      zomato.append("{\"stars\": ").append(stars).append(".0, \"text\": \"");
      zomato.append(text(stars, random)).append("\"}\n");
    }
    write("yelp-10k/yelp.csv", yelp);
    write("zomato-10k/zomato_reviews.jsonl", zomato);
    write("imdb/imdb_train_25k.jsonl", films(3));
    write("imdb/imdb_unsup_25k.jsonl", films(4));
  }

  private static StringBuilder films(long seed) {
    Random random = new Random(seed);
    StringBuilder films = new StringBuilder();
    for (int row = 0; row < 600; row++) {
      films.append("{\"text\": \"").append(text(1 + row % 5, random)).append("\"}\n");
    }
    return films;
  }

  private void write(String name, StringBuilder text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** Twenty words, of which five belong to the stars. */
  private static String text(int stars, Random random) {
    List<String> words = new ArrayList<>();
    for (int word = 0; word < 20; word++) {
      boolean tells = word % 4 == 0;
      words.add(tells ? "star" + stars + random.nextInt(4) : "word" + random.nextInt(80));
    }
    return String.join(" ", words);
  }
}
