package org.truezero.bench.kernels;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.truezero.network.Execution;
import org.truezero.network.Forms;

/** Measures whole steps of training in all forms, with all kernels and threads. */
final class StepMeasurement implements AutoCloseable {
  private final CurveSettings settings;
  private final Execution dispatched = Execution.open(1, "vector", Forms.BY_DENSITY);
  private final Execution lists = Execution.open(1, "vector", Forms.SPARSE);
  private final Execution dense = Execution.open(1, "vector", Forms.DENSE);
  private final Execution scalar = Execution.open(1, "scalar", Forms.BY_DENSITY);
  private final Execution team;

  /**
   * Starts the threads.
   *
   * @throws IllegalArgumentException if Java was started without the Vector API
   */
  StepMeasurement(CurveSettings settings) {
    this.settings = settings;
    team = Execution.open(settings.threads(), "vector", Forms.BY_DENSITY);
  }

  /**
   * Measures steps from lists and in the form that the trainer chooses, in this order; inputs and
   * hidden units have the same zeros. The dense form is timed anew at each fraction, because all
   * that is not a kernel costs it less, too, when there are more zeros.
   */
  List<Curve> curves(int batch) {
    List<Curve.Point> fromLists = new ArrayList<>();
    List<Curve.Point> byDensity = new ArrayList<>();
    for (double zeros : settings.zeros()) {
      List<TrainingStep> steps = steps(batch, zeros, zeros, dense, lists, dispatched);
      double[] seconds = seconds(steps);
      fromLists.add(point(zeros, steps.get(1), seconds[1], seconds[0]));
      byDensity.add(point(zeros, steps.get(2), seconds[2], seconds[0]));
    }
    return List.of(
        new Curve("step from lists", 1, batch, fromLists), new Curve("step", 1, batch, byDensity));
  }

  /**
   * Adds steps with the inputs of MNIST to a curve and to the comparison of kernels and threads.
   */
  void digits(int batch, List<Curve> curves, List<StepTimes> times) {
    List<Curve.Point> points = new ArrayList<>();
    for (double zeros : CurveSettings.DIGITS) {
      double input = CurveSettings.DIGITS_INPUT;
      List<TrainingStep> steps = steps(batch, input, zeros, dense, dispatched, team, scalar);
      double[] seconds = seconds(steps);
      points.add(point(zeros, steps.get(1), seconds[1], seconds[0]));
      times.add(new StepTimes(batch, zeros, seconds[1], seconds[2], seconds[3]));
    }
    curves.add(new Curve("step on digits", 1, batch, points));
  }

  private List<TrainingStep> steps(
      int batch, double inputZeros, double hiddenZeros, Execution... executions) {
    StepCase examples = new StepCase(dispatched.loops(), batch, inputZeros, hiddenZeros);
    return Arrays.stream(executions)
        .map(execution -> new TrainingStep(examples, execution))
        .toList();
  }

  private double[] seconds(List<TrainingStep> steps) {
    List<Runnable> pieces = new ArrayList<>();
    steps.forEach(step -> pieces.add(step::run));
    return settings.rounds().medianSeconds(pieces);
  }

  private static Curve.Point point(
      double zeros, TrainingStep step, double seconds, double denseSeconds) {
    return new Curve.Point(
        zeros, step.zeroFraction(), seconds, denseSeconds, step.works(), step.weightBytes());
  }

  /** Ends the threads. */
  @Override
  public void close() {
    for (Execution execution : List.of(dispatched, lists, dense, scalar, team)) {
      execution.close();
    }
  }
}
