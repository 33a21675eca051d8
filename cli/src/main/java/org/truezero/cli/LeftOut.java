package org.truezero.cli;

import org.truezero.data.Dataset;
import picocli.CommandLine.Option;

/** What happens with records of the data that cannot be used. */
final class LeftOut {
  @Option(
      names = "--strict",
      order = HelpGroups.INPUT + 90,
      description = "Refuse data with records that cannot be used [they are left out and counted]")
  private boolean strict;

  /** Tells about records that were left out, or refuses them. */
  void remark(String source, Dataset rows, Console console) {
    for (String remark : rows.remarks()) {
      if (strict) {
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
