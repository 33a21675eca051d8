package org.truezero.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Collects everything that is wrong with the options, so that all of it is said at once. */
final class Problems {
  private final List<String> found = new ArrayList<>();

  /** Notes a problem if the condition does not hold. */
  void require(boolean condition, String otherwise) {
    if (!condition) {
      found.add(otherwise);
    }
  }

  /**
   * Evaluates something that throws {@link IllegalArgumentException} if it cannot be.
   *
   * @param fallback the value to go on checking with if it fails
   */
  <T> T take(Supplier<T> value, T fallback) {
    return take("", value, fallback);
  }

  /** The same, with a word before the message that says which option is meant. */
  <T> T take(String option, Supplier<T> value, T fallback) {
    try {
      return value.get();
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      found.add(option.isEmpty() ? message : option + ": " + message);
      return fallback;
    }
  }

  /** Runs a check that throws {@link IllegalArgumentException} if something does not hold. */
  void attempt(String option, Runnable check) {
    take(
        option,
        () -> {
          check.run();
          return true;
        },
        false);
  }

  /**
   * Ends the check.
   *
   * @throws UsageException if anything was noted
   */
  void check() {
    if (!found.isEmpty()) {
      throw new UsageException(found.stream().distinct().toList());
    }
  }
}
