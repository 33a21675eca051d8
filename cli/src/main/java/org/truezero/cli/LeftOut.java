package org.truezero.cli;

import org.truezero.data.Dataset;
import picocli.CommandLine.Option;

/**
 * What happens with records of the data that cannot be used, and with other remarks on the data.
 */
final class LeftOut {
  @Option(
      names = "--strict",
      order = HelpGroups.INPUT + 90,
      description = "Refuse data with records that cannot be used [they are left out and counted]")
  private boolean strict;

  /** Tells what the data remark on themselves; refuses records that were left out, if asked to. */
  void remark(String source, Dataset rows, Console console) {
    for (String remark : rows.remarks()) {
      if (strict && remark.startsWith("left out")) {
        throw new CommandFailedException(
            "--strict: "
                + source
                + ": "
                + remark
                    .replace("left out", "cannot use")
                    .replace(" (strict=yes refuses them)", ""));
      }
      console.log(remark);
    }
  }
}
