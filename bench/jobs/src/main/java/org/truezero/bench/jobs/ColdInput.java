package org.truezero.bench.jobs;

import java.io.IOException;
import java.nio.file.Path;

/** One dense example in a file, for processes that predict once. */
public final class ColdInput {
  private ColdInput() {}

  /** Reads the features of the example. */
  public static float[] read(Path file) throws IOException {
    try (NumberFile in = NumberFile.read(file)) {
      return in.readFloats();
    }
  }

  /** Writes the features of an example. */
  public static void write(Path file, float[] features) throws IOException {
    try (NumberFile out = NumberFile.write(file)) {
      out.writeFloats(features);
    }
  }
}
