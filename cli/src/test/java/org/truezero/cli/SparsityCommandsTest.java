package org.truezero.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Zeros that are asked for, before the training and after it. */
final class SparsityCommandsTest {
  @TempDir private Path folder;
  private String pictures;
  private String model;

  @BeforeEach
  void writeData() throws IOException {
    pictures = Ran.pictures(folder, 120);
    model = folder.resolve("model.safetensors").toString();
  }

  private String[] training(String command, String... more) {
    List<String> args =
        new ArrayList<>(
            List.of(command, "--hidden", "40,30", "--epochs", "30", "--batch-size", "1"));
    args.addAll(List.of("--learning-rate", "0.03", "--threads", "1"));
    args.addAll(List.of(more));
    return args.toArray(new String[0]);
  }

  @Test
  void aTrainingFindsThePenaltyForTheZerosAskedFor() {
    String[] command =
        training(
            "train", "--train", pictures, "--target-sparsity", "0.8,0.7", "--json", "-o", model);
    JsonObject result = Ran.good(command).json().getAsJsonObject();
    JsonArray layers = result.getAsJsonArray("target");
    assertEquals(2, layers.size());
    double[] asked = {0.8, 0.7};
    for (int l = 0; l < 2; l++) {
      JsonObject layer = layers.get(l).getAsJsonObject();
      assertEquals(asked[l], layer.get("asked").getAsDouble());
      assertEquals(asked[l], layer.get("zeros").getAsDouble(), 0.01);
      assertTrue(layer.get("l1").getAsDouble() > 0);
      assertTrue(layer.get("reached").getAsBoolean());
    }
    String inspected = Ran.good("inspect", model).out();
    assertTrue(inspected.contains("found for zeros of 0.8, 0.7"), inspected);
    JsonObject document = Ran.good("inspect", model, "--json").json().getAsJsonObject();
    for (int l = 0; l < 2; l++) {
      assertEquals(
          layers.get(l).getAsJsonObject().get("l1"), document.getAsJsonArray("foundL1").get(l));
    }
  }

  @Test
  void thePenaltyOfTheBestLookIsTheOneShown() {
    String[] command =
        training("train", "--train", pictures, "--valid", pictures, "--valid-every", "30");
    List<String> args = new ArrayList<>(List.of(command));
    args.addAll(List.of("--target-sparsity", "0.8", "--json", "-o", model));
    JsonObject result = Ran.good(args.toArray(new String[0])).json().getAsJsonObject();
    JsonObject document = Ran.good("inspect", model, "--json").json().getAsJsonObject();
    for (int l = 0; l < 2; l++) {
      assertEquals(
          result.getAsJsonArray("target").get(l).getAsJsonObject().get("l1"),
          document.getAsJsonArray("foundL1").get(l));
    }
  }

  @Test
  void thresholdsAreFoundUnderABudget() {
    Ran.good(training("train", "--train", pictures, "-o", model));
    String sparser = folder.resolve("sparser.safetensors").toString();
    String[] command = {
      "sparsify", model, "--valid", pictures, "--budget", "0.02", "-o", sparser, "--threads", "1"
    };
    Ran ran = Ran.good(command);
    assertTrue(ran.out().contains("multiply-adds/example"), ran.out());
    assertTrue(ran.err().contains("thresholds "), ran.err());
    List<String> json = new ArrayList<>(List.of(command));
    json.addAll(List.of("--json", "--thresholds", "same"));
    JsonObject document = Ran.good(json.toArray(new String[0])).json().getAsJsonObject();
    JsonObject before = document.getAsJsonObject("before");
    JsonObject after = document.getAsJsonObject("after");
    assertEquals("[0.0,0.0]", before.get("thresholds").toString());
    assertTrue(
        after.get("errorRate").getAsDouble() <= before.get("errorRate").getAsDouble() + 0.02);
    assertTrue(after.get("multiplyAdds").getAsInt() < before.get("multiplyAdds").getAsInt());
    JsonObject again =
        Ran.good("evaluate", sparser, "--data", pictures, "--json").json().getAsJsonObject();
    for (String key : List.of("errorRate", "loss", "sparsity", "multiplyAdds")) {
      assertEquals(after.get(key), again.get(key), key);
    }
    String inspected = Ran.good("inspect", sparser).out();
    assertTrue(inspected.contains("thresholded:"), inspected);
    assertTrue(inspected.contains("thresholds chosen on"), inspected);
  }

  @Test
  void aTargetOutOfReachIsSaid() {
    Ran few = Ran.good(training("train", "--train", pictures, "--target-sparsity", "0.1"));
    assertTrue(few.out().contains("not reached: more zeros without any penalty"), few.out());
    Ran brief =
        Ran.good(
            "train", "--train", pictures, "--target-sparsity", "0.95", "--epochs", "1", "--quiet");
    assertTrue(brief.out().contains("not reached: train longer"), brief.out());
  }

  @Test
  void targetsAreComparedAndCrossValidated() throws IOException {
    String sweep = folder.resolve("sweep").toString();
    Ran.good(
        training(
            "sweep",
            "--train",
            pictures,
            "--valid-fraction",
            "0.2",
            "--target-sparsity",
            "0.6",
            "--target-sparsity",
            "0.9",
            "-o",
            sweep));
    List<String> lines = Files.readAllLines(Path.of(sweep).resolve("sweep.csv"));
    assertTrue(lines.get(1).startsWith("1,0.6,") && lines.get(2).startsWith("2,0.9,"), lines + "");
    Ran.good(
        training("cross-validate", "--data", pictures, "--folds", "2", "--target-sparsity", "0.8"));
  }
}
