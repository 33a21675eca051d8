package org.truezero.experiments.paper;

import java.util.List;
import java.util.Map;

/** Table 1 as it was published, and the zeros beside it (Glorot et al. 2011, §4.1). */
final class PublishedErrors {
  /** Errors of rectifier, tanh and softplus with pre-training, then without. */
  private static final Map<ImageSet, List<Double>> ERRORS =
      Map.of(
          ImageSet.MNIST, List.of(0.0120, 0.0116, 0.0117, 0.0143, 0.0157, 0.0177),
          ImageSet.CIFAR10, List.of(0.4996, 0.5079, 0.4952, 0.5086, 0.5262, 0.5320),
          ImageSet.NISTP, List.of(0.3286, 0.3589, 0.3327, 0.3264, 0.3646, 0.3548),
          ImageSet.NORB, List.of(0.1646, 0.1766, 0.1919, 0.1640, 0.1929, 0.1768));

  private static final Map<ImageSet, Double> ZEROS =
      Map.of(
          ImageSet.MNIST, 0.834,
          ImageSet.CIFAR10, 0.720,
          ImageSet.NISTP, 0.680,
          ImageSet.NORB, 0.738);

  private PublishedErrors() {}

  /** Returns a test error as a fraction. */
  static double error(ImageSet set, UnitKind unit, boolean pretrained) {
    return ERRORS.get(set).get(unit.ordinal() + (pretrained ? 0 : UnitKind.values().length));
  }

  /** Returns the zeros of rectifiers, NaN for units that have none. */
  static double zeros(ImageSet set, UnitKind unit) {
    return unit == UnitKind.RECTIFIER ? ZEROS.get(set) : Double.NaN;
  }
}
