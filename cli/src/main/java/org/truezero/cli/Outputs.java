package org.truezero.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.truezero.data.AtomicFile;
import org.truezero.data.SourceSpec;

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
    Path there = folder.toAbsolutePath();
    while (there != null && !Files.exists(there)) {
      there = there.getParent();
    }
    problems.require(
        there == null || !Files.isDirectory(there) || Files.isWritable(there),
        option + " " + folder + ": the folder " + there + " cannot be written to");
  }

  /**
   * A file of a command.
   *
   * @param option what it was named by
   * @param file its path; null is no file
   */
  record Named(String option, Path file) {
    /** Returns the files that a data source reads, as far as its text says; null is no source. */
    static Stream<Named> of(String option, String source) {
      String path = source == null ? "" : SourceSpec.parse(source).path();
      // Sources of two files have a comma between them.
      return Stream.concat(Stream.of(path), Arrays.stream(path.split(",")))
          .filter(each -> !each.isEmpty() && !each.equals("-"))
          .flatMap(each -> Stream.ofNullable(path(each)))
          .map(each -> new Named(option, each));
    }

    private static Path path(String text) {
      try {
        return Path.of(text);
      } catch (InvalidPathException e) {
        return null; // whoever opens the source says so
      }
    }

    private boolean is(Named other) {
      if (file == null || other.file == null) {
        return false;
      }
      try {
        return Files.isRegularFile(file) && Files.exists(other.file)
            ? Files.isSameFile(file, other.file)
            : !Files.exists(file)
                && file.toAbsolutePath()
                    .normalize()
                    .equals(other.file.toAbsolutePath().normalize());
      } catch (IOException e) {
        return false; // whoever opens the file says so
      }
    }
  }

  /** Notes a problem where a file to write is one to read, or another one to write. */
  static void checkApart(Problems problems, List<Named> written, Stream<Named> read) {
    List<Named> others = new ArrayList<>(read.toList());
    for (Named output : written) {
      for (Named other : others) {
        problems.require(
            !output.is(other),
            output.option
                + " "
                + output.file
                + ": is the file of "
                + other.option
                + ", too;"
                + " expected another one");
      }
      others.add(output);
    }
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
