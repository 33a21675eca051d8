package org.truezero.bench.kernels;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.truezero.math.kernels.Kernels;

/**
 * The density from which the dense form of a pass is the faster one, as measured and as written in
 * the kernels.
 *
 * @param pass its name
 * @param batch examples of a mini-batch
 * @param measured 0..1, 0 if it always is; empty if it never is
 * @param written above 1 if it never is
 */
record Crossover(String pass, int batch, OptionalDouble measured, double written) {

  /** Reads the crossovers from the curves of all passes. */
  static List<Crossover> of(List<Curve> passes, Kernels kernels) {
    List<Crossover> crossovers = new ArrayList<>();
    for (Pass pass : Pass.values()) {
      Curve curve = passes.get(pass.ordinal());
      double written = pass.denseFrom(kernels, curve.batch());
      crossovers.add(new Crossover(curve.name(), curve.batch(), measured(curve), written));
    }
    return crossovers;
  }

  private static OptionalDouble measured(Curve curve) {
    OptionalDouble breakEven = curve.breakEven();
    if (breakEven.isEmpty()) {
      return OptionalDouble.of(0);
    }
    double zeros = breakEven.getAsDouble();
    return zeros == 0 ? OptionalDouble.empty() : OptionalDouble.of(1 - zeros);
  }
}
