package org.truezero.bench.kernels;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A data cache of the processor.
 *
 * @param level 1 is the nearest
 * @param bytes its size
 * @param cores how many logical cores share it
 */
record Cache(int level, long bytes, int cores) {
  private static final Path LINUX = Path.of("/sys/devices/system/cpu/cpu0/cache");

  /** Returns the data caches of the first core, nearest first; none where the system hides them. */
  static List<Cache> ofThisMachine() {
    List<Cache> caches = new ArrayList<>();
    for (int index = 0; Files.isDirectory(LINUX.resolve("index" + index)); index++) {
      Path folder = LINUX.resolve("index" + index);
      try {
        if (!line(folder, "type").equals("Instruction")) {
          int level = Integer.parseInt(line(folder, "level"));
          long bytes = bytes(line(folder, "size"));
          caches.add(new Cache(level, bytes, cores(line(folder, "shared_cpu_list"))));
        }
      } catch (IOException | NumberFormatException e) {
        // Virtual machines leave some of these files out; then this cache is unknown.
      }
    }
    caches.sort(Comparator.comparingInt(Cache::level));
    return caches;
  }

  /**
   * Returns where a working set lies: {@code L1}, {@code L2}, … or {@code memory}; empty if no
   * cache is known.
   *
   * @param bytes of each thread
   */
  static String place(List<Cache> caches, long bytes, int threads) {
    for (Cache cache : caches) {
      if (bytes * Math.min(threads, cache.cores) <= cache.bytes) {
        return "L" + cache.level;
      }
    }
    return caches.isEmpty() ? "" : "memory";
  }

  private static String line(Path folder, String name) throws IOException {
    return Files.readString(folder.resolve(name), StandardCharsets.US_ASCII).trim();
  }

  /** Reads {@code 512K}. */
  static long bytes(String size) {
    long number = Long.parseLong(size.replaceAll("[KMG]$", ""));
    int shift = size.endsWith("K") ? 10 : size.endsWith("M") ? 20 : size.endsWith("G") ? 30 : 0;
    return number << shift;
  }

  /** Counts the cores of {@code 0-3,8-11}. */
  static int cores(String list) {
    int cores = 0;
    for (String range : list.split(",")) {
      String[] ends = range.split("-");
      cores += Integer.parseInt(ends[ends.length - 1]) - Integer.parseInt(ends[0]) + 1;
    }
    return cores;
  }
}
