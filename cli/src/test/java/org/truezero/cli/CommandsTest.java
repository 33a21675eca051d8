package org.truezero.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.truezero.model.Provenance;

/** Every command from end to end on small data. */
final class CommandsTest {
  @TempDir private Path folder;
  private String people;
  private String model;

  @BeforeEach
  void writeData() throws IOException {
    people = "csv:" + Ran.people(folder, 120) + "?label=income";
    model = folder.resolve("model.safetensors").toString();
  }

  private Ran train(String... more) {
    List<String> args =
        new java.util.ArrayList<>(
            List.of(
                "train",
                "--train",
                people,
                "--valid-fraction",
                "0.25",
                "--hidden",
                "12,8",
                "--epochs",
                "6",
                "--threads",
                "1",
                "-o",
                model));
    args.addAll(List.of(more));
    return Ran.good(args.toArray(new String[0]));
  }

  @Test
  void trainingPrintsOneDocumentAndNothingElse() {
    JsonObject result = train("--json", "--test", people).json().getAsJsonObject();
    assertEquals(model, result.get("model").getAsString());
    assertEquals("limit", result.get("stopped").getAsString());
    assertEquals(6, result.get("epochs").getAsInt());
    assertTrue(result.getAsJsonObject("valid").get("errorRate").getAsDouble() < 0.05);
    assertTrue(result.getAsJsonObject("test").get("auc").getAsDouble() > 0.95);
    assertTrue(result.getAsJsonObject("provenance").has("truezero"));
    assertTrue(Files.exists(Path.of(model)));
  }

  @Test
  void quietTrainingWritesNothingToStandardError() {
    assertEquals("", train("--quiet").err());
  }

  @Test
  void trainingSaysItsSettingsInFull() {
    String log = train().err();
    for (String part : List.of("seed 1", "sha256:", "Java", "kernels", "learning rate 0.1")) {
      assertTrue(log.contains(part), part + " in " + log);
    }
  }

  @Test
  void evaluationHasTheAgreedKeys() {
    train();
    JsonObject result =
        Ran.good("evaluate", model, "--data", people, "--json").json().getAsJsonObject();
    Set<String> keys =
        Set.of(
            "examples",
            "errorRate",
            "loss",
            "rmse",
            "auc",
            "sparsity",
            "deadUnits",
            "multiplyAdds",
            "examplesPerSecond",
            "threads",
            "kernels",
            "weights");
    assertTrue(result.keySet().containsAll(keys), result.keySet().toString());
    assertTrue(result.get("rmse").isJsonNull());
    assertEquals(2, result.getAsJsonObject("sparsity").getAsJsonArray("layers").size());
    assertEquals(120, result.get("examples").getAsLong());
    assertEquals(
        List.of("high", "low"),
        result.getAsJsonArray("classes").asList().stream()
            .map(each -> each.getAsJsonObject().get("name").getAsString())
            .toList());
  }

  @Test
  void halfWeightsAreTakenAndStated() {
    train();
    JsonObject result =
        Ran.good("evaluate", model, "--data", people, "--json", "--weights", "half")
            .json()
            .getAsJsonObject();
    assertEquals("half", result.get("weights").getAsString());
    assertTrue(result.get("errorRate").getAsDouble() < 0.05);
    String whole = Ran.good("predict", model, "--data", people).out();
    String half = Ran.good("predict", model, "--data", people, "--weights", "half").out();
    assertNotEquals(whole, half);
    assertEquals(whole.lines().count(), half.lines().count());
    assertTrue(half.contains("\n0,high,"), half);
  }

  @Test
  void evaluationForPeopleHasTables() {
    train();
    String text = Ran.good("evaluate", model, "--data", people).out();
    assertTrue(text.contains("precision") && text.contains("true \\ predicted"), text);
  }

  @Test
  void predictionHasALinePerExample() {
    train();
    List<String> lines =
        Ran.good("predict", model, "--data", people + "&rows=3-6").out().lines().toList();
    assertEquals("id,predicted,probability_high,probability_low", lines.get(0));
    assertEquals(4, lines.size());
    assertTrue(lines.get(1).startsWith("3,high,"), lines.get(1));
    assertTrue(lines.get(2).startsWith("4,low,"), lines.get(2));
  }

  @Test
  void predictionAsJsonLines() {
    train();
    String line =
        Ran.good("predict", model, "--data", people + "&rows=0-1", "--format", "jsonl").out();
    JsonObject document = JsonParser.parseString(line).getAsJsonObject();
    assertEquals("high", document.get("predicted").getAsString());
    assertEquals(2, document.getAsJsonObject("probabilities").size());
  }

  @Test
  void predictionReadsStandardInputAndUnlabelledData() throws IOException {
    train();
    InputStream before = System.in;
    try {
      System.setIn(
          new ByteArrayInputStream("size,job,noise\n7,clerk,1\n-5,baker,2\n".getBytes("UTF-8")));
      Path file = folder.resolve("out.csv");
      assertEquals("", Ran.good("predict", model, "--data", "-", "-o", file.toString()).out());
      List<String> lines = Files.readAllLines(file);
      assertTrue(lines.get(1).startsWith("0,high,"), lines.toString());
      assertTrue(lines.get(2).startsWith("1,low,"), lines.toString());
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void inspectionWritesAModelAtItsCanonicalScaleWithTheSameScores() throws IOException {
    train();
    String canonical = folder.resolve("canonical.safetensors").toString();
    JsonObject said =
        Ran.good("inspect", model, "--canonical-scale", "-o", canonical, "--data", people, "--json")
            .json()
            .getAsJsonObject()
            .getAsJsonObject("canonicalScale");
    assertEquals(120, said.get("sameScores").getAsLong());
    double product = 1;
    for (var factor : said.getAsJsonArray("factors")) {
      product *= factor.getAsDouble();
    }
    assertEquals(1, product);
    assertEquals(
        Ran.good("predict", model, "--data", people).out(),
        Ran.good("predict", canonical, "--data", people).out());
    String again = folder.resolve("again.safetensors").toString();
    String text = Ran.good("inspect", canonical, "--canonical-scale", "-o", again).out();
    assertTrue(text.contains("weights divided by") && text.contains("1.0, 1.0, 1.0"), text);
    assertArrayEquals(Files.readAllBytes(Path.of(canonical)), Files.readAllBytes(Path.of(again)));
  }

  /** The end of the name of the training file has said how it is written. */
  @Test
  void standardInputIsReadLikeTheTrainingFile() {
    assertEquals("csv:-?label=a&separator=tab", likeTraining("csv:p.tsv.gz?label=a&rows=0-9"));
    assertEquals("csv:-?separator=%3B", likeTraining("csv:p.tsv?separator=%3B"));
    assertEquals("csv:-", likeTraining("csv:p.csv"));
    assertEquals("libsvm:-", likeTraining("libsvm:a9a.tsv"));
    assertEquals("reviews:-?label=stars&format=csv", likeTraining("reviews:r.csv?label=stars"));
    assertEquals("reviews:-?format=tsv", likeTraining("reviews:r.tsv"));
    assertEquals("reviews:-?format=csv", likeTraining("reviews:r.txt?format=csv"));
    assertEquals("reviews:-", likeTraining("reviews:r.jsonl"));
  }

  private static String likeTraining(String source) {
    Provenance.Source train = new Provenance.Source(source, "sha256:0");
    return StandardInput.likeTraining(Provenance.of("scalar", 1, train, Optional.empty()));
  }

  @Test
  void theCanonicalScaleOfOtherUnitsIsRefused() {
    train("--unit", "rectifier,tanh");
    String out = folder.resolve("canonical.safetensors").toString();
    Ran refused = Ran.command("inspect", model, "--canonical-scale", "-o", out);
    assertEquals(1, refused.code());
    assertTrue(refused.err().contains("--canonical-scale: hidden layer 2"), refused.err());
    assertTrue(refused.err().contains("tanh"), refused.err());
    assertFalse(Files.exists(Path.of(out)));
    assertEquals(2, Ran.command("inspect", model, "--canonical-scale").code());
    assertEquals(2, Ran.command("inspect", model, "-o", out).code());
  }

  @Test
  void inspectionShowsLayersAndActivity() {
    train();
    JsonObject result =
        Ran.good("inspect", model, "--data", people, "--json").json().getAsJsonObject();
    assertEquals(3, result.getAsJsonArray("layers").size());
    JsonObject first =
        result.getAsJsonObject("activity").getAsJsonArray("layers").get(0).getAsJsonObject();
    assertEquals(12, first.get("outputs").getAsInt());
    assertTrue(first.keySet().containsAll(Set.of("zeros", "deadUnits", "almostDeadUnits")));
    assertTrue(Ran.good("inspect", model).out().contains("provenance"));
  }

  @Test
  void picturesGiveAReportAndAContactSheet() throws IOException {
    String pictures = Ran.pictures(folder, 90);
    Path report = folder.resolve("report.html");
    Path sheet = folder.resolve("weights.png");
    Ran.good(
        "train",
        "--train",
        pictures,
        "--valid-fraction",
        "0.2",
        "--hidden",
        "10",
        "--epochs",
        "3",
        "-o",
        model,
        "--report",
        report.toString());
    Ran.good("inspect", model, "--pictures", sheet.toString());
    assertTrue(Files.readString(report).contains("First-layer weights"));
    assertEquals('P', Files.readAllBytes(sheet)[1]);
  }

  @Test
  void everyHeadTrainsEvaluatesAndPredicts() {
    for (String head : List.of("softmax", "logistic", "hinge")) {
      train("--head", head);
      Ran.good("evaluate", model, "--data", people);
      assertTrue(Ran.good("predict", model, "--data", people).out().contains("\n0,high,"), head);
    }
    train("--head", "expected", "--class-values", "10,20");
    JsonObject result =
        Ran.good("evaluate", model, "--data", people, "--json").json().getAsJsonObject();
    assertFalse(result.get("rmse").isJsonNull());
    String first = Ran.good("predict", model, "--data", people).out().lines().findFirst().get();
    assertEquals("id,predicted,expected,probability_high,probability_low", first);
  }

  @Test
  void aLinearModelHasNoHiddenLayers() {
    Ran.good("train", "--train", people, "--hidden", "none", "--epochs", "2", "-o", model);
    assertTrue(Ran.good("evaluate", model, "--data", people).out().contains("error"));
  }

  @Test
  void resumingGivesTheSameFile() throws IOException {
    String checkpoint = folder.resolve("state").toString();
    train("--checkpoint", checkpoint);
    byte[] straight = Files.readAllBytes(Path.of(model));
    train("--checkpoint", checkpoint, "--resume");
    assertArrayEquals(straight, Files.readAllBytes(Path.of(model)));
    Ran other =
        Ran.command(
            "train",
            "--train",
            people,
            "--valid-fraction",
            "0.25",
            "--hidden",
            "12,8",
            "--epochs",
            "6",
            "--learning-rate",
            "0.2",
            "--checkpoint",
            checkpoint,
            "--resume");
    assertEquals(1, other.code());
    assertTrue(other.err().contains("learningRate was 0.1, now 0.2"), other.err());
  }

  /** Characters have no end, and nobody waits for all of them. */
  @Test
  void aReportAboutTrainingDataWithoutEndIsAboutTheFirst() throws IOException {
    Path report = folder.resolve("report.html");
    Ran.good(
        "train",
        "--train",
        "nistp:?count=1000000000",
        "--examples",
        "20",
        "--hidden",
        "4",
        "--report",
        report.toString());
    assertTrue(Files.readString(report).contains("20,000 examples of the training sample data"));
  }

  @Test
  void theCheckpointOfAnotherTrainingIsLeftAlone() throws IOException {
    Path others = Files.writeString(Path.of(model + ".checkpoint"), "of a training that stopped");
    train();
    assertEquals("of a training that stopped", Files.readString(others));
  }

  @Test
  void aFinishedTrainingGoesOnForLonger() throws IOException {
    String checkpoint = folder.resolve("state").toString();
    List<String> command = new ArrayList<>(List.of("train", "--train", people));
    command.addAll(List.of("--valid-fraction", "0.25", "--hidden", "12,8", "-o", model));
    command.addAll(List.of("--checkpoint", checkpoint, "--epochs"));
    Ran.good(with(command, "5"));
    byte[] straight = Files.readAllBytes(Path.of(model));
    Ran.good(with(command, "2"));
    Ran.good(with(command, "5", "--resume"));
    assertArrayEquals(straight, Files.readAllBytes(Path.of(model)));
    Ran shorter = Ran.command(with(command, "3", "--resume"));
    assertEquals(1, shorter.code());
    assertTrue(shorter.err().contains("more than 3e"), shorter.err());
    Ran.good(with(command, "2", "--target-sparsity", "0.6"));
    Ran planned = Ran.command(with(command, "3", "--target-sparsity", "0.6", "--resume"));
    assertEquals(1, planned.code());
    assertTrue(planned.err().contains("was planned for 2e"), planned.err());
  }

  private static String[] with(List<String> command, String... more) {
    List<String> all = new ArrayList<>(command);
    all.addAll(List.of(more));
    return all.toArray(new String[0]);
  }

  @Test
  void trainingStartsFromAModel() {
    train();
    String second = folder.resolve("second.safetensors").toString();
    String log =
        Ran.good("train", "--train", people, "--start-from", model, "--epochs", "1", "-o", second)
            .err();
    assertTrue(log.contains("4-12-8-2"), log);
  }

  @Test
  void foldsAreEvaluatedOneAfterTheOther() {
    String[] command = {
      "cross-validate",
      "--data",
      people,
      "--folds",
      "3",
      "--hidden",
      "6",
      "--head",
      "expected",
      "--class-values",
      "1,2",
      "--epochs",
      "3"
    };
    Ran ran = Ran.good(command);
    assertTrue(ran.err().contains("fold  3"), ran.err());
    assertTrue(ran.out().contains("RMSE"), ran.out());
    List<String> json = new ArrayList<>(List.of(command));
    json.addAll(List.of("--json", "--first", "2"));
    JsonObject document = Ran.good(json.toArray(new String[0])).json().getAsJsonObject();
    assertEquals(2, document.getAsJsonArray("each").size());
    assertEquals(3, document.get("folds").getAsInt());
    assertEquals(2, document.get("evaluated").getAsInt());
    assertTrue(document.getAsJsonObject("auc").get("mean").getAsDouble() > 0.9, "" + document);
  }

  @Test
  void aStackIsInspected() throws IOException {
    String stack = folder.resolve("characters.stack").toString();
    String data = "nistp:?count=40&seed=3";
    Ran.good("pretrain", "--data", data, "--hidden", "12", "--epochs", "1", "-o", stack);
    Path weights = folder.resolve("weights.png");
    Path triples = folder.resolve("triples.png");
    Ran ran =
        Ran.good(
            "inspect",
            stack,
            "--data",
            data,
            "--pictures",
            weights.toString(),
            "--reconstructions",
            triples.toString());
    assertTrue(ran.out().contains("masking:0.25"), ran.out());
    assertTrue(Files.size(weights) > 100 && Files.size(triples) > 100);
    JsonObject document = Ran.good("inspect", stack, "--json").json().getAsJsonObject();
    assertTrue(document.get("losses").isJsonNull());
    assertEquals(1, document.getAsJsonArray("history").size());
    train();
    Ran refused =
        Ran.command("inspect", model, "--data", people, "--reconstructions", triples.toString());
    assertEquals(1, refused.code());
    assertTrue(refused.err().contains("no pre-trained stack"), refused.err());
  }

  @Test
  void aTextStackShowsWords() throws IOException {
    String lines = "{\"text\": \"good warm food\"}\n{\"text\": \"cold food\"}\n".repeat(9);
    String data = "reviews:" + Files.writeString(folder.resolve("texts.jsonl"), lines);
    String stack = folder.resolve("texts.stack").toString();
    Ran.good(
        "pretrain",
        "--data",
        data,
        "--hidden",
        "5",
        "--reconstruction",
        "sigmoid",
        "--sample",
        "1",
        "--epochs",
        "2",
        "-o",
        stack);
    String out = Ran.good("inspect", stack, "--data", data).out();
    assertTrue(out.contains("words of the text   food good warm"), out);
    assertTrue(out.contains("most likely words"), out);
  }

  @Test
  void textsArePredictedWithTheWordsThatMovedThem() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      String words = i % 2 == 0 ? "good warm food" : "cold food, rude waiter";
      lines.append("{\"stars\": ").append(i % 2 == 0 ? 5 : 1);
      lines.append(", \"text\": \"").append(words).append("\"}\n");
    }
    Path file = Files.writeString(folder.resolve("reviews.jsonl"), lines + "{\"stars\": 1}\n");
    String source = "reviews:" + file + "?label=stars&classes=1-5";
    String log =
        Ran.good("train", "--train", source, "--hidden", "none", "--epochs", "20", "-o", model)
            .err();
    assertTrue(log.contains("left out 1 of 61 records"), log);
    String input = "the food was cold and the waiter rude\nxyzzy\n";
    String said = predictText(input);
    assertTrue(said.startsWith("1  "), said);
    assertTrue(said.contains("rude +"), said);
    assertTrue(said.lines().toList().get(1).endsWith("; no word of it is known"), said);
    String json = predictText(input, "--format", "jsonl").lines().findFirst().orElseThrow();
    assertTrue(json.contains("\"predicted\":\"1\""), json);
    assertTrue(json.contains("\"rating\":null"), json);
    assertTrue(predictText(input, "--format", "csv").startsWith("id,predicted,rating,words\n0,"));
    trainOnTexts(source, "hinge");
    String margins = predictText(input, "--format", "csv").lines().toList().get(1);
    assertTrue(margins.matches("0,\"1\",,.*rude.*"), margins);
    trainOnTexts(source, "expected");
    String rated = predictText(input);
    assertTrue(rated.startsWith("1 (1."), rated);
    assertTrue(rated.contains("rude -"), rated);
    train();
    Ran refused = Ran.command("predict", model, "--text");
    assertEquals(1, refused.code());
    assertTrue(refused.err().contains("was not trained on texts"), refused.err());
  }

  private void trainOnTexts(String source, String head) {
    Ran.good(
        "train",
        "--train",
        source,
        "--hidden",
        "none",
        "--head",
        head,
        "--epochs",
        "20",
        "-o",
        model);
  }

  private String predictText(String input, String... more) {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
    try {
      List<String> arguments = new ArrayList<>(List.of("predict", model, "--text"));
      arguments.addAll(List.of(more));
      return Ran.good(arguments.toArray(new String[0])).out();
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void trainingStartsFromAPretrainedStack() throws IOException {
    String stack = folder.resolve("people.stack").toString();
    String[] pretrain = {
      "pretrain",
      "--data",
      people,
      "--data",
      people,
      "--valid",
      people,
      "--hidden",
      "9,7",
      "--reconstruction",
      "linear,linear-before",
      "--corruption",
      "masking:0.1,none",
      "--learning-rate",
      "0.01/0.001,0.02",
      "--epochs",
      "2,3",
      "-o",
      stack
    };
    Ran ran = Ran.good(pretrain);
    assertTrue(ran.out().contains("7 rectifier"), ran.out());
    assertTrue(ran.err().contains("data 240, valid 120, 4 features"), ran.err());
    byte[] first = Files.readAllBytes(Path.of(stack));
    Ran.good(pretrain);
    assertArrayEquals(first, Files.readAllBytes(Path.of(stack)));
    String log =
        Ran.good("train", "--train", people, "--start-from", stack, "--epochs", "1", "-o", model)
            .err();
    assertTrue(log.contains("4-9-7-2"), log);
    assertTrue(Ran.good("inspect", model).out().contains(stack), "says where it started");
    Ran refused =
        Ran.command(
            "train", "--train", people, "--start-from", stack, "--hidden", "9,8", "-o", model);
    assertEquals(1, refused.code());
    assertTrue(
        refused.err().contains("found layers of 4-9-7 units, expected 4-9-8"), refused.err());
  }

  @Test
  void pretrainingPrintsOneJsonDocumentAndResumes() throws IOException {
    String stack = folder.resolve("people.stack").toString();
    String checkpoint = folder.resolve("state").toString();
    List<String> pretrain =
        List.of(
            "pretrain",
            "--data",
            people,
            "--hidden",
            "9",
            "--reconstruction",
            "linear",
            "--epochs",
            "3",
            "--checkpoint",
            checkpoint,
            "--json",
            "-o",
            stack);
    JsonObject result = Ran.good(pretrain.toArray(new String[0])).json().getAsJsonObject();
    assertEquals(3, result.getAsJsonArray("history").size());
    byte[] straight = Files.readAllBytes(Path.of(stack));
    List<String> resumed = new ArrayList<>(pretrain);
    resumed.add("--resume");
    Ran.good(resumed.toArray(new String[0]));
    assertArrayEquals(straight, Files.readAllBytes(Path.of(stack)));
    resumed.set(resumed.indexOf("3"), "4");
    Ran other = Ran.command(resumed.toArray(new String[0]));
    assertEquals(1, other.code());
    assertTrue(other.err().contains("belongs to another pre-training: settings was"), other.err());
  }

  @Test
  void dataCommandsListDescribeAndConvert() {
    assertTrue(Ran.good("data", "list").out().contains("libsvm"));
    assertTrue(Ran.good("data", "list", "--json").json().getAsJsonArray().size() > 4);
    JsonObject described = Ran.good("data", "describe", people, "--json").json().getAsJsonObject();
    assertEquals(120, described.get("rows").getAsLong());
    assertTrue(Ran.good("data", "describe", people).out().contains("high"));
    String file = folder.resolve("people.libsvm").toString();
    String source = Ran.good("data", "convert", people, "-o", file).out().trim();
    assertEquals(
        120,
        Ran.good("data", "describe", source, "--json")
            .json()
            .getAsJsonObject()
            .get("rows")
            .getAsLong());
  }

  @Test
  void theFirstExamplesOfImagesAreDrawn() throws IOException {
    Path sheet = folder.resolve("examples.png");
    Ran ran = Ran.good("data", "describe", "nistp:?count=40", "--pictures", sheet.toString());
    assertTrue(ran.err().contains("typed in 32 faces, none written by hand"), ran.err());
    ByteBuffer png = ByteBuffer.wrap(Files.readAllBytes(sheet));
    assertEquals(2 + 31 * 34, png.getInt(16), "31 pictures side by side");
    assertEquals(2 + 2 * 34, png.getInt(20), "in two lines");
    Ran refused = Ran.command("data", "describe", people, "--pictures", sheet.toString());
    assertEquals(1, refused.code());
    assertTrue(refused.err().contains("has no pictures"), refused.err());
  }

  @Test
  void textsAreConvertedOnceAndTrainedOnFromTheFile() throws IOException {
    Path texts = folder.resolve("texts.jsonl");
    Files.writeString(
        texts,
        "{\"stars\":5,\"text\":\"good food\"}\n{\"stars\":1,\"text\":\"bad\"}\n".repeat(20)
            + "{\"stars\":8,\"text\":\"?\"}\n");
    String source = "reviews:" + texts + "?label=stars&classes=1-5";
    String rows = folder.resolve("texts.rows").toString();
    Ran converted = Ran.good("data", "convert", source, "-o", rows);
    assertEquals("rows:" + rows, converted.out().trim());
    assertTrue(converted.err().contains("left out 1 of 41 records"), converted.err());
    List<byte[]> models = new ArrayList<>();
    for (String from : List.of(source, "rows:" + rows)) {
      Path trained = folder.resolve("texts.safetensors");
      Ran.good(
          "train", "--train", from, "--hidden", "3", "--epochs", "2", "-o", trained.toString());
      models.add(Ran.good("predict", trained.toString(), "--data", source).out().getBytes());
    }
    assertArrayEquals(models.get(0), models.get(1));
  }

  @Test
  void strictRefusesWhatIsOtherwiseLeftOut() throws IOException {
    Path texts = folder.resolve("some.jsonl");
    Files.writeString(texts, "{\"stars\":1,\"text\":\"a\"}\n{\"stars\":2,\"text\":\"\"}\n");
    String source = "reviews:" + texts + "?label=stars";
    String out = folder.resolve("strict.safetensors").toString();
    Ran refused = Ran.command("train", "--train", source, "--strict", "-o", out);
    assertEquals(1, refused.code());
    assertTrue(refused.err().contains("cannot use 1 of 2 records"), refused.err());
    assertTrue(refused.err().contains("line 2"), refused.err());
    assertFalse(Files.exists(Path.of(out)));
    Ran other =
        Ran.good("train", "--train", "nistp:?count=40", "--hidden", "3", "--strict", "-o", out);
    assertTrue(other.err().contains("characters typed in"), "a remark about something else");
  }

  @Test
  void standInsSaySoAndStrictDoesNotMind() {
    String rows = "scenes:?count=24";
    Ran ran =
        Ran.good(
            "train", "--train", rows, "--strict", "--hidden", "3", "--epochs", "1", "-o", model);
    assertTrue(ran.err().contains("stand-in for NORB"), ran.err());
    assertTrue(Ran.good("data", "list").out().contains("a stand-in for norb:"));
  }

  @Test
  void experimentsAreListedAndSayWhatIsMissing() {
    String listed = Ran.good("reproduce").out();
    assertTrue(listed.contains("figure4") && listed.contains("sentiment"), listed);
    String out = folder.resolve("fig").toString();
    Ran missing =
        Ran.command("reproduce", "figure3", "--data-dir", folder.toString(), "--out", out);
    assertEquals(1, missing.code());
    assertTrue(missing.err().contains("found no mnist"), missing.err());
    assertEquals(2, Ran.command("reproduce", "figure9").code());
    assertEquals(2, Ran.command("reproduce", "figure4", "--scale", "huge").code());
    assertEquals(2, Ran.command("reproduce", "figure4", "--data-dir", out + "/no").code());
    Ran only = Ran.command("reproduce", "table1", "--only", "mnist,imagenet", "--out", out);
    assertEquals(2, only.code());
    assertTrue(only.err().contains("--only: images \"imagenet\""), only.err());
  }

  @Test
  void studiesAreListedAndRefuseWhatTheyCannotUse() {
    String listed = Ran.good("study").out();
    assertTrue(listed.contains("neuron  one neuron"), listed);
    Ran unknown = Ran.command("study", "neurone", "--out", folder.resolve("x").toString());
    assertEquals(2, unknown.code());
    assertTrue(unknown.err().contains("neuron") && unknown.err().contains("all"), unknown.err());
    Ran neuron = Ran.command("study", "neuron", "--neuron", "V_th=-0.1", "--scale", "huge");
    assertEquals(2, neuron.code());
    assertTrue(neuron.err().contains("--neuron: threshold potential"), neuron.err());
    assertTrue(neuron.err().contains("--scale"), neuron.err());
    String unlabelled = people.split("\\?")[0];
    String out = folder.resolve("none").toString();
    Ran values = Ran.command("study", "neuron", "--data", unlabelled, "--out", out);
    assertEquals(1, values.code());
    assertTrue(values.err().contains("found no classes"), values.err());
  }

  @Test
  void aStudyRunsOnTheUsersDataAndGoesOn() throws IOException {
    Path out = folder.resolve("neuron");
    String[] command = {
      "study",
      "neuron",
      "--data",
      people,
      "--data-dir",
      "" + folder,
      "--scale",
      "smoke",
      "--out",
      "" + out,
      "--json"
    };
    JsonObject first = Ran.good(command).json().getAsJsonObject();
    JsonObject tables = first.getAsJsonObject("tables");
    assertEquals(2, tables.getAsJsonArray("plane").size());
    assertTrue(first.getAsJsonObject("charts").size() >= 2, first.toString());
    String page = Files.readString(out.resolve("neuron.html"));
    assertTrue(page.contains("--data ") && page.contains("<table>"), page);
    Ran again = Ran.good(command);
    assertEquals(first, again.json());
    assertFalse(again.err().contains("epoch"), again.err());
  }

  @ParameterizedTest
  @CsvSource({
    "figure3, mnist, networks, 5",
    "figure4, mnist, mnist-errors, 3",
    "mnist-best, mnist, errors, 9",
    "amazon, amazon-blitzer, few, 6"
  })
  @Tag("slow")
  @Tag("data")
  void experimentsRunAndGoOn(String name, String needed, String table, int rows)
      throws IOException {
    Path data = Ran.data();
    assumeTrue(Files.isDirectory(data.resolve(needed)), "no " + needed + " in " + data);
    Path out = folder.resolve(name);
    String[] command = {
      "reproduce", name, "--scale", "smoke", "--data-dir", "" + data, "--out", "" + out, "--json"
    };
    JsonObject first = Ran.good(command).json().getAsJsonObject();
    assertEquals(rows, first.getAsJsonObject("tables").getAsJsonArray(table).size());
    long before = Files.size(out.resolve("outcomes.jsonl"));
    assertEquals(first, Ran.good(command).json());
    assertEquals(before, Files.size(out.resolve("outcomes.jsonl")));
    assertTrue(Files.readString(out.resolve(name + ".html")).contains("<table>"));
  }

  @Test
  void exportWritesTheSameBytesAgainAndSaysWhatTheyTake() throws IOException {
    train();
    Path first = folder.resolve("first.onnx");
    Path second = folder.resolve("second.onnx");
    String said = Ran.good("export", "onnx", model, "-o", first.toString()).out();
    assertTrue(said.contains("features  float32 [N, 4]"), said);
    assertTrue(said.contains("class     int64 [N]"), said);
    JsonObject result =
        Ran.good("export", "onnx", model, "-o", second.toString(), "--json", "--opset", "13")
            .json()
            .getAsJsonObject();
    assertEquals(4, result.getAsJsonObject("features").get("width").getAsInt());
    assertEquals(2, result.getAsJsonObject("output").get("width").getAsInt());
    assertEquals("[\"high\",\"low\"]", result.get("names").toString());
    assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(second));
  }

  @Test
  void helpEndsWithExamplesEverywhere() {
    for (String command :
        List.of(
            "quickstart",
            "train",
            "pretrain",
            "evaluate",
            "predict",
            "inspect",
            "sparsify",
            "sweep",
            "cross-validate",
            "reproduce",
            "study",
            "export",
            "data")) {
      String help = Ran.good(command, "--help").out();
      assertTrue(help.contains("\nExamples:\n  truezero " + command), help);
    }
    for (String command : List.of("list", "describe", "convert", "fetch")) {
      assertTrue(Ran.good("data", command, "--help").out().contains("\nExamples:\n"), command);
    }
    assertTrue(Ran.good("export", "onnx", "--help").out().contains("\nExamples:\n"));
    assertTrue(Ran.good("--version").out().startsWith("truezero "));
  }
}
