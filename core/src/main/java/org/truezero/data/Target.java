package org.truezero.data;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What there is to predict: the closed family of targets. */
public sealed interface Target {
  /** Returns how many numbers {@link Dataset#readTarget} writes for a row. */
  int width();

  /** Returns the names of the classes, labels or values, by number; none without a target. */
  List<String> names();

  /** No target: rows to predict or to pre-train on. */
  record None() implements Target {
    @Override
    public int width() {
      return 0;
    }

    @Override
    public List<String> names() {
      return List.of();
    }
  }

  /**
   * One class out of several.
   *
   * @param names name of each class as the file spells it; its position is the class number
   */
  record Classes(List<String> names) implements Target {
    /** Copies the names, which must differ. */
    public Classes {
      names = copyOfDistinct(names);
    }

    @Override
    public int width() {
      return 1;
    }
  }

  /**
   * Any number of labels at once.
   *
   * @param names name of each label
   */
  record Labels(List<String> names) implements Target {
    /** Copies the names, which must differ. */
    public Labels {
      names = copyOfDistinct(names);
    }

    @Override
    public int width() {
      return names.size();
    }
  }

  /**
   * Real values.
   *
   * @param names name of each value
   */
  record Values(List<String> names) implements Target {
    /** Copies the names, which must differ. */
    public Values {
      names = copyOfDistinct(names);
    }

    @Override
    public int width() {
      return names.size();
    }
  }

  private static List<String> copyOfDistinct(List<String> names) {
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        throw new IllegalArgumentException("target name '" + name + "' twice, expected it once");
      }
    }
    if (names.isEmpty()) {
      throw new IllegalArgumentException("target without names, expected at least one");
    }
    return List.copyOf(names);
  }
}
