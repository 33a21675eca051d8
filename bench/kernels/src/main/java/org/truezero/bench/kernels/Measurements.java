package org.truezero.bench.kernels;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.truezero.math.kernels.KernelChoice;
import org.truezero.math.kernels.Kernels;

/**
 * Everything that the page shows.
 *
 * @param curves for each batch size the passes, the step from lists, the step
 * @param digits a curve of steps with the inputs of MNIST for each batch size
 * @param stepTimes the same steps with other kernels and more threads
 * @param preparations what the passes leave out
 * @param crossovers where the dense form should begin and where it does
 * @param limits of the machine
 */
record Measurements(
    List<Curve> curves,
    List<Curve> digits,
    List<StepTimes> stepTimes,
    List<PreparationTime> preparations,
    List<Crossover> crossovers,
    MachineLimits limits) {

  /**
   * Measures everything.
   *
   * @param quick whether the limits of the machine are measured roughly
   * @param log told what is being measured
   * @throws IllegalArgumentException if Java was started without the Vector API, or if the layer is
   *     not given as {@code INxOUT}
   */
  static Measurements take(CurveSettings settings, boolean quick, Consumer<String> log) {
    Kernels kernels = KernelChoice.named("vector");
    PassMeasurement passes = new PassMeasurement(settings, kernels);
    log.accept("limits of the machine");
    MachineLimits limits = new LimitsMeasurement(quick).measure(settings.threads());
    List<Curve> curves = new ArrayList<>();
    List<Curve> digits = new ArrayList<>();
    List<StepTimes> stepTimes = new ArrayList<>();
    List<PreparationTime> preparations = new ArrayList<>();
    List<Crossover> crossovers = new ArrayList<>();
    try (StepMeasurement steps = new StepMeasurement(settings)) {
      for (int batch : settings.batches()) {
        log.accept("batch " + batch + ": passes");
        List<Curve> ofPasses = passes.curves(batch);
        crossovers.addAll(Crossover.of(ofPasses, kernels));
        curves.addAll(ofPasses);
        preparations.addAll(passes.preparations(batch));
        log.accept("batch " + batch + ": steps");
        curves.addAll(steps.curves(batch));
        steps.digits(batch, digits, stepTimes);
      }
    }
    return new Measurements(curves, digits, stepTimes, preparations, crossovers, limits);
  }

  /** Returns the curves against all zero fractions of a batch size, the whole step last. */
  List<Curve> ofBatch(int batch) {
    return curves.stream().filter(curve -> curve.batch() == batch).toList();
  }

  /** Returns the passes and the step on digits of a batch size, each with its roofline. */
  List<Curve> forRoofline(int batch) {
    return Stream.concat(
            ofBatch(batch).stream().limit(Pass.values().length),
            digits.stream().filter(curve -> curve.batch() == batch))
        .toList();
  }

  /** Returns the shortest times for a point of a curve. */
  Roofline roofline(Curve curve, Curve.Point point) {
    return new Roofline(limits, curve.threads(), point.workingSet());
  }
}
