package org.truezero.experiments.paper;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import org.truezero.experiments.lab.DataFolders;
import org.truezero.experiments.lab.Experiment;
import org.truezero.experiments.lab.Findings;
import org.truezero.experiments.lab.Lab;
import org.truezero.experiments.lab.Scale;
import org.truezero.experiments.picture.Chart;
import org.truezero.experiments.picture.LineChart;
import org.truezero.network.FiringRate;

/** Figure 1 of the paper: a neuron of the brain and the units of the past (§2.1). */
public final class UnitCurves implements Experiment {
  private static final int POINTS = 161;
  private static final double NANOAMPERE = 1e-9;

  /** Creates the experiment. */
  public UnitCurves() {}

  @Override
  public String name() {
    return "figure1";
  }

  @Override
  public String summary() {
    return "firing rate of a neuron against its current; sigmoid and tanh";
  }

  @Override
  public Findings run(Lab lab, DataFolders data, Scale scale) {
    FiringRate neuron = FiringRate.cortical();
    double threshold = neuron.thresholdCurrent() / NANOAMPERE;
    LineChart firing =
        new LineChart(
            "Firing rate of a leaky integrate-and-fire neuron (hertz)",
            "input current (nA)",
            false,
            LineChart.Kind.NUMBER,
            List.of(curve("firing rate", 0, 10, x -> neuron.value(x * NANOAMPERE))),
            OptionalDouble.of(threshold),
            "threshold");
    LineChart past =
        new LineChart(
            "Sigmoid and hyperbolic tangent",
            "pre-activation",
            false,
            LineChart.Kind.NUMBER,
            List.of(
                curve("sigmoid", -4, 4, x -> 1 / (1 + StrictMath.exp(-x))),
                curve("tanh", -4, 4, StrictMath::tanh)),
            OptionalDouble.empty(),
            "");
    return new Findings(
        "A neuron and two units (Glorot et al. 2011, figure 1)",
        List.of(
            String.format(
                Locale.ROOT,
                "The neuron is silent up to %.1f nA and fires below 1/t_ref = %.0f Hz however strong"
                    + " the current: one side is exactly zero. The sigmoid is ½ at rest, and the"
                    + " hyperbolic tangent is antisymmetric, which no neuron is. Parameters of the"
                    + " neuron: t_ref %.0f ms, τ %.0f ms, R %.0f MΩ, E and V_r %.0f mV, V_th %.0f"
                    + " mV.",
                threshold,
                1 / neuron.refractoryPeriod(),
                1e3 * neuron.refractoryPeriod(),
                1e3 * neuron.membraneTimeConstant(),
                1e-6 * neuron.membraneResistance(),
                1e3 * neuron.restingPotential(),
                1e3 * neuron.thresholdPotential())),
        List.of(),
        List.<Chart>of(firing, past));
  }

  /** Returns a curve between two pre-activations. */
  static LineChart.Series curve(String name, double from, double to, DoubleUnaryOperator function) {
    double[] x = new double[POINTS];
    double[] y = new double[POINTS];
    for (int i = 0; i < POINTS; i++) {
      x[i] = from + (to - from) * i / (POINTS - 1);
      y[i] = function.applyAsDouble(x[i]);
    }
    return new LineChart.Series(name, x, y);
  }
}
