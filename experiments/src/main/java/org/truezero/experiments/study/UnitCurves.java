package org.truezero.experiments.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.truezero.experiments.lab.Figures;
import org.truezero.experiments.lab.Findings;
import org.truezero.experiments.lab.FindingsDraft;
import org.truezero.experiments.picture.LineChart;
import org.truezero.network.Active;
import org.truezero.network.FiringRate;
import org.truezero.network.Unit;

/**
 * Value and slope of units with one pre-activation, and the firing rate that the rectifier is a
 * likeness of (Glorot et al. 2011, §2, figures 1 and 2).
 *
 * @param neuron the leaky integrate-and-fire neuron
 */
record UnitCurves(FiringRate neuron) {
  private static final List<String> BENT =
      List.of("rectifier", "leaky:0.1", "absolute", "softplus", "softplus:3");
  private static final List<String> SATURATING = List.of("sigmoid", "tanh");
  private static final List<String> OTHERS = List.of("thresholded:1", "leaky", "prelu", "linear");

  /** Points of a curve, and how far it goes to both sides. */
  private static final int POINTS = 161;

  private static final double REACH = 4;

  /**
   * What a unit makes of a pre-activation.
   *
   * @param value its output
   * @param slope the derivative of the output; 0 for a silent unit
   */
  record Response(float value, float slope) {
    static Response of(Unit unit, double z) {
      float[] learned = new float[unit.learned()];
      Arrays.fill(learned, unit.initialLearned());
      Active active = new Active(1);
      int count = unit.activate(new float[] {(float) z}, 0, 1, 1, 0, learned, active, 0);
      return count == 0 ? new Response(0, 0) : new Response(active.value[0], active.slope[0]);
    }
  }

  void report(FindingsDraft draft) {
    draft.chart(units("Rectifiers and smooth rectifiers", BENT, z -> z.value));
    draft.chart(units("Slopes of rectifiers", BENT, z -> z.slope));
    draft.chart(units("Units that saturate", SATURATING, z -> z.value));
    draft.chart(units("Slopes of units that saturate", SATURATING, z -> z.slope));
    draft.chart(firing("Firing rate of the neuron", neuron::value));
    draft.chart(firing("Slope of the firing rate, by the current in the same unit", this::slope));
    draft.table(table());
    claims(draft);
    draft.paragraph(
        "A leaky integrate-and-fire neuron ("
            + neuron.text()
            + ") is silent up to a current of "
            + Figures.number(1e9 * neuron.thresholdCurrent())
            + " nA, as a rectifier is up to 0, and both rise on one side alone; tanh is antisymmetric,"
            + " which no neuron is, and sigmoids rest at ½. The neuron's rate stays below "
            + Figures.number(1 / neuron.refractoryPeriod())
            + " spikes a second; the rectifier has no ceiling and never saturates where it is"
            + " active.");
  }

  private interface Reading {
    double of(Response response);
  }

  private static double[] range(double from, double to) {
    double[] x = new double[POINTS];
    Arrays.setAll(x, i -> from + (to - from) * i / (POINTS - 1));
    return x;
  }

  private static LineChart units(String title, List<String> names, Reading reading) {
    List<LineChart.Series> lines = new ArrayList<>();
    double[] z = range(-REACH, REACH);
    for (String name : names) {
      Unit unit = Unit.parse(name);
      double[] y = Arrays.stream(z).map(at -> reading.of(Response.of(unit, at))).toArray();
      lines.add(new LineChart.Series(name, z, y));
    }
    return new LineChart(title, "pre-activation z", LineChart.Kind.NUMBER, lines);
  }

  /** The current that lifts the membrane from rest to the threshold, as a unit for any neuron. */
  private double scale() {
    return (neuron.thresholdPotential() - neuron.restingPotential()) / neuron.membraneResistance();
  }

  private double slope(double current) {
    return neuron.slope(current) * scale();
  }

  private LineChart firing(String title, DoubleUnaryOperator rate) {
    double[] steps = range(-2, 8);
    double[] y =
        Arrays.stream(steps)
            .map(step -> rate.applyAsDouble(neuron.thresholdCurrent() + step * scale()))
            .toArray();
    return new LineChart(
        title,
        "current above the threshold, in (V_th − V_r) / R",
        LineChart.Kind.NUMBER,
        List.of(new LineChart.Series("leaky integrate-and-fire", steps, y)));
  }

  private static Findings.Table table() {
    List<String> all = new ArrayList<>(BENT);
    all.addAll(SATURATING);
    all.addAll(OTHERS);
    List<List<String>> rows = new ArrayList<>();
    for (String name : all) {
      Unit unit = Unit.parse(name);
      List<String> row = new ArrayList<>(List.of(unit.text()));
      for (double z : new double[] {-2, 0, 2}) {
        Response response = Response.of(unit, z);
        row.add(Figures.number(response.value));
        row.add(Figures.number(response.slope));
      }
      row.add(unit.exactZeros() ? "yes" : "no");
      rows.add(row);
    }
    return new Findings.Table(
        "units",
        "Values f(z) and slopes f'(z); paired rectifiers are r(z) and r(−z), maxout takes the"
            + " greatest of several z",
        List.of("unit", "f(−2)", "f'(−2)", "f(0)", "f'(0)", "f(2)", "f'(2)", "exact zeros"),
        rows);
  }

  private void claims(FindingsDraft draft) {
    Unit rectifier = Unit.parse("rectifier");
    Unit tanh = Unit.parse("tanh");
    Unit sigmoid = Unit.parse("sigmoid");
    double firing = 0;
    double odd = 0;
    double twice = 0;
    for (double z : range(-REACH, REACH)) {
      // At the threshold itself the current may be a rounding above it.
      if (z < 0) {
        firing += neuron.value(neuron.thresholdCurrent() + z * scale());
        firing += Response.of(rectifier, z).value;
      }
      double here = Response.of(tanh, z).value;
      odd = Math.max(odd, Math.abs(here + Response.of(tanh, -z).value));
      twice = Math.max(twice, Math.abs(here - (2.0 * Response.of(sigmoid, 2 * z).value - 1)));
    }
    draft
        .claims()
        .decided(
            "rectifier and neuron are exactly zero up to their threshold",
            "§2.1, figure 1",
            "sum of their values there " + Figures.number(firing),
            firing == 0)
        .decided(
            "tanh is antisymmetric about 0",
            "§2.1",
            "greatest |tanh(z) + tanh(−z)| " + Figures.number(odd),
            odd == 0)
        .decided(
            "tanh(z) = 2σ(2z) − 1",
            "CS231n",
            "greatest difference " + Figures.number(twice),
            twice < 1e-6);
  }
}
