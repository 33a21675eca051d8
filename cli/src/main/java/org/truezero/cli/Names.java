package org.truezero.cli;

import java.util.List;
import java.util.stream.IntStream;
import org.truezero.data.Target;
import org.truezero.network.Head;

/** What the outputs of a network are called. */
final class Names {
  private Names() {}

  /** Returns the names, or numbers for a model that has none. */
  static List<String> of(Target target, Head head) {
    List<String> names = target.names();
    int outputs = Math.max(head.classes(), head.scores());
    return names.isEmpty()
        ? IntStream.range(0, outputs).mapToObj(Integer::toString).toList()
        : names;
  }
}
