package org.truezero.experiments.study;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.truezero.experiments.lab.Figures;
import org.truezero.experiments.lab.FindingsDraft;
import org.truezero.experiments.lab.Lab;
import org.truezero.experiments.lab.Outcome;
import org.truezero.experiments.picture.BarChart;
import org.truezero.math.RandomStream;
import org.truezero.network.Active;
import org.truezero.network.Unit;

/**
 * What an output of each unit costs (Glorot et al. 2011, §2.2: a rectifier needs no exponential). A
 * rough figure, the best of several rounds; the JMH benchmark {@code UnitBenchmark} of bench is the
 * careful one.
 */
final class UnitCost {
  private static final List<String> UNITS =
      List.of("rectifier", "leaky", "absolute", "softplus", "sigmoid", "tanh");
  private static final List<String> EXPONENTIAL = List.of("softplus", "sigmoid", "tanh");
  private static final int OUTPUTS = 1000;
  private static final int CALLS = 2000;

  private final int rounds;

  UnitCost(int rounds) {
    this.rounds = rounds;
  }

  void report(Lab lab, FindingsDraft draft) throws IOException {
    Outcome outcome =
        lab.measure("cost of units", "", (long) rounds * CALLS * OUTPUTS, this::nanoseconds);
    double[] cost = UNITS.stream().mapToDouble(outcome::get).toArray();
    draft.chart(
        new BarChart(
            "Nanoseconds for one output, on this machine",
            "unit",
            false,
            UNITS,
            List.of(new BarChart.Bars("best of " + rounds + " rounds", cost))));
    double rectifier = outcome.get("rectifier");
    double cheapest = EXPONENTIAL.stream().mapToDouble(outcome::get).min().orElseThrow();
    String seen =
        Figures.number(rectifier)
            + " ns; the cheapest of "
            + String.join(", ", EXPONENTIAL)
            + " "
            + Figures.number(cheapest)
            + " ns";
    draft
        .claims()
        .decided(
            "without an exponential the rectifier is cheaper",
            "one thread",
            seen,
            rectifier < cheapest);
    draft.paragraph(
        "Cost: an output of a rectifier takes "
            + seen
            + ". These are rough figures; bench/jmh UnitBenchmark measures with care.");
  }

  private Map<String, Double> nanoseconds() {
    RandomStream random = new RandomStream(1, "pre-activations");
    float[] z = new float[OUTPUTS];
    for (int u = 0; u < OUTPUTS; u++) {
      z[u] = (float) random.gaussian(0, 0, u);
    }
    Map<String, Double> best = new LinkedHashMap<>();
    Active active = new Active(OUTPUTS);
    // The first round warms the compilers up and counts only if it is the best.
    for (int round = 0; round <= rounds; round++) {
      for (String name : UNITS) {
        best.merge(name, time(Unit.parse(name), z, active), Math::min);
      }
    }
    return best;
  }

  private static double time(Unit unit, float[] z, Active active) {
    float[] none = new float[0];
    long listed = 0;
    long started = System.nanoTime();
    for (int call = 0; call < CALLS; call++) {
      listed += unit.activate(z, 0, OUTPUTS, OUTPUTS, 0, none, active, 0);
    }
    double nanos = System.nanoTime() - started;
    // The sum is used, so that no compiler leaves the calls out.
    return listed < 0 ? Double.NaN : nanos / ((double) CALLS * OUTPUTS);
  }
}
