package org.truezero.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Grids of settings. */
final class SweepTest {
  @TempDir private Path folder;
  private String people;

  @BeforeEach
  void writeData() throws IOException {
    people = "csv:" + Ran.people(folder, 90) + "?label=income";
  }

  private Ran sweep(String name, String... more) {
    List<String> args =
        new ArrayList<>(
            List.of(
                "sweep",
                "--train",
                people,
                "--valid-fraction",
                "0.3",
                "--epochs",
                "2",
                "--threads",
                "2",
                "--learning-rate",
                "0.1,1e30",
                "--hidden",
                "6",
                "--hidden",
                "none",
                "-o",
                folder.resolve(name).toString()));
    args.addAll(List.of(more));
    return Ran.command(args.toArray(new String[0]));
  }

  @Test
  void tableIsTheSameForAnyNumberOfJobs() throws IOException {
    assertEquals(0, sweep("one", "--jobs", "1").code());
    assertEquals(0, sweep("two", "--jobs", "2").code());
    for (String file : List.of("sweep.csv", "sweep.json", "best.safetensors", "cell-002.json")) {
      assertArrayEquals(
          Files.readAllBytes(folder.resolve("one").resolve(file)),
          Files.readAllBytes(folder.resolve("two").resolve(file)),
          file);
    }
  }

  @Test
  void tableIsInGridOrderAndNotesDivergence() throws IOException {
    JsonObject table = sweep("sweep", "--json", "--test", people).json().getAsJsonObject();
    List<String> lines = Files.readAllLines(folder.resolve("sweep/sweep.csv"));
    assertTrue(lines.get(0).startsWith("cell,hidden,learning-rate,status,"), lines.get(0));
    assertTrue(lines.get(1).startsWith("1,6,0.1,limit,2,"), lines.get(1));
    assertTrue(lines.get(2).startsWith("2,6,1e30,diverged,"), lines.get(2));
    assertTrue(lines.get(3).startsWith("3,none,0.1,"), lines.get(3));
    assertEquals(5, lines.size());
    assertEquals(4, table.getAsJsonArray("cells").size());
    assertTrue(table.getAsJsonObject("test").has("errorRate"));
  }

  @Test
  void finishedCellsAreNotTrainedAgain() throws IOException {
    sweep("sweep");
    byte[] table = Files.readAllBytes(folder.resolve("sweep/sweep.csv"));
    Path cell = folder.resolve("sweep/cell-001.json");
    Files.delete(cell);
    Path leftover = Files.writeString(folder.resolve("sweep/.cell-001.json.99.tmp"), "{");
    Ran again = sweep("sweep");
    assertEquals(0, again.code(), again.err());
    assertFalse(Files.exists(leftover));
    assertTrue(again.err().contains("cell 1 starts"), again.err());
    assertTrue(again.err().contains("cell 3 finished before"), again.err());
    assertFalse(again.err().contains("cell 3 starts"), again.err());
    assertArrayEquals(table, Files.readAllBytes(folder.resolve("sweep/sweep.csv")));
  }

  @Test
  void aFolderOfAnotherSweepIsRefused() {
    sweep("sweep");
    Ran other = sweep("sweep", "--batch-size", "5", "--quiet");
    assertEquals(1, other.code());
    assertTrue(other.err().contains("cell-001.json"), other.err());
    assertEquals(1, other.err().lines().count(), other.err());
  }

  @Test
  void aListPerLayerIsOneValue() {
    Ran ran = sweep("sweep", "--l1", "1e-5");
    assertFalse(ran.err().contains("one value per layer"));
    Ran list =
        Ran.command(
            "sweep",
            "--train",
            people,
            "--valid-fraction",
            "0.3",
            "--epochs",
            "1",
            "--hidden",
            "5,5",
            "--l1",
            "1e-4,1e-5",
            "-o",
            folder.resolve("list").toString());
    assertEquals(0, list.code(), list.err());
    assertTrue(list.err().contains("--l1 1e-4,1e-5 is one value per layer"), list.err());
  }

  /** In the larger sweep another cell is the best, and its model alone is kept. */
  @Test
  void aSmallerSweepInTheSameFolderHasItsOwnBestModel() throws IOException {
    Path best = folder.resolve("sweep/best.safetensors");
    Ran larger = seeds("0.0001,0.1", "sweep");
    assertEquals(2, larger.json().getAsJsonObject().get("best").getAsInt());
    byte[] of2 = Files.readAllBytes(best);
    Ran smaller = seeds("0.0001", "sweep");
    byte[] of1 = Files.readAllBytes(best);
    Ran fresh = seeds("0.0001", "fresh");
    assertFalse(Arrays.equals(of2, of1));
    assertArrayEquals(Files.readAllBytes(folder.resolve("fresh/best.safetensors")), of1);
    assertEquals(fresh.out(), smaller.out());
    Ran again = seeds("0.0001", "sweep");
    assertEquals(smaller.out(), again.out());
    assertFalse(again.err().contains("starts"), again.err());
    assertEquals(larger.out(), seeds("0.0001,0.1", "sweep").out());
    assertArrayEquals(of2, Files.readAllBytes(best));
  }

  private Ran seeds(String rates, String name) {
    String place = folder.resolve(name).toString();
    return Ran.good(
        "sweep",
        "--train",
        people,
        "--valid-fraction",
        "0.3",
        "--test",
        people,
        "--epochs",
        "2",
        "--hidden",
        "6",
        "--threads",
        "1",
        "--learning-rate",
        rates,
        "--json",
        "-o",
        place);
  }

  /** By error alone the first would be the best. */
  @Test
  void zerosThatWereAskedForComeFirst() throws IOException {
    Ran ran =
        Ran.good(
            "sweep",
            "--train",
            people,
            "--valid-fraction",
            "0.3",
            "--epochs",
            "4",
            "--hidden",
            "40",
            "--threads",
            "1",
            "--target-sparsity",
            "0.99",
            "--target-sparsity",
            "0.52",
            "--learning-rate",
            "0.1",
            "-o",
            folder.resolve("zeros").toString());
    assertTrue(ran.out().contains("targetMissed"), ran.out());
    JsonObject table =
        JsonParser.parseString(Files.readString(folder.resolve("zeros/sweep.json")))
            .getAsJsonObject();
    assertEquals(2, table.get("best").getAsInt(), "" + table);
    assertTrue(missed(table, 1) < missed(table, 0), "" + table);
    assertTrue(error(table, 1) >= error(table, 0), "" + table);
  }

  private static double missed(JsonObject table, int cell) {
    return result(table, cell).get("targetMissed").getAsDouble();
  }

  private static double error(JsonObject table, int cell) {
    return result(table, cell).get("validError").getAsDouble();
  }

  private static JsonObject result(JsonObject table, int cell) {
    return table.getAsJsonArray("cells").get(cell).getAsJsonObject().getAsJsonObject("result");
  }

  private String stack(String units) {
    String file = folder.resolve("people.stack").toString();
    Ran.good(
        "pretrain",
        "--data",
        people,
        "--hidden",
        units,
        "--reconstruction",
        "linear",
        "--epochs",
        "2",
        "--learning-rate",
        "0.01",
        "-o",
        file);
    return file;
  }

  private Ran sweepFrom(String stack, String rates, String... more) {
    List<String> args =
        new ArrayList<>(
            List.of("sweep", "--train", people, "--valid-fraction", "0.3", "--start-from", stack));
    args.addAll(List.of("--epochs", "2", "--learning-rate", rates, "--threads", "1"));
    args.addAll(List.of("--jobs", "2", "-o", folder.resolve("from").toString()));
    args.addAll(List.of(more));
    return Ran.command(args.toArray(new String[0]));
  }

  @Test
  void everyCellStartsFromTheSameStack() throws IOException {
    String stack = stack("9,7");
    Ran ran = sweepFrom(stack, "0.01,0.1");
    assertEquals(0, ran.code(), ran.err());
    List<String> lines = Files.readAllLines(folder.resolve("from/sweep.csv"));
    assertTrue(lines.get(2).startsWith("2,0.1,") && lines.get(2).endsWith(",true"), "" + lines);
    Path alone = folder.resolve("alone.safetensors");
    Ran.good(
        "train",
        "--train",
        people,
        "--valid-fraction",
        "0.3",
        "--start-from",
        stack,
        "--epochs",
        "2",
        "--learning-rate",
        "0.1",
        "--threads",
        "1",
        "-o",
        alone.toString());
    assertArrayEquals(
        Files.readAllBytes(alone), Files.readAllBytes(folder.resolve("from/best.safetensors")));
  }

  @Test
  void aStackThatDoesNotFitOrIsAnotherIsRefused() throws IOException {
    String stack = stack("9,7");
    Ran refused = sweepFrom(stack, "0.1,0.01", "--hidden", "9,7", "--hidden", "9,8");
    assertEquals(1, refused.code());
    assertTrue(
        refused.err().contains("found layers of 4-9-7 units, expected 4-9-8"), refused.err());
    assertFalse(Files.exists(folder.resolve("from/cell-001.json")));
    assertEquals(0, sweepFrom(stack, "0.1,0.01").code());
    stack("9,7,6");
    Ran other = sweepFrom(stack, "0.1,0.01");
    assertEquals(1, other.code());
    assertTrue(other.err().contains("cell-001.json"), other.err());
  }
}
