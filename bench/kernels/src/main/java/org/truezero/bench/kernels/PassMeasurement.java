package org.truezero.bench.kernels;

import java.util.ArrayList;
import java.util.List;
import org.truezero.math.kernels.Kernels;

/** Measures each pass from lists against the dense form, on one thread. */
final class PassMeasurement {
  private final CurveSettings settings;
  private final Kernels kernels;
  private final LayerRotation layers;

  /**
   * Draws the layers.
   *
   * @throws IllegalArgumentException if the layer is not given as {@code INxOUT}
   */
  PassMeasurement(CurveSettings settings, Kernels kernels) {
    this.settings = settings;
    this.kernels = kernels;
    layers = LayerRotation.parse(settings.layer());
  }

  /** Measures all passes with a batch size. */
  List<Curve> curves(int batch) {
    LayerCase dense = new LayerCase(layers, batch, 0);
    List<LayerCase> cases = new ArrayList<>();
    for (double zeros : settings.zeros()) {
      cases.add(dense.withZeros(zeros));
    }
    List<Curve> curves = new ArrayList<>();
    for (Pass pass : Pass.values()) {
      curves.add(curve(pass, dense, cases));
    }
    return curves;
  }

  /**
   * The dense form does not look at zeros, so it is timed once, in the same rounds. Of the two ways
   * to work from lists the quicker one counts, as it does in training.
   */
  private Curve curve(Pass pass, LayerCase dense, List<LayerCase> cases) {
    List<Runnable> pieces = new ArrayList<>();
    pieces.add(() -> pass.run(Form.DENSE, kernels, dense));
    for (Form form : List.of(Form.LISTS, Form.LISTS_AHEAD)) {
      cases.forEach(layer -> pieces.add(() -> pass.run(form, kernels, layer)));
    }
    double[] seconds = settings.rounds().medianSeconds(pieces);
    List<Curve.Point> points = new ArrayList<>();
    for (int i = 0; i < cases.size(); i++) {
      LayerCase layer = cases.get(i);
      points.add(
          new Curve.Point(
              settings.zeros()[i],
              layer.zeroFraction(),
              Math.min(seconds[1 + i], seconds[1 + cases.size() + i]),
              seconds[0],
              List.of(pass.work(layers.layout(), layer.entries())),
              layers.weightBytes()));
    }
    return new Curve(pass.text(), 1, dense.lists.examples(), points);
  }

  /** Measures what brings the inputs into the forms, at the zeros of {@link CurveSettings}. */
  List<PreparationTime> preparations(int batch) {
    LayerCase dense = new LayerCase(layers, batch, 0);
    List<PreparationTime> times = new ArrayList<>();
    for (double zeros : CurveSettings.DIGITS) {
      LayerCase layer = dense.withZeros(zeros);
      List<Runnable> pieces = new ArrayList<>();
      for (Preparation preparation : Preparation.values()) {
        pieces.add(() -> preparation.run(layer));
      }
      double[] seconds = settings.rounds().medianSeconds(pieces);
      for (Preparation preparation : Preparation.values()) {
        times.add(new PreparationTime(preparation, batch, zeros, seconds[preparation.ordinal()]));
      }
    }
    return times;
  }
}
