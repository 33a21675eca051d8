package org.truezero.cli;

import java.util.List;
import java.util.stream.IntStream;
import org.truezero.data.Target;
import org.truezero.network.Head;

/** What the outputs of a network are called. */
final class Names {
  private Names() {}

  /** Returns the names of the classes, labels or values of a target; none without one. */
  static List<String> of(Target target) {
    if (target instanceof Target.Classes classes) {
      return classes.names();
    }
    if (target instanceof Target.Labels labels) {
      return labels.names();
    }
    return target instanceof Target.Values values ? values.names() : List.of();
  }

  /** Returns the names, or numbers for a model that has none. */
  static List<String> of(Target target, Head head) {
    List<String> names = of(target);
    int outputs = Math.max(head.classes(), head.scores());
    return names.isEmpty()
        ? IntStream.range(0, outputs).mapToObj(Integer::toString).toList()
        : names;
  }
}
