package org.truezero.bench.kernels;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.truezero.bench.kernels.MachineLimits.Bandwidth;

/** {@link MachineLimits} as tables for people. */
record LimitsText(MachineLimits limits) {

  /** Returns the bandwidth by working set: a row per size, columns per number of threads. */
  Table bandwidths() {
    List<Integer> threads = limits.peaks().stream().map(MachineLimits.Peak::threads).toList();
    List<String> head = new ArrayList<>(List.of("working set of a thread"));
    for (int count : threads) {
      head.addAll(List.of(threads(count) + ": in", "read GB/s", "update GB/s"));
    }
    Table table = new Table().row(head);
    TreeSet<Long> sizes = new TreeSet<>();
    limits.bandwidths().forEach(bandwidth -> sizes.add(bandwidth.bytes()));
    sizes.forEach(bytes -> table.row(row(bytes)));
    return table;
  }

  private List<String> row(long bytes) {
    List<String> row = new ArrayList<>(List.of(size(bytes)));
    for (Bandwidth bandwidth : limits.bandwidths()) {
      if (bandwidth.bytes() == bytes) {
        row.add(Cache.place(limits.machine().caches(), bytes, bandwidth.threads()));
        row.add(billions(bandwidth.read()));
        row.add(billions(bandwidth.update()));
      }
    }
    return row;
  }

  /** Returns arithmetic and barriers: a row per number of threads. */
  Table others() {
    Table table = new Table().row("threads", "multiply-add GFLOP/s", "barrier µs");
    for (int i = 0; i < limits.peaks().size(); i++) {
      MachineLimits.Peak peak = limits.peaks().get(i);
      double seconds = limits.barriers().get(i).seconds();
      table.row(
          peak.threads(),
          billions(peak.flops()),
          String.format(Locale.ROOT, "%.2f", 1e6 * seconds));
    }
    return table;
  }

  private static String threads(int count) {
    return count == 1 ? "1 thread" : count + " threads";
  }

  private static String size(long bytes) {
    return bytes < 1 << 20 ? (bytes >> 10) + " KiB" : (bytes >> 20) + " MiB";
  }

  private static String billions(double value) {
    return String.format(Locale.ROOT, value < 99.5e9 ? "%.1f" : "%.0f", 1e-9 * value);
  }
}
