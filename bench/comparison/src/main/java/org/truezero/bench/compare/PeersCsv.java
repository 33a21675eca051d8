package org.truezero.bench.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The lines as comma-separated values; no text in them has a comma. */
final class PeersCsv {
  private PeersCsv() {}

  static String text(Comparison comparison) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "workload,threads,system,unit,median,min,max,runs,missed,p99,test_error,zero_fraction,"
            + "truezero_times_as_fast");
    for (Line line : comparison.lines()) {
      lines.add(row(line));
    }
    return String.join("\n", lines) + "\n";
  }

  private static String row(Line line) {
    Spread value = line.value();
    return Stream.of(
            line.workload().name(),
            line.threads(),
            line.system(),
            line.workload().task().unit(),
            value == null ? null : value.median(),
            value == null ? null : value.least(),
            value == null ? null : value.greatest(),
            value == null ? 0 : value.runs(),
            line.missed(),
            line.slowest(),
            line.testError(),
            line.zeroFraction(),
            line.ratio())
        .map(cell -> Objects.toString(cell, ""))
        .collect(Collectors.joining(","));
  }
}
