package org.truezero.math.kernels;

/** Picks the kernels of this Java virtual machine, once. */
public final class KernelChoice {
  private static final String MODULE = "jdk.incubator.vector";

  private KernelChoice() {}

  /**
   * Returns kernels by name.
   *
   * @param name {@code scalar}, {@code vector} or {@code auto} for the fastest there is
   * @throws IllegalArgumentException if there are no such kernels here; the message says what to do
   */
  public static Kernels named(String name) {
    switch (name) {
      case "scalar":
        return new ScalarKernels();
      case "auto":
        return vectorsUsable() ? vector() : new ScalarKernels();
      case "vector":
        if (!vectorsUsable()) {
          throw new IllegalArgumentException(
              "kernels \"vector\" are not available: " + hint() + "; or use kernels \"scalar\"");
        }
        return vector();
      default:
        throw new IllegalArgumentException(
            "unknown kernels \"" + name + "\", expected auto, vector or scalar");
    }
  }

  /** Returns what would give faster kernels; empty if the fastest are available. */
  public static String hint() {
    if (!modulePresent()) {
      return "start Java with --add-modules " + MODULE;
    }
    return vectorsUsable() ? "" : "the vectors of this processor are too short to be of use";
  }

  private static boolean modulePresent() {
    return ModuleLayer.boot().findModule(MODULE).isPresent();
  }

  /** The vector classes are only named behind this check, so they load only where they can. */
  private static boolean vectorsUsable() {
    return modulePresent() && VectorKernels.suitable();
  }

  private static Kernels vector() {
    return new VectorKernels();
  }
}
