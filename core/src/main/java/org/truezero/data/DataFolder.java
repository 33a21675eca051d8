package org.truezero.data;

import java.nio.file.Files;
import java.nio.file.Path;

/** Checks folders that hold several files of one set. */
final class DataFolder {
  private DataFolder() {}

  /** Checks that a folder is there. */
  static void require(Path folder) throws DataFormatException {
    if (!Files.isDirectory(folder)) {
      String found = Files.exists(folder) ? "a file" : "nothing";
      throw DataFormatException.at(
          folder.toString(), found, "a folder (looked for " + folder.toAbsolutePath() + ")");
    }
  }
}
