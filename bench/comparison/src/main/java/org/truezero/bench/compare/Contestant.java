package org.truezero.bench.compare;

import java.util.List;

/**
 * A system, or one way of using it.
 *
 * @param name as in the tables
 * @param module folder under {@code bench} with its classes and libraries
 * @param prefix start of the names of its main classes
 * @param flags for its JVM
 * @param longRunFlags more of them, which a run longer than a cold start makes up for
 * @param arguments for its worker, after the job
 * @param peer whether TrueZero is compared with it; false for TrueZero itself
 */
record Contestant(
    String name,
    String module,
    String prefix,
    List<String> flags,
    List<String> longRunFlags,
    List<String> arguments,
    boolean peer) {
  /** Returns the main class that runs jobs. */
  String worker() {
    return packageName() + "." + prefix + "Worker";
  }

  /** Returns the main class that predicts once. */
  String coldStart() {
    return packageName() + ".ColdStart";
  }

  /** Returns the system whose native threads behave like these: another input changes nothing. */
  String threadedAs() {
    return arguments.isEmpty() ? name : module;
  }

  /** Returns whether it is given the inputs that are not zero, as lists. */
  boolean readsLists() {
    return peer && !arguments.isEmpty();
  }

  private String packageName() {
    return "org.truezero.bench." + module;
  }
}
