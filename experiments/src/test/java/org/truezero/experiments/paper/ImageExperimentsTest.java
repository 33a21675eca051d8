package org.truezero.experiments.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.truezero.experiments.lab.DataFolders;
import org.truezero.experiments.lab.Experiment;
import org.truezero.experiments.lab.Findings;
import org.truezero.experiments.lab.Lab;
import org.truezero.experiments.lab.LabListener;
import org.truezero.experiments.lab.MissingDataException;
import org.truezero.experiments.lab.Outcome;
import org.truezero.experiments.lab.Scale;
import org.truezero.experiments.picture.Chart;
import org.truezero.network.Execution;

/** Experiments on images, without any files. */
class ImageExperimentsTest {
  @TempDir Path folder;

  /** Counts what is trained. */
  private static final class Counter implements LabListener {
    private int begun;

    @Override
    public void begins(String cell, long examples) {
      begun++;
    }

    @Override
    public void progress(long examples) {}

    @Override
    public void ended(String cell, Outcome outcome) {}

    @Override
    public boolean stopRequested() {
      return false;
    }
  }

  private final Counter counter = new Counter();

  private Findings run(Experiment experiment, boolean training) throws IOException {
    return run(experiment, training, Scale.SMOKE);
  }

  private Findings run(Experiment experiment, boolean training, Scale scale) throws IOException {
    try (Execution execution = Execution.open(1)) {
      return experiment.run(
          lab(experiment, training, scale, execution), new DataFolders(List.of(folder)), scale);
    }
  }

  private Lab lab(Experiment experiment, boolean training, Scale scale, Execution execution)
      throws IOException {
    return new Lab(
        folder.resolve(experiment.name()), experiment.name(), scale, execution, counter, training);
  }

  private static Findings.Table table(Findings findings, String name) {
    return findings.tables().stream()
        .filter(table -> table.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void experimentsHaveNamesOfTheirOwn() {
    List<Experiment> all = Experiments.all();
    Set<String> names = all.stream().map(Experiment::name).collect(Collectors.toSet());
    assertEquals(all.size(), names.size());
    assertTrue(names.containsAll(List.of("figure1", "figure2", "figure3", "figure4", "table1")));
    assertFalse(names.contains("all"));
  }

  @Test
  void aNeuronIsSilentUpToItsThreshold() throws IOException {
    List<List<String>> points = run(new UnitCurves(), true).charts().get(0).records();
    for (List<String> point : points.subList(1, points.size())) {
      boolean silent = Double.parseDouble(point.get(1)) <= 2;
      assertEquals(silent, Double.parseDouble(point.get(2)) == 0, point.toString());
    }
    assertEquals(0, counter.begun);
  }

  /** A sheet for each of the fourteen transformations and each of the three modes. */
  @Test
  void charactersAreShownAfterEachTransformation() throws IOException {
    List<Chart> charts = run(new Characters(), true).charts();
    assertEquals(14 + 3, charts.size());
    assertEquals(charts.size(), charts.stream().map(Chart::svg).distinct().count());
    for (Chart chart : charts) {
      String svg = chart.svg();
      assertEquals(3, svg.split("data:image/png", -1).length - 1, chart.title());
      assertTrue(svg.contains("complexity 0.7"), chart.title());
    }
    assertEquals(0, counter.begun);
  }

  /** Only rectifiers were trained, with three seeds. */
  @Test
  void aReportLeavesOutWhatWasNotTrained() throws IOException {
    Table1 table1 = new Table1(EnumSet.of(ImageSet.NISTP));
    String title = ImageSet.NISTP.title(new DataFolders(List.of(folder)));
    try (Execution execution = Execution.open(1)) {
      Lab lab = lab(table1, true, Scale.QUICK, execution);
      for (String rate : List.of("0.1", "0.01")) {
        for (String penalty : List.of("0.001", "1.0E-5")) {
          for (int seed = 1; seed <= 3; seed++) {
            String cell = title + ", rectifier, rate " + rate + ", λ " + penalty + ", seed " + seed;
            double error = Double.parseDouble(rate) * seed;
            Map<String, Double> numbers =
                Map.of(Outcome.VALID_ERROR, error, Outcome.TEST_ERROR, error, Outcome.ZEROS, 0.8);
            lab.measure(cell, "", 1, () -> numbers);
          }
        }
      }
    }
    Findings findings = run(table1, false, Scale.QUICK);
    List<List<String>> rows = table(findings, "nistp").rows();
    assertEquals("0.01", rows.get(3).get(3));
    assertEquals("2.00 ± 1.00 %", rows.get(3).get(4));
    assertEquals("rate 0.01, λ 0.001", rows.get(3).get(5));
    assertEquals(List.of("–", "–", "–", "–"), rows.get(0).subList(2, 6));
    for (List<String> claim : findings.claims().orElseThrow().rows()) {
      assertEquals("not measured", claim.get(4), claim.toString());
    }
  }

  /** Both rates were trained with 100 labels, one of them with 1000. */
  @Test
  void aRateIsReportedWhereAllWereTrained() throws IOException {
    FewLabels figure4 = new FewLabels(EnumSet.of(ImageSet.NORB));
    String line = ImageSet.NORB.title(new DataFolders(List.of(folder))) + ", rectifier, ";
    try (Execution execution = Execution.open(1)) {
      Lab lab = lab(figure4, true, Scale.SMOKE, execution);
      for (String tried :
          List.of("100 labels, rate 0.1", "100 labels, rate 0.01", "1000 labels, rate 0.1")) {
        double error = tried.endsWith("0.1") ? 0.4 : 0.3;
        Map<String, Double> numbers =
            Map.of(Outcome.VALID_ERROR, error, Outcome.TEST_ERROR, error, Outcome.ZEROS, 0.8);
        lab.measure(line + tried + ", seed 1", "", 1, () -> numbers);
      }
    }
    Findings findings = run(figure4, false);
    List<List<String>> rows = table(findings, "norb-errors").rows();
    assertEquals(List.of("100", "–", "30.00 %", "–", "–"), rows.get(0));
    assertEquals("–", rows.get(1).get(2));
    assertEquals("–", table(findings, "norb-zeros").rows().get(1).get(2));
  }

  @Test
  @Tag("slow")
  void tableOneComparesUnitsOnGeneratedCharacters() throws IOException {
    Table1 table1 = new Table1(EnumSet.of(ImageSet.NISTP));
    Findings.Table nothing = table(run(table1, false), "nistp");
    assertEquals(0, counter.begun);
    assertTrue(nothing.rows().stream().allMatch(row -> row.get(2).equals("–")), "" + nothing);
    Findings first = run(table1, true);
    // Three stacks; two penalties for rectifier and softplus, none for tanh, twice each.
    assertEquals(3 + 2 * (2 + 1 + 2), counter.begun);
    List<List<String>> rows = table(first, "nistp").rows();
    assertEquals(
        List.of(
            "rectifier, pre-trained",
            "tanh, pre-trained",
            "softplus, pre-trained",
            "rectifier",
            "tanh",
            "softplus"),
        rows.stream().map(row -> row.get(0)).toList());
    assertEquals("32.86 %", rows.get(0).get(1));
    assertEquals("36.46 %", rows.get(4).get(1));
    assertEquals("0.00 %", rows.get(4).get(8));
    assertEquals(5, table(first, "claims").rows().size());
    int trained = counter.begun;
    assertEquals(first.tables(), run(table1, true).tables());
    assertEquals(trained, counter.begun);
  }

  @Test
  void whatIsMissingIsSaid() throws IOException {
    Findings some = run(new Table1(EnumSet.of(ImageSet.MNIST, ImageSet.NISTP)), false);
    assertTrue(some.paragraphs().toString().contains("Not run"), some.paragraphs().toString());
    Set<ImageSet> mnist = EnumSet.of(ImageSet.MNIST);
    for (Experiment each :
        List.of(
            new ErrorBySparsity(),
            new Table1(mnist),
            new Smoothness(mnist),
            new FewLabels(mnist))) {
      MissingDataException missing =
          assertThrows(MissingDataException.class, () -> run(each, true), each.name());
      assertTrue(missing.getMessage().contains("found no mnist"), missing.getMessage());
    }
    assertThrows(IllegalArgumentException.class, () -> ImageSet.parse("imagenet"));
    assertTrue(ImageSet.NORB.title(new DataFolders(List.of(folder))).contains("stand-in"));
  }

  @Test
  void figureThreeSaysWhereTheErrorGrows() {
    assertEquals(List.of("holds", "holds"), verdicts(0.015, 0.015, 0.025));
    assertEquals(List.of("holds", "holds, may be chance"), verdicts(0.015, 0.015, 0.0151));
    assertEquals(List.of("holds", "does not hold"), verdicts(0.025, 0.025, 0.015));
    assertEquals(List.of("undecided", "holds"), verdicts(0.015, 0.0151, 0.025));
    assertEquals(List.of("does not hold", "holds"), verdicts(0.015, 0.022, 0.03));
    assertEquals(List.of("undecided", "undecided"), verdicts(new ArrayList<>()));
  }

  @Test
  void figureThreeLeavesSilencedNetworksOut() {
    String text =
        new ErrorBySparsityReport(points(0.015, 0.015, 0.025)).findings("").paragraphs().get(0);
    assertTrue(text.contains("silenced nearly every unit, 1."), text);
  }

  private static List<String> verdicts(double low, double near, double above) {
    return verdicts(points(low, near, above));
  }

  private static List<String> verdicts(List<ErrorBySparsityReport.Point> points) {
    Findings findings = new ErrorBySparsityReport(points).findings("");
    return findings.claims().orElseThrow().rows().stream().map(row -> row.get(4)).toList();
  }

  /** Three networks below 80 % zeros, three up to 85 %, three above, and one that is silenced. */
  private static List<ErrorBySparsityReport.Point> points(double low, double near, double above) {
    List<ErrorBySparsityReport.Point> points = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      points.add(new ErrorBySparsityReport.Point(i, 0, 0.5 + 0.1 * i, low + 0.001 * i));
      points.add(new ErrorBySparsityReport.Point(3 + i, 0.01f, 0.81 + 0.01 * i, near + 0.001 * i));
      points.add(new ErrorBySparsityReport.Point(6 + i, 0.1f, 0.95 + 0.01 * i, above + 0.001 * i));
    }
    points.add(new ErrorBySparsityReport.Point(9, 0.1f, 1, 0.9));
    return points;
  }

  @Test
  void charactersAreThoseOfEmnistWhereItsFilesAre() throws IOException {
    DataFolders data = new DataFolders(List.of(folder));
    assertEquals("NISTP (typed characters)", ImageSet.NISTP.title(data));
    String typed = ImageSet.NISTP.open(data, 20, 10, 10).test().fingerprint();
    Path emnist = Files.createDirectories(folder.resolve("emnist"));
    for (String split : List.of("train", "test")) {
      ByteBuffer images = ByteBuffer.allocate(16 + 28 * 28);
      images.putInt(0x803).putInt(1).putInt(28).putInt(28);
      images.put(16 + (split.equals("test") ? 30 : 300), (byte) 255);
      ByteBuffer labels = ByteBuffer.allocate(9).putInt(0x801).putInt(1).put((byte) 61);
      Files.write(emnist.resolve(file(split, "images-idx3")), images.array());
      if (split.equals("test")) {
        assertEquals("NISTP (typed characters)", ImageSet.NISTP.title(data));
      }
      Files.write(emnist.resolve(file(split, "labels-idx1")), labels.array());
    }
    assertEquals("NISTP (typed and EMNIST characters)", ImageSet.NISTP.title(data));
    ImageData images = ImageSet.NISTP.open(data, 20, 10, 10);
    assertEquals(20, images.train().size());
    assertNotEquals(typed, images.test().fingerprint());
    assertTrue(images.train().remarks().toString().contains("emnist-byclass-train"));
    assertTrue(images.valid().remarks().toString().contains("emnist-byclass-train"));
    assertTrue(images.test().remarks().toString().contains("emnist-byclass-test"));
  }

  private static String file(String split, String kind) {
    return "emnist-byclass-" + split + "-" + kind + "-ubyte";
  }

  @Test
  void toysAreSplitAsInThePaperAndDrawnOnesAreFew() throws IOException {
    assertEquals(233_172, ImageSet.norbTraining(291_600));
    assertEquals(19_440, ImageSet.norbTraining(24_300));
    ImageData scenes =
        ImageSet.NORB.open(new DataFolders(List.of(folder)), 233_172, 58_428, 58_320);
    long all = scenes.train().size() + scenes.valid().size() + scenes.test().size();
    assertEquals(24_000, all);
    assertEquals(
        500, ImageSet.NORB.open(new DataFolders(List.of(folder)), 500, 20, 20).train().size());
  }

  @Test
  void filesThatAreNotOfThePaperAreNamed() throws IOException {
    DataFolders data = new DataFolders(List.of(folder));
    Path norb = Files.createDirectory(folder.resolve("norb"));
    assertEquals("NORB", ImageSet.NORB.title(data));
    Files.createFile(norb.resolve("smallnorb-5x46789x9x18x6x2x96x96-training-dat.mat.gz"));
    assertEquals("small NORB (not the set of the paper)", ImageSet.NORB.title(data));
  }

  @Test
  void anImageSetIsComparedBySomeExperimentsOnly() {
    assertEquals(List.of("table1"), Experiments.comparing(ImageSet.CIFAR10));
    assertEquals(List.of("table1", "figure4", "smoothness"), Experiments.comparing(ImageSet.NORB));
  }
}
