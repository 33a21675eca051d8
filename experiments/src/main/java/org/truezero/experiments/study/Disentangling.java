package org.truezero.experiments.study;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.truezero.data.Dataset;
import org.truezero.data.ImageShape;
import org.truezero.experiments.lab.Figures;
import org.truezero.experiments.lab.Findings;
import org.truezero.experiments.lab.FindingsDraft;
import org.truezero.experiments.lab.Lab;
import org.truezero.experiments.lab.Spread;
import org.truezero.experiments.picture.Chart;
import org.truezero.experiments.picture.LineChart;
import org.truezero.network.Rectifier;
import org.truezero.network.Tanh;

/** How much of the set of active units is left when an example is changed a little. */
final class Disentangling {
  private static final float L1 = 1e-3f;
  private static final double[] NOISE = {0.1, 0.2, 0.5, 1, 2};
  private static final double[] MASKED = {0.05, 0.1, 0.2, 0.4, 0.6};
  private static final double[] SHIFTS = {1, 2, 3, 4};

  private final StudyData data;
  private final Dataset rows;
  private final float[][] features;
  private final int[] classes;
  private final Lab lab;
  private final List<Kind> kinds = new ArrayList<>();

  /** Networks of one kind, one for each seed. */
  private record Kind(String name, List<Subject> subjects) {
    List<Double> each(ToDoubleFunction<Subject> number) {
      return subjects.stream().map(number::applyAsDouble).toList();
    }
  }

  /** One way to change examples, more and more; the overlaps are by kind, degree and seed. */
  private record Changes(String text, double[] degrees, List<List<List<Double>>> overlaps) {
    String least() {
      return text + ": " + Chart.number(degrees[0]);
    }
  }

  /**
   * Prepares to compare.
   *
   * @param examples test examples at most
   */
  Disentangling(StudyData data, int examples, Lab lab) {
    this.data = data;
    this.lab = lab;
    rows = data.someTests(examples);
    features = new float[(int) rows.size()][];
    classes = new int[features.length];
    float[] target = new float[1];
    for (int row = 0; row < features.length; row++) {
      features[row] = Rows.dense(rows, row);
      rows.readTarget(row, target, 0);
      classes[row] = (int) target[0];
    }
  }

  /** Trains the networks. */
  void train(int epochs, int seeds) throws IOException {
    List<Subject> sparse = new ArrayList<>();
    List<Subject> dense = new ArrayList<>();
    List<Subject> fresh = new ArrayList<>();
    for (long seed = 1; seed <= seeds; seed++) {
      var rectifiers = new PenalisedTraining(data, 2, 200, new Rectifier(), epochs, seed);
      var tanh = new PenalisedTraining(data, 2, 200, new Tanh(), epochs, seed);
      Subject trained = Subject.of(rectifiers.network(lab, L1), rows, lab.execution());
      sparse.add(trained);
      dense.add(Subject.asActiveAs(trained, tanh.network(lab, 0), rows, lab.execution()));
      fresh.add(Subject.of(rectifiers.start(), rows, lab.execution()));
    }
    kinds.add(new Kind("rectifier", sparse));
    kinds.add(new Kind("tanh, thresholded", dense));
    kinds.add(new Kind("rectifier, untrained", fresh));
  }

  void report(FindingsDraft draft) {
    double deviation = deviation();
    List<Changes> all = new ArrayList<>();
    all.add(
        changes("noise, in deviations of a feature", NOISE, d -> Distortion.noise(d * deviation)));
    all.add(changes("features set to zero", MASKED, Distortion::masking));
    Optional<ImageShape> shape = rows.schema().image();
    shape.ifPresent(
        image ->
            all.add(
                changes("pixels to the right", SHIFTS, by -> Distortion.shift(image, (int) by))));
    all.forEach(each -> draft.chart(chart(each)));
    draft.table(pairs());
    claims(draft, all);
    paragraph(draft, all);
  }

  /** Returns the standard deviation of the features about their common mean. */
  private double deviation() {
    double[] values =
        Arrays.stream(features)
            .flatMapToDouble(row -> IntStream.range(0, row.length).mapToDouble(i -> row[i]))
            .toArray();
    return Spread.of(values).deviation();
  }

  private Changes changes(String text, double[] degrees, DoubleFunction<Distortion> distortion) {
    List<List<List<Double>>> overlaps = new ArrayList<>();
    kinds.forEach(kind -> overlaps.add(new ArrayList<>()));
    for (double degree : degrees) {
      Dataset changed = changed(distortion.apply(degree));
      for (int k = 0; k < kinds.size(); k++) {
        overlaps
            .get(k)
            .add(kinds.get(k).each(subject -> subject.overlap(changed, lab.execution())));
      }
    }
    return new Changes(text, degrees, overlaps);
  }

  private Dataset changed(Distortion distortion) {
    float[][] changed = new float[features.length][];
    for (int row = 0; row < changed.length; row++) {
      changed[row] = distortion.of(features[row], row);
    }
    return MadeRows.ofClasses("changed", changed, classes, data.classes());
  }

  private LineChart chart(Changes changes) {
    List<LineChart.Series> lines = new ArrayList<>();
    for (int k = 0; k < kinds.size(); k++) {
      double[] means =
          changes.overlaps.get(k).stream().mapToDouble(each -> Spread.of(each).mean()).toArray();
      lines.add(new LineChart.Series(kinds.get(k).name, changes.degrees, means));
    }
    return new LineChart(
        "Overlap of the active sets: " + changes.text,
        changes.text,
        changes.degrees[0] < 1,
        LineChart.Kind.FRACTION,
        lines,
        OptionalDouble.empty(),
        "");
  }

  private List<Double> overlapOfPairs(int kind, boolean same) {
    return kinds.get(kind).each(subject -> subject.clean().overlapOfPairs(classes, same));
  }

  private Findings.Table pairs() {
    List<List<String>> table = new ArrayList<>();
    for (int k = 0; k < kinds.size(); k++) {
      table.add(
          List.of(
              kinds.get(k).name,
              Figures.percent(Spread.of(kinds.get(k).each(Subject::activeFraction))),
              Figures.percent(Spread.of(overlapOfPairs(k, true))),
              Figures.percent(Spread.of(overlapOfPairs(k, false)))));
    }
    return new Findings.Table(
        "pairs",
        "Overlap of the active sets of different examples, " + data.name(),
        List.of("units", "active outputs", "same class", "different classes"),
        table);
  }

  private void claims(FindingsDraft draft, List<Changes> all) {
    for (Changes changes : all) {
      String where = data.name() + ", " + changes.least();
      draft
          .claims()
          .above(
              "a small change leaves the set more alike than another example of the class does",
              where,
              changes.overlaps.get(0).get(0),
              overlapOfPairs(0, true),
              Figures::percent)
          .above(
              "the sets of rectifiers are more stable than those of tanh",
              where,
              changes.overlaps.get(0).get(0),
              changes.overlaps.get(1).get(0),
              Figures::percent);
    }
    draft
        .claims()
        .above(
            "examples of one class share more active units than those of two",
            data.name() + ", rectifiers",
            overlapOfPairs(0, true),
            overlapOfPairs(0, false),
            Figures::percent);
  }

  private void paragraph(FindingsDraft draft, List<Changes> all) {
    StringBuilder text = new StringBuilder();
    for (Changes changes : all) {
      text.append(text.isEmpty() ? "" : "; ")
          .append(Figures.percent(Spread.of(changes.overlaps.get(0).get(0)).mean()))
          .append(" for rectifiers and ")
          .append(Figures.percent(Spread.of(changes.overlaps.get(1).get(0)).mean()))
          .append(" for tanh (")
          .append(changes.least())
          .append(')');
    }
    draft.paragraph(
        "The overlap of two sets of active units is their common members by all members (Jaccard)."
            + " With the least change of each kind it is "
            + text
            + ". Another example of the same class shares "
            + Figures.percent(Spread.of(overlapOfPairs(0, true)).mean())
            + " of the rectifiers, one of another class "
            + Figures.percent(Spread.of(overlapOfPairs(0, false)).mean())
            + ". Of a layer of tanh, as many of the largest outputs count as active as there are active"
            + " rectifiers. What two sets share by chance is in the table: the"
            + " more unequally active its units are, the more any two sets of a network share.");
  }
}
