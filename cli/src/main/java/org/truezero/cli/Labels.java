package org.truezero.cli;

import org.truezero.data.Dataset;
import org.truezero.data.Target;

/** Whether data have what a command needs to know. */
final class Labels {
  private Labels() {}

  /** Refuses data without labels. */
  static void require(String source, Dataset data) {
    if (data.schema().target() instanceof Target.None) {
      throw new CommandFailedException(
          source + ": found no labels, expected labelled data; predict works without");
    }
  }
}
