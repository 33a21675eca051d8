package org.truezero.bench.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.truezero.bench.jobs.Outcome;

/** The tables: medians over the rounds, and ratios of them. */
final class Comparison {
  private final List<Line> lines = new ArrayList<>();
  private final List<Verdict> verdicts = new ArrayList<>();
  private final List<String> versions;

  /** Summarises outcomes. */
  Comparison(List<Outcome> outcomes) {
    for (String name : Workloads.names()) {
      Workload workload = Workloads.named(name);
      List<Outcome> own = outcomes.stream().filter(o -> o.cell().workload().equals(name)).toList();
      TreeSet<Integer> threads = new TreeSet<>();
      own.forEach(outcome -> threads.add(outcome.cell().threads()));
      for (int count : threads) {
        add(workload, count, own.stream().filter(o -> o.cell().threads() == count).toList());
      }
    }
    versions =
        outcomes.stream()
            .map(Outcome::version)
            .filter(version -> !version.isEmpty())
            .distinct()
            .sorted()
            .toList();
  }

  /** Returns a line per workload, number of threads and system. */
  List<Line> lines() {
    return lines;
  }

  /** Returns a verdict per target and number of threads where there is something to compare. */
  List<Verdict> verdicts() {
    return verdicts;
  }

  /** Returns what took part. */
  List<String> versions() {
    return versions;
  }

  private void add(Workload workload, int threads, List<Outcome> outcomes) {
    Optional<Spread> own = spread(of(Contestants.TRUEZERO, outcomes), Outcome::value);
    List<Line> group = new ArrayList<>();
    for (String system : workload.systems()) {
      List<Outcome> some = of(system, outcomes);
      if (!some.isEmpty()) {
        group.add(line(workload, threads, system, some, own));
      }
    }
    lines.addAll(group);
    for (Target target : workload.targets()) {
      group.stream()
          .filter(line -> line.ratio() != null && target.against().contains(line.system()))
          .min(Comparator.comparingDouble(Line::ratio))
          .map(line -> new Verdict(workload, target, threads, line.system(), line.ratio()))
          .ifPresent(verdicts::add);
    }
  }

  private static Line line(
      Workload workload, int threads, String system, List<Outcome> some, Optional<Spread> own) {
    Optional<Spread> value = spread(some, Outcome::value);
    boolean comparable =
        own.isPresent() && value.isPresent() && !system.equals(Contestants.TRUEZERO);
    return new Line(
        workload,
        threads,
        system,
        value.orElse(null),
        some.size() - value.map(Spread::runs).orElse(0),
        median(some, Outcome::slowest),
        median(some, Outcome::testError),
        median(some, Outcome::zeroFraction),
        comparable ? workload.task().timesAsFast(own.get().median(), value.get().median()) : null);
  }

  private static List<Outcome> of(String system, List<Outcome> outcomes) {
    return outcomes.stream().filter(o -> o.cell().system().equals(system)).toList();
  }

  private static Double median(List<Outcome> outcomes, Function<Outcome, Double> number) {
    return spread(outcomes, number).map(Spread::median).orElse(null);
  }

  private static Optional<Spread> spread(List<Outcome> outcomes, Function<Outcome, Double> number) {
    List<Double> values = outcomes.stream().map(number).filter(Objects::nonNull).toList();
    return values.isEmpty() ? Optional.empty() : Optional.of(Spread.of(values));
  }
}
