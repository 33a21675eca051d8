package org.truezero.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever is wrong ends with one line, exit code 1 or 2, nothing half-written and no existing file
 * touched.
 */
final class BadInputTest {
  private static final String OLD = "an existing file";

  @TempDir private Path folder;

  /**
   * One thing that is wrong.
   *
   * @param name what
   * @param code exit code
   * @param said a part of the message
   * @param args the command; {@code MODEL} is a good model, {@code OUT} an existing file
   */
  private record Case(String name, int code, String said, String... args) {}

  @TestFactory
  Stream<DynamicTest> endsWithOneClearLine() throws IOException {
    String people = "csv:" + Ran.people(folder, 60) + "?label=income";
    Path model = folder.resolve("good.safetensors");
    Ran.good(
        "train",
        "--train",
        people,
        "--hidden",
        "4",
        "--epochs",
        "1",
        "--quiet",
        "-o",
        model.toString());
    List<Case> cases = new ArrayList<>();
    sources(cases);
    settings(cases, people);
    models(cases, people, model);
    pretraining(cases, people);
    exports(cases, model.toString());
    weights(cases, people, model.toString());
    thresholds(cases, people, model.toString());
    return cases.stream().map(each -> DynamicTest.dynamicTest(each.name, () -> check(each)));
  }

  private void sources(List<Case> cases) throws IOException {
    source(cases, "cut gzip", "cut.csv.gz", 1, Arrays.copyOf(gzip("a,b\n1,2\n".repeat(99)), 40));
    source(cases, "no gzip", "bad.csv.gz", 1, new byte[] {0x1F, (byte) 0x8B, 8, 0, 9, 9, 9, 9});
    byte[] corrupt = gzip("a,label\n1,x\n2,y\n".repeat(99));
    corrupt[corrupt.length - 6] ^= 1;
    source(cases, "wrong checksum in gzip", "corrupt.csv.gz", 1, corrupt);
    source(cases, "empty file", "empty.csv", 1, new byte[0]);
    Path one = Files.write(folder.resolve("one.libsvm"), bytes("1 1:1\n 2:1\n"));
    cases.add(train("one label", 2, "1 label [1]", "libsvm:" + one + "?target=labels"));
    source(cases, "ragged", "ragged.csv", 1, bytes("a,b,label\n1,2,x\n1,2\n"));
    source(cases, "infinity", "infinite.csv", 1, bytes("a,label\n1e999,x\n2,y\n"));
    source(cases, "index 0", "zero.libsvm", 1, bytes("1 0:1\n-1 2:1\n"));
    source(cases, "unordered", "unordered.libsvm", 1, bytes("1 3:1 2:1\n-1 2:1\n"));
    source(cases, "twice", "twice.libsvm", 1, bytes("1 2:1 2:1\n-1 2:1\n"));
    source(cases, "huge index", "huge.libsvm", 1, bytes("1 99999999999:1\n-1 2:1\n"));
    source(cases, "NaN", "nan.libsvm", 1, bytes("1 1:NaN\n-1 2:1\n"));
    cases.add(train("no such kind", 1, "csv", "table:x.csv"));
    cases.add(train("no kind", 1, "kind:path", "x.csv"));
    cases.add(train("no such folder", 1, "nowhere", "mnist:nowhere"));
    cases.add(train("no such file", 1, "no such file", "csv:nowhere.csv?label=a"));
    idx(cases, "wrong magic", new byte[] {0, 0, 9, 9, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 5});
    idx(
        cases,
        "count that does not match",
        new byte[] {0, 0, 8, 3, 0, 0, 0, 7, 0, 0, 0, 1, 0, 0, 0, 1, 5});
    idx(cases, "two billion", new byte[] {0, 0, 8, 3, 127, -1, -1, -1, 0, 0, 0, 28, 0, 0, 0, 28});
  }

  private void source(List<Case> cases, String name, String file, int code, byte[] content)
      throws IOException {
    Path path = Files.write(folder.resolve(file), content);
    String kind = file.contains("libsvm") ? "libsvm:" : "csv:";
    cases.add(train(name, code, file, kind + path + (kind.equals("csv:") ? "?label=label" : "")));
  }

  private void idx(List<Case> cases, String name, byte[] images) throws IOException {
    Path file = Files.write(folder.resolve(name + ".idx"), images);
    Path labels = Files.write(folder.resolve("l.idx"), new byte[] {0, 0, 8, 1, 0, 0, 0, 1, 3});
    cases.add(train(name, 1, file.getFileName().toString(), "idx:" + file + "," + labels));
  }

  private static Case train(String name, int code, String said, String source) {
    return new Case(name, code, said, "train", "--train", source, "--epochs", "1", "-o", "OUT");
  }

  private static void settings(List<Case> cases, String people) {
    String label = people.replace("label=income", "label=wealth");
    cases.add(train("no label column", 1, "wealth", label));
    cases.add(setting("hidden -5", people, "-5", "--hidden", "-5"));
    cases.add(setting("hidden words", people, "many", "--hidden", "many"));
    cases.add(setting("unknown unit", people, "relu", "--unit", "relu"));
    cases.add(setting("too many units", people, "--unit", "--unit", "tanh,tanh,tanh,tanh"));
    cases.add(setting("rate 0", people, "learning rate", "--learning-rate", "0"));
    cases.add(setting("rate text", people, "--learning-rate", "--learning-rate", "fast"));
    cases.add(setting("dropout 1", people, "dropout", "--dropout", "1"));
    cases.add(setting("batch 0", people, "batch size", "--batch-size", "0"));
    cases.add(setting("head", people, "svm", "--head", "svm"));
    cases.add(setting("values head", people, "linear", "--head", "linear"));
    cases.add(setting("class names", people, "--class-values", "--head", "expected"));
    cases.add(setting("weights", people, "--class-weights", "--class-weights", "1,2,3"));
    cases.add(setting("patience", people, "--valid", "--patience", "3"));
    cases.add(setting("fraction", people, "--valid-fraction", "--valid-fraction", "1.5"));
    cases.add(setting("too many labels", people, "--labelled", "--labelled", "1000000"));
    cases.add(setting("no labels", people, "--labelled", "--labelled", "0"));
    cases.add(setting("threads 0", people, "--threads", "--threads", "0"));
    cases.add(setting("kernels", people, "--kernels", "--kernels", "gpu"));
    cases.add(
        setting("sign balance", people, "one-sided", "--unit", "tanh", "--sign-balance", "random"));
    cases.add(setting("unknown option", people, "--learning-rate", "--lerning-rate", "1"));
    cases.add(setting("given twice", people, "--hidden", "--hidden", "5", "--hidden", "6"));
    cases.add(setting("both lengths", people, "--examples", "--epochs", "5", "--examples", "6"));
    cases.add(setting("no folder", people, "nowhere", "--report", "nowhere/report.html"));
    cases.add(setting("no checkpoint", people, "--resume", "--resume"));
    targets(cases, people);
    cases.add(new Case("no command", 2, "no command", new String[0]));
    cases.add(new Case("no such command", 2, "train", "trian"));
    cases.add(new Case("no training data", 2, "--train", "train"));
    cases.add(
        new Case(
            "sweep without validation",
            2,
            "--valid",
            "sweep",
            "--train",
            people,
            "-o",
            "sweep-out"));
    cases.add(new Case("other images", 2, "table1", "reproduce", "figure3", "--only", "norb"));
    cases.add(new Case("other neuron", 2, "units", "study", "paths", "--neuron", "tau=0.03"));
    cases.add(
        new Case("other race", 2, "convergence", "study", "units", "--training-error", "0.1"));
    cases.add(new Case("no use for data", 2, "--data", "study", "symmetry", "--data", people));
    cases.add(new Case("empty folder name", 2, "--out", "reproduce", "figure1", "--out", ""));
    cases.add(
        new Case(
            "sweep in no folder",
            2,
            "-o: found an empty name",
            "sweep",
            "--train",
            people,
            "--valid",
            people,
            "-o",
            ""));
    cases.add(new Case("quickstart in no folder", 2, "--out", "quickstart", "--out", ""));
    cases.add(new Case("unknown data set", 2, "mnist", "data", "fetch", "imagenet"));
    cases.add(new Case("mirror", 2, "--from", "data", "fetch", "mnist", "--from", "ftp://x/"));
  }

  private static void targets(List<Case> cases, String people) {
    String option = "--target-sparsity";
    cases.add(setting("target of 0", people, "above 0 and below 1", option, "0"));
    cases.add(setting("target in per cent", people, "85.0", option, "85"));
    cases.add(setting("target in words", people, "\"high\" is not", option, "high"));
    cases.add(setting("two targets", people, "2 values", option, "0.8,0.9"));
    cases.add(setting("target and penalty", people, "--l1", option, "0.8", "--l1", "1e-5"));
    cases.add(setting("target of tanh", people, "has tanh", option, "0.8", "--unit", "tanh"));
    cases.add(setting("target of no layer", people, "none", option, "0.8", "--hidden", "none"));
    cases.add(setting("no threshold", people, "thresholded:0.05", "--unit", "thresholded"));
  }

  private void thresholds(List<Case> cases, String people, String model) {
    String tanh = folder.resolve("tanh.safetensors").toString();
    Ran.good("train", "--train", people, "--unit", "tanh", "--epochs", "1", "--quiet", "-o", tanh);
    cases.add(sparsify("no budget", 2, "--budget", model, people, "--budget", "-0.1"));
    cases.add(sparsify("budget in words", 2, "--budget", model, people, "--budget", "little"));
    cases.add(sparsify("no such scope", 2, "layer or same", model, people, "--thresholds", "all"));
    cases.add(sparsify("no rectifiers", 1, "found tanh", tanh, people));
    cases.add(sparsify("no model", 1, "nowhere.safetensors", "nowhere.safetensors", people));
    cases.add(new Case("no validation data", 2, "--valid", "sparsify", model, "-o", "OUT"));
    cases.add(new Case("no output", 2, "--output", "sparsify", model, "--valid", people));
  }

  private static Case sparsify(
      String name, int code, String said, String model, String valid, String... more) {
    List<String> args = new ArrayList<>(List.of("sparsify", model, "--valid", valid, "-o", "OUT"));
    args.addAll(List.of(more));
    return new Case(name, code, said, args.toArray(new String[0]));
  }

  private static Case setting(String name, String people, String said, String... more) {
    List<String> args = new ArrayList<>(List.of("train", "--train", people, "-o", "OUT"));
    args.addAll(List.of(more));
    return new Case(name, 2, said, args.toArray(new String[0]));
  }

  private static void pretraining(List<Case> cases, String people) {
    cases.add(pretrain("noise above 1", people, "1.5", "--corruption", "masking:1.5"));
    cases.add(pretrain("noise below 0", people, "-1", "--corruption", "salt-pepper:-1,0"));
    cases.add(pretrain("unknown noise", people, "gauss", "--corruption", "gauss:1"));
    cases.add(pretrain("unknown strategy", people, "tanh", "--reconstruction", "tanh"));
    cases.add(pretrain("unknown decoder", people, "--decoder", "--decoder", "half"));
    cases.add(pretrain("no layer", people, "units", "--hidden", "0"));
    cases.add(pretrain("rates without data", people, "--valid", "--learning-rate", "0.1/0.01"));
    cases.add(pretrain("too many values", people, "--epochs", "--epochs", "1,2,3,4"));
    cases.add(pretrain("tied maxout", people, "tied", "--unit", "maxout:2", "--decoder", "tied"));
    cases.add(
        pretrain(
            "unscaled", people, "scaling", "--reconstruction", "sigmoid", "--scaling", "none"));
    cases.add(
        new Case(
            "cross-entropy outside",
            1,
            "column 'size': found",
            "pretrain",
            "--data",
            people,
            "--reconstruction",
            "sigmoid",
            "-o",
            "OUT"));
    cases.add(folds("one fold", people, "--folds", "--folds", "1"));
    cases.add(folds("more folds than rows", people, "--folds", "--folds", "100000"));
    cases.add(folds("first of no folds", people, "--first", "--first", "11"));
    cases.add(folds("patience with folds", people, "--patience", "--patience", "2"));
    cases.add(new Case("no data to pretrain", 2, "--data", "pretrain", "-o", "OUT"));
  }

  private static Case folds(String name, String people, String said, String... more) {
    List<String> args = new ArrayList<>(List.of("cross-validate", "--data", people));
    args.addAll(List.of(more));
    return new Case(name, 2, said, args.toArray(new String[0]));
  }

  private static Case pretrain(String name, String people, String said, String... more) {
    List<String> args = new ArrayList<>(List.of("pretrain", "--data", people, "-o", "OUT"));
    args.addAll(List.of(more));
    return new Case(name, 2, said, args.toArray(new String[0]));
  }

  private void models(List<Case> cases, String people, Path model) throws IOException {
    byte[] whole = Files.readAllBytes(model);
    model(cases, "cut model", people, Arrays.copyOf(whole, whole.length - 50));
    byte[] altered = whole.clone();
    altered[whole.length - 9] ^= 1;
    model(cases, "altered model", people, altered);
    byte[] huge = whole.clone();
    huge[4] = 3;
    model(cases, "header of 10 GB", people, huge);
    model(cases, "text as model", people, bytes("hello"));
    byte[] newer = whole.clone();
    String found = "\"truezero.format\":\"1\"";
    int version = new String(whole, StandardCharsets.ISO_8859_1).indexOf(found);
    assertTrue(version > 0);
    newer[version + found.length() - 2] = '9';
    model(cases, "newer version", people, newer);
    if (Files.exists(Path.of("/dev/full"))) {
      cases.add(
          new Case(
              "full disk",
              1,
              "/dev/full",
              "train",
              "--train",
              people,
              "--epochs",
              "1",
              "--hidden",
              "4",
              "-o",
              "/dev/full"));
    }
    cases.add(
        new Case(
            "no server",
            1,
            "127.0.0.1",
            "data",
            "fetch",
            "mnist",
            "--quiet",
            "--from",
            "http://127.0.0.1:9/",
            "--to",
            folder.resolve("fetched").toString()));
    cases.add(
        new Case("no model", 1, "nowhere", "evaluate", "nowhere.safetensors", "--data", people));
    Path narrow = Files.writeString(folder.resolve("narrow.csv"), "size,income\n1,low\n");
    cases.add(
        new Case(
            "missing column",
            1,
            "job",
            "predict",
            model.toString(),
            "--data",
            "csv:" + narrow,
            "-o",
            "OUT"));
    Path strange =
        Files.writeString(folder.resolve("strange.csv"), "size,job,noise,income\n1,clerk,1,odd\n");
    cases.add(
        new Case(
            "unknown label",
            1,
            "odd",
            "evaluate",
            model.toString(),
            "--data",
            "csv:" + strange + "?label=income"));
    cases.add(
        new Case("no pictures", 1, "pictures", "inspect", model.toString(), "--pictures", "OUT"));
  }

  private void exports(List<Case> cases, String model) {
    export(cases, "nothing to export", 1, "nowhere", "nowhere.safetensors", "-o", "OUT");
    export(cases, "table to export", 1, "people.csv", path("people.csv"), "-o", "OUT");
    export(cases, "folder to export", 1, folder.toString(), folder.toString(), "-o", "OUT");
    export(cases, "old opset", 2, "--opset: 12, expected 13", model, "-o", "OUT", "--opset", "12");
    export(cases, "new opset", 2, "--opset: 99", model, "-o", "OUT", "--opset", "99");
    export(cases, "opset text", 2, "--opset", model, "-o", "OUT", "--opset", "new");
    export(cases, "no output", 2, "--output", model);
    export(cases, "folder as output", 2, "is a folder", model, "-o", folder.toString());
    export(cases, "no folder for output", 2, "nowhere", model, "-o", path("nowhere/a.onnx"));
    export(cases, "model as output", 2, "is the file of the model", model, "-o", model);
    cases.add(new Case("no format", 2, "expected onnx", "export"));
    cases.add(new Case("unknown format", 2, "export", "export", "pmml", model, "-o", "OUT"));
  }

  private static void weights(List<Case> cases, String people, String model) {
    String said = "--weights: \"double\", expected float or half";
    for (String command : List.of("evaluate", "predict")) {
      String name = "weights to " + command;
      cases.add(new Case(name, 2, said, command, model, "--data", people, "--weights", "double"));
    }
  }

  private static void export(List<Case> cases, String name, int code, String said, String... args) {
    List<String> all = new ArrayList<>(List.of("export", "onnx"));
    all.addAll(List.of(args));
    cases.add(new Case(name, code, said, all.toArray(new String[0])));
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private void model(List<Case> cases, String name, String people, byte[] content)
      throws IOException {
    Path file = Files.write(folder.resolve(name.replace(' ', '-')), content);
    cases.add(
        new Case(
            name,
            1,
            file.getFileName().toString(),
            "predict",
            file.toString(),
            "--data",
            people,
            "-o",
            "OUT"));
  }

  private void check(Case each) throws IOException {
    Path out = Files.writeString(folder.resolve("out"), OLD);
    List<String> before = list();
    String[] args =
        Arrays.stream(each.args)
            .map(arg -> arg.equals("OUT") ? out.toString() : arg)
            .toArray(String[]::new);
    List<String> quiet = new ArrayList<>(List.of(args));
    if (args.length > 1 && !args[0].equals("data")) {
      quiet.add("--quiet");
    }
    Ran ran = Ran.command(quiet.toArray(new String[0]));
    assertEquals(each.code, ran.code(), ran.toString());
    assertEquals("", ran.out());
    assertEquals(1, ran.err().lines().count(), ran.err());
    assertTrue(ran.err().contains(each.said), ran.err());
    assertFalse(ran.err().contains("unexpected"), ran.err());
    assertEquals(OLD, Files.readString(out));
    assertEquals(before, list());
  }

  private List<String> list() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(Path::toString).sorted().toList();
    }
  }

  @Test
  void debugAddsTheStackTrace() {
    Ran ran = Ran.command("train", "--train", "csv:nowhere.csv", "--debug");
    assertEquals(1, ran.code());
    assertTrue(ran.err().contains("\tat org.truezero"), ran.err());
  }

  @Test
  void divergenceSaysWhatHelps() throws IOException {
    String people = "csv:" + Ran.people(folder, 60) + "?label=income";
    Ran ran =
        Ran.command(
            "train", "--train", people, "--learning-rate", "1e30", "--hidden", "5", "--quiet");
    assertEquals(1, ran.code());
    assertTrue(ran.err().contains("smaller learning rate"), ran.err());
    assertEquals(1, ran.err().lines().count(), ran.err());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream packed = new GZIPOutputStream(out)) {
      packed.write(bytes(text));
    }
    return out.toByteArray();
  }
}
