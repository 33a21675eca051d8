package org.truezero.reference;

import java.util.List;
import org.truezero.network.Execution;

/** The kernels that this machine can run, for tests that go over all of them. */
public final class Executions {
  private Executions() {}

  /** Returns {@code scalar} and, where the Vector API is of use, {@code vector}. */
  public static List<String> kernels() {
    try (Execution fastest = Execution.open(1)) {
      return fastest.kernels().equals("scalar") ? List.of("scalar") : List.of("scalar", "vector");
    }
  }
}
