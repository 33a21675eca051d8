package org.truezero.bench.truezero;

import org.truezero.model.Version;
import org.truezero.network.Execution;

/** What computes. */
final class Versions {
  private Versions() {}

  static String text(Execution execution) {
    return "TrueZero " + Version.current() + ", kernels " + execution.kernels();
  }
}
