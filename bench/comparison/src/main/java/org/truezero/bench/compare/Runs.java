package org.truezero.bench.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.truezero.bench.jobs.Cell;
import org.truezero.bench.jobs.Inputs;
import org.truezero.bench.jobs.Job;
import org.truezero.bench.jobs.Outcome;
import org.truezero.bench.jobs.Plan;
import org.truezero.bench.jobs.Task;
import org.truezero.bench.jobs.Training;

/** Runs one cell: prepares what is missing, writes the job, starts the process, reads it. */
final class Runs {
  /** Warm-up lasts so long at least: compilers and caches are then done. */
  private static final double WARM_SECONDS = 2;

  private static final long ORDER_SEED = 1;

  private final Preparation preparation;
  private final Launcher launcher;
  private final WorkFolder folder;
  private final double scale;

  /**
   * Runs cells one at a time.
   *
   * @param scale share of the examples and seconds of a run; 1 but for trying things out
   */
  Runs(Preparation preparation, Launcher launcher, WorkFolder folder, double scale) {
    this.preparation = preparation;
    this.launcher = launcher;
    this.folder = folder;
    this.scale = scale;
  }

  /**
   * Runs a cell.
   *
   * @param capSeconds training to a target is given up after so many seconds
   * @throws RunFailedException if there is no outcome
   */
  Outcome run(Workload workload, Cell cell, Choice choice, double capSeconds)
      throws IOException, RunFailedException {
    // Only fresh weights differ from round to round: others are a trained network, made once.
    int seed = workload.task() == Task.TRAIN_UNTIL ? cell.round() : 1;
    Inputs inputs = preparation.inputs(workload, seed);
    Contestant contestant = Contestants.named(cell.system());
    if (workload.task() == Task.COLD_START) {
      return coldStart(workload, contestant, cell, choice, inputs);
    }
    Path file = folder.scratch("job.json");
    job(workload, cell, choice, capSeconds, inputs).write(file);
    List<String> arguments = new ArrayList<>(List.of(file.toString()));
    arguments.addAll(contestant.arguments());
    Launcher.Printed printed =
        launcher.run(contestant, contestant.worker(), arguments, cell.threads(), choice.waiting());
    return Outcome.parse(printed.line());
  }

  private Outcome coldStart(
      Workload workload, Contestant contestant, Cell cell, Choice choice, Inputs inputs)
      throws IOException, RunFailedException {
    String network =
        switch (contestant.module()) {
          case "truezero" -> inputs.model();
          case "onnxruntime" -> inputs.onnx();
          default -> inputs.network();
        };
    List<String> arguments = List.of(network, preparation.coldInput(workload).toString());
    // Twice: the first one unpacks native libraries and brings files into memory.
    coldStart(contestant, arguments, cell, choice);
    Launcher.Printed printed = coldStart(contestant, arguments, cell, choice);
    return new Outcome(
        cell, printed.firstLineSeconds(), null, null, null, "", "class " + printed.line());
  }

  private Launcher.Printed coldStart(
      Contestant contestant, List<String> arguments, Cell cell, Choice choice)
      throws IOException, RunFailedException {
    return launcher.run(
        contestant, contestant.coldStart(), arguments, cell.threads(), choice.waiting());
  }

  private Job job(Workload workload, Cell cell, Choice choice, double capSeconds, Inputs inputs) {
    Contestant contestant = Contestants.named(cell.system());
    Training training = new Training(choice.batch(), choice.rate(), choice.l1(), ORDER_SEED);
    Plan plan =
        new Plan(
            workload.task(),
            scaled(workload.length().warmUp(), choice.batch()),
            WARM_SECONDS * scale,
            scaled(workload.examples(contestant), choice.batch()),
            Workloads.TARGET_ERROR,
            capSeconds * scale);
    return new Job(cell, inputs, training, plan);
  }

  /** Returns a share of some examples in whole batches, one at least. */
  private int scaled(int examples, int batch) {
    return batch * (int) Math.max(1, Math.ceil(scale * examples / batch));
  }
}
