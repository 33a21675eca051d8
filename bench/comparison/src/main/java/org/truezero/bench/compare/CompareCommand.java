package org.truezero.bench.compare;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.truezero.bench.jobs.Cell;
import org.truezero.bench.jobs.Outcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the comparison and writes its tables. */
@Command(
    name = "bench/compare",
    description = "Runs TrueZero and other frameworks side by side and compares them.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class CompareCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "WORKLOAD",
      description = "Workloads to run [all]; without a match all names are listed.")
  private List<String> only = Workloads.names();

  @Option(
      names = "--systems",
      split = ",",
      paramLabel = "SYSTEM",
      description = "Systems to run [all]; without a match all names are listed.")
  private List<String> systems = Contestants.names();

  @Option(
      names = "--threads",
      split = ",",
      paramLabel = "N",
      description = "Numbers of threads to run with [1,2].")
  private List<Integer> threads = List.of(1, 2);

  @Option(names = "--rounds", paramLabel = "N", description = "Runs of each [5].")
  private int rounds = 5;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where outcomes and tables go [results/performance].")
  private Path out = Path.of("results/performance");

  @Option(names = "--resume", description = "Go on with the outcomes that are in --out.")
  private boolean resume;

  @Option(
      names = "--grid",
      description = "Only find the best batch size and rate of each system for until-mnist.")
  private boolean grid;

  @Option(
      names = "--tune",
      description =
          "Only find out whether the native threads of each system should spin or sleep, on"
              + " train-mnist-80; without it they sleep.")
  private boolean tune;

  @Option(
      names = "--work",
      paramLabel = "DIR",
      description = "Keeps rows and networks [bench/comparison/target/work].")
  private Path work;

  @Option(names = "--scale", hidden = true, description = "Share of each run, for trying out.")
  private double scale = 1;

  private final Path home = Path.of(System.getProperty("truezero.bench"));
  private Progress progress;
  private Runs runs;
  private Trials trials;
  private boolean complete = true;

  @Override
  public Integer call() throws IOException {
    List<Workload> workloads = only.stream().map(Workloads::named).toList();
    systems.forEach(Contestants::named);
    Files.createDirectories(out);
    progress = new Progress(new PrintWriter(spec.commandLine().getErr(), true));
    prepare(workloads);
    if (grid || tune) {
      explore();
      return 0;
    }
    Path file = out.resolve("outcomes.jsonl");
    if (Files.exists(file) && !resume) {
      throw new IOException(
          file + " is there; go on with it by --resume, or choose another folder with --out");
    }
    OutcomeLog log = OutcomeLog.resumed(file);
    run(Cells.ordered(workloads, systems, threads, rounds), log);
    write(new Comparison(log.all()));
    return complete ? 0 : 1;
  }

  private void prepare(List<Workload> workloads) throws IOException {
    Path target = work == null ? home.resolve("comparison/target/work") : work;
    Path files = scale == 1 ? target : target.resolve("scale-" + scale);
    WorkFolder folder = new WorkFolder(files);
    boolean needsData =
        grid || tune || workloads.stream().anyMatch(w -> w.recipe().material() == Material.MNIST);
    Path data = needsData ? Preparation.dataFolder(home) : home;
    Preparation preparation = new Preparation(folder, data, scale, progress);
    Launcher launcher = new Launcher(home, folder.scratch("errors.log"));
    runs = new Runs(preparation, launcher, folder, scale);
    trials = new Trials(runs, OutcomeLog.resumed(out.resolve("trials.jsonl")), progress);
  }

  private void explore() throws IOException {
    Workload until = Workloads.named("until-mnist");
    Workload training = Workloads.named("train-mnist-80");
    for (String system : systems) {
      for (int count : threads) {
        if (tune && training.systems().contains(system) && Contestants.named(system).peer()) {
          trials.tune(training, system, count);
        }
        if (grid && until.systems().contains(system)) {
          Choice best = trials.choice(until, system, count);
          progress.say(system + ", threads " + count + ": " + best);
        }
      }
    }
  }

  private void run(List<Cell> cells, OutcomeLog log) throws IOException {
    List<Cell> missing = cells.stream().filter(cell -> log.of(cell).isEmpty()).toList();
    progress.begin(missing.size());
    for (Cell cell : missing) {
      Workload workload = Workloads.named(cell.workload());
      try {
        Choice choice = trials.choice(workload, cell.system(), cell.threads());
        Outcome outcome = runs.run(workload, cell, choice, Workloads.CAP_SECONDS);
        log.add(outcome);
        progress.finished(outcome, workload.task());
      } catch (RunFailedException e) {
        complete = false;
        progress.failed(Cells.text(cell) + " failed: " + e.getMessage());
      }
    }
  }

  private void write(Comparison comparison) throws IOException {
    Machine machine = Machine.here();
    Files.writeString(out.resolve("peers.csv"), PeersCsv.text(comparison));
    Files.writeString(out.resolve("peers.json"), PeersJson.text(comparison, machine));
    Files.writeString(out.resolve("peers.md"), PeersMarkdown.text(comparison, machine));
    progress.say("written: " + out.resolve("peers.md") + ", peers.csv, peers.json");
  }
}
