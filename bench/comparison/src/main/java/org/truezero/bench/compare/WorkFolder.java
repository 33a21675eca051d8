package org.truezero.bench.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Prepared files, each complete or not there, made once. */
final class WorkFolder {
  private final Path folder;

  WorkFolder(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
  }

  /** Makes a file. */
  @FunctionalInterface
  interface Maker {
    void make(Path file) throws IOException;
  }

  /** Returns a file, made if it is not there. */
  Path file(String name, Maker maker) throws IOException {
    Path file = folder.resolve(name);
    if (!Files.exists(file)) {
      Path part = folder.resolve(name + ".part");
      maker.make(part);
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
    return file;
  }

  /** Returns where a file goes that is written anew each time. */
  Path scratch(String name) {
    return folder.resolve(name);
  }
}
