package org.truezero.bench.kernels;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What was measured on.
 *
 * @param processor its name as the system gives it
 * @param cores logical cores this process may use
 * @param java version and name of the Java virtual machine
 * @param caches data caches, nearest first
 */
record Machine(String processor, int cores, String java, List<Cache> caches) {
  private static final Path LINUX = Path.of("/proc/cpuinfo");

  /** Describes this machine. */
  static Machine here() {
    return new Machine(
        processorName(),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
        Cache.ofThisMachine());
  }

  /** Returns one line. */
  String text() {
    return processor + ", cores in use: " + cores + ", " + java;
  }

  private static String processorName() {
    try (var lines = Files.lines(LINUX, StandardCharsets.UTF_8)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).trim())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    } catch (IOException e) {
      return System.getProperty("os.arch");
    }
  }
}
