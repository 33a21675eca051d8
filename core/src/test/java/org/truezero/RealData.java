package org.truezero;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/**
 * Finds the real data sets some tests use: in the folder named by the system property or
 * environment variable {@code TRUEZERO_DATA}, or in {@code ../shared/data} beside the repository.
 */
public final class RealData {
  private RealData() {}

  /**
   * Returns a file or folder of the real data; the test is skipped, with the reason, without it.
   */
  public static Path require(String name) {
    String named = System.getProperty("TRUEZERO_DATA", System.getenv("TRUEZERO_DATA"));
    Path found = named != null ? Path.of(named, name) : search(name);
    boolean there = found != null && Files.exists(found);
    Assumptions.assumeTrue(
        there, () -> "no " + name + " in TRUEZERO_DATA or ../shared/data; skipped");
    return found;
  }

  private static Path search(String name) {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path candidate = at.resolve("shared/data").resolve(name);
      if (Files.exists(candidate)) {
        return candidate;
      }
    }
    return null;
  }
}
