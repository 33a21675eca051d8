package org.truezero.experiments.lab;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Folders that hold data sets, searched in order.
 *
 * @param folders one or more
 */
public record DataFolders(List<Path> folders) {
  /** Copies the list. */
  public DataFolders {
    folders = List.copyOf(folders);
  }

  /**
   * Finds a file or folder, plain or gzipped.
   *
   * @param name relative to one of the folders
   */
  public Optional<Path> find(String name) {
    for (Path folder : folders) {
      for (String each : List.of(name, name + ".gz")) {
        Path file = folder.resolve(each);
        if (Files.exists(file)) {
          return Optional.of(file);
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Finds a file or folder that has to be there.
   *
   * @throws MissingDataException if it is in none of the folders
   */
  public Path require(String name) throws MissingDataException {
    return find(name)
        .orElseThrow(
            () ->
                new MissingDataException(
                    "found no "
                        + name
                        + " (or "
                        + name
                        + ".gz) in "
                        + folders.stream().map(Path::toString).collect(Collectors.joining(", "))
                        + "; expected the data there, or --data-dir to say where they are"));
  }
}
