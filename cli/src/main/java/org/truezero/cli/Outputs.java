package org.truezero.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.truezero.data.AtomicFile;

/** Files and folders that a command will write; whether it can is found out before the work. */
final class Outputs {
  private Outputs() {}

  /** Notes a problem if a file could not be written; null is no file. */
  static void check(Problems problems, String option, Path file) {
    if (file != null) {
      String trouble = trouble(file);
      problems.require(trouble == null, option + " " + file + ": " + trouble);
    }
  }

  /** Notes a problem if a folder could not be used, which need not be there yet. */
  static void checkFolder(Problems problems, String option, Path folder) {
    problems.require(
        !Files.exists(folder) || Files.isDirectory(folder),
        option + " " + folder + ": is a file, expected a folder");
    problems.require(
        !folder.toString().isEmpty(),
        option + ": found an empty name, expected a folder; . is the current one");
  }

  private static String trouble(Path file) {
    if (Files.isDirectory(file)) {
      return "is a folder, expected the name of a file";
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      return Files.isWritable(file) ? null : "cannot be written, permission denied";
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      return "the folder " + folder + " does not exist; create it first";
    }
    // Trying is the only sure way to know, also as root and on read-only disks.
    Path trial = folder.resolve(".truezero-trial-" + ProcessHandle.current().pid());
    try {
      write(trial, "");
      Files.delete(trial);
      return null;
    } catch (IOException e) {
      return "the folder " + folder + " cannot be written to";
    }
  }

  /** Writes a text file, complete or not at all. */
  static void write(Path file, String text) throws IOException {
    AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }
}
