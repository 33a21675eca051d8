package org.truezero.bench.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What the runs ran on.
 *
 * @param processor model name as the system tells it
 * @param cores cores this process may use
 * @param system operating system and architecture
 * @param java version of the Java virtual machine
 */
record Machine(String processor, int cores, String system, String java) {
  /** Reads what this machine is. */
  static Machine here() {
    return new Machine(
        modelName(),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
  }

  private static String modelName() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).trim())
          .findFirst()
          .orElse("unknown");
    } catch (IOException e) {
      return "unknown";
    }
  }
}
