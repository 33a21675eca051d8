package org.truezero.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.truezero.data.Schema;
import org.truezero.model.ModelFile;

/** What a training that starts from other weights makes of its rows and settings. */
class StartFromTest {
  @TempDir private Path folder;
  private String people;
  private Path model;

  @BeforeEach
  void trainFirst() throws IOException {
    people = "csv:" + Ran.people(folder, 90) + "?label=income";
    model = folder.resolve("first.safetensors");
    Ran.good("train", "--train", people, "--hidden", "9,7", "-o", model.toString());
  }

  private Ran startFrom(Path start, String source, String... more) {
    String second = folder.resolve("second.safetensors").toString();
    String[] first = {"train", "--train", source, "--start-from", start.toString(), "-o", second};
    String[] all = new String[first.length + more.length];
    System.arraycopy(first, 0, all, 0, first.length);
    System.arraycopy(more, 0, all, first.length, more.length);
    return Ran.command(all);
  }

  private Schema second() throws IOException {
    return ModelFile.read(folder.resolve("second.safetensors")).schema();
  }

  /** Scales and words have to be those that the weights were learned with. */
  @Test
  void rowsAreReadAsTheModelLearnedToReadThem() throws IOException {
    StringBuilder larger = new StringBuilder("size,job,noise,income\n");
    for (int row = 0; row < 40; row++) {
      larger.append(100 + row % 9).append(row % 2 == 0 ? ",smith,2,low\n" : ",clerk,3,high\n");
    }
    Path other = Files.writeString(folder.resolve("larger.csv"), larger);
    Ran ran = startFrom(model, "csv:" + other + "?label=income");
    assertEquals(0, ran.code(), ran.err());
    assertEquals(ModelFile.read(model).schema().table(), second().table());
  }

  @Test
  void anotherVocabularyDoesNotTakeThePlaceOfTheModels() throws IOException {
    Path first = texts("first", "good", "bad", 20);
    Path words = folder.resolve("words.safetensors");
    Ran.good("train", "--train", reviews(first), "--hidden", "4", "-o", words.toString());
    Ran ran = startFrom(words, reviews(texts("second", "fine", "poor", 20)));
    assertEquals(0, ran.code(), ran.err());
    assertEquals(ModelFile.read(words).schema().text(), second().text());
    assertNotEquals(Optional.empty(), second().text());
  }

  private static String reviews(Path file) {
    return "reviews:" + file + "?label=stars";
  }

  private Path texts(String name, String good, String bad, int rows) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int row = 0; row < rows; row++) {
      boolean high = row % 2 == 0;
      lines.append("{\"stars\": ").append(high ? 5 : 1).append(", \"text\": \"the food was ");
      lines.append(high ? good : bad).append("\"}\n");
    }
    return Files.writeString(folder.resolve(name + ".jsonl"), lines);
  }

  @Test
  void theOutputLayerIsTakenOverForTheSameNamesOnly() throws IOException {
    String same = "--learning-rate";
    assertEquals(0, startFrom(model, people, same, "1e-9").code());
    float[] outputs = ModelFile.read(model).network().layers().get(2).weights();
    assertArrayEquals(outputs, secondOutputs(), 1e-4f);
    String text = Files.readString(folder.resolve("people.csv"));
    Path renamed =
        Files.writeString(
            folder.resolve("renamed.csv"),
            text.replace("high\n", "no\n").replace("low\n", "yes\n"));
    assertEquals(0, startFrom(model, "csv:" + renamed + "?label=income", same, "1e-9").code());
    assertTrue(distance(outputs, secondOutputs()) > 0.1);
  }

  private static double distance(float[] first, float[] second) {
    double sum = 0;
    for (int i = 0; i < first.length; i++) {
      sum += Math.abs(first[i] - second[i]);
    }
    return sum;
  }

  private float[] secondOutputs() throws IOException {
    return ModelFile.read(folder.resolve("second.safetensors")).network().layers().get(2).weights();
  }

  @Test
  void aStackThatHasSeenTheLabelIsRefused() {
    Path stack = folder.resolve("all.stack");
    String all = people.substring(0, people.indexOf('?'));
    Ran.good(
        "pretrain",
        "--data",
        all,
        "--hidden",
        "6",
        "--reconstruction",
        "linear",
        "--epochs",
        "1",
        "--learning-rate",
        "0.001",
        "-o",
        stack.toString());
    Ran refused = startFrom(stack, people);
    assertEquals(1, refused.code());
    assertTrue(refused.err().contains("label=income: found this column among"), refused.err());
    Ran folds =
        Ran.command(
            "cross-validate", "--data", people, "--start-from", stack.toString(), "--folds", "2");
    assertEquals(1, folds.code());
  }

  /** The model has two hidden layers, a new network three. */
  @Test
  void settingsPerLayerAreCountedByTheLayersThatAreTakenOver() {
    Ran two = startFrom(model, people, "--l1", "1e-4,1e-5");
    assertEquals(0, two.code(), two.err());
    Ran targets = startFrom(model, people, "--target-sparsity", "0.6,0.7");
    assertEquals(0, targets.code(), targets.err());
    Ran three = startFrom(model, people, "--l1", "1e-4,1e-5,1e-6");
    assertEquals(2, three.code());
    assertTrue(three.err().contains("expected 1 or one per hidden layer, 2"), three.err());
  }
}
