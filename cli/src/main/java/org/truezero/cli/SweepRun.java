package org.truezero.cli;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLongArray;
import org.truezero.model.ModelFile;
import org.truezero.network.Execution;
import org.truezero.train.EpochRecord;
import org.truezero.train.Span;
import org.truezero.train.TrainingDivergedException;
import org.truezero.train.TrainingListener;
import org.truezero.train.TrainingResult;
import org.truezero.train.TrainingState;

/** Trains the cells of a sweep, several at once, each independent of the others. */
final class SweepRun {
  private final Console console;
  private final CommonOptions common;
  private final SweepFolder folder;
  private final List<SweepCell> cells;
  private final Span checkpointEvery;
  private final StopSignal stop;
  private final AtomicLongArray presented;
  private final AtomicBoolean failed = new AtomicBoolean();
  private final JsonObject[] results;
  private ProgressLine progress;

  /**
   * One combination of settings.
   *
   * @param number its place in the grid, from 1
   * @param label what distinguishes it from the others
   * @param task its training
   * @param identity everything its result depends on
   */
  record SweepCell(int number, String label, TrainingTask task, JsonObject identity) {
    long examples() {
      return task.settings().limit().inExamples(task.data().train().size());
    }
  }

  SweepRun(
      Console console,
      CommonOptions common,
      SweepFolder folder,
      List<SweepCell> cells,
      Span checkpointEvery,
      StopSignal stop) {
    this.console = console;
    this.common = common;
    this.folder = folder;
    this.cells = List.copyOf(cells);
    this.checkpointEvery = checkpointEvery;
    this.stop = stop;
    presented = new AtomicLongArray(cells.size());
    results = new JsonObject[cells.size()];
  }

  /**
   * Trains all cells that are not finished yet.
   *
   * @param jobs how many at once
   * @return a result for each cell, in grid order; empty if it was stopped
   */
  Optional<List<JsonObject>> run(int jobs) throws IOException {
    ExecutorService workers = Executors.newFixedThreadPool(jobs);
    long total = cells.stream().mapToLong(SweepCell::examples).sum();
    try (ProgressLine line = console.progress("examples", total)) {
      progress = line;
      List<Future<?>> futures = new ArrayList<>();
      int threads = Math.max(1, common.threads() / jobs);
      for (SweepCell cell : cells) {
        futures.add(
            workers.submit(
                () -> {
                  try {
                    runCell(cell, threads);
                  } catch (Throwable e) {
                    failed.set(true);
                    throw e;
                  }
                  return null;
                }));
      }
      for (Future<?> future : futures) {
        await(future);
      }
    } finally {
      workers.shutdownNow();
    }
    boolean complete = Arrays.stream(results).allMatch(result -> result != null);
    return complete ? Optional.of(List.of(results)) : Optional.empty();
  }

  /**
   * Trains a cell again that was finished before, but whose model is not there any more: in a
   * larger sweep another one was better.
   *
   * @param position its place among the cells, from 0
   * @return a result for each cell, in grid order; empty if it was stopped
   */
  Optional<List<JsonObject>> again(int position) throws IOException {
    folder.forget(position + 1);
    results[position] = null;
    presented.set(position, 0);
    return run(1);
  }

  private void await(Future<?> future) throws IOException {
    try {
      future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException io) {
        throw io;
      }
      if (e.getCause() instanceof RuntimeException exception) {
        throw exception;
      }
      throw (Error) e.getCause();
    } catch (InterruptedException e) {
      failed.set(true);
      Thread.currentThread().interrupt();
      throw new CommandFailedException("interrupted", e);
    }
  }

  private void runCell(SweepCell cell, int threads) throws IOException {
    if (results[cell.number() - 1] != null) {
      return;
    }
    Optional<JsonObject> before = folder.finished(cell.number(), cell.identity());
    if (before.isPresent()) {
      finish(cell, before.get(), "finished before");
      return;
    }
    if (stop.requested() || failed.get()) {
      return;
    }
    Optional<JsonObject> result = train(cell, threads);
    if (result.isPresent()) {
      folder.write(cell.number(), cell.identity(), result.get());
      TrainingTask.discard(folder.checkpoint(cell.number()));
      finish(cell, result.get(), "done");
    }
  }

  private Optional<JsonObject> train(SweepCell cell, int threads) throws IOException {
    var file = folder.checkpoint(cell.number());
    boolean resume = Files.exists(file);
    var checkpoints = new TrainingTask.Checkpoints(file, checkpointEvery, resume, false);
    console.log("cell " + cell.number() + (resume ? " goes on: " : " starts: ") + cell.label());
    try (Execution execution = common.open(threads)) {
      TrainingResult result = cell.task().run(execution, checkpoints, stop, new CellListener(cell));
      if (result.stopped() == TrainingResult.Stop.REQUESTED) {
        return Optional.empty();
      }
      ModelFile.write(folder.model(cell.number()), cell.task().model(result));
      return Optional.of(CellResult.of(result, cell.task().settings().penalties().target()));
    } catch (TrainingDivergedException e) {
      return Optional.of(CellResult.diverged());
    }
  }

  private synchronized void finish(SweepCell cell, JsonObject result, String how)
      throws IOException {
    results[cell.number() - 1] = result;
    presented.set(cell.number() - 1, cell.examples());
    showProgress();
    console.log(
        String.format(
            Locale.ROOT,
            "cell %d %s: %s: %s, valid error %s, zeros %s",
            cell.number(),
            how,
            cell.label(),
            CellResult.text(result, "status"),
            CellResult.text(result, "validError"),
            CellResult.text(result, "zeros")));
    discardWorseModels();
  }

  /** Only the best model so far is worth its place on the disk. */
  private void discardWorseModels() throws IOException {
    int best = best(results);
    for (int i = 0; i < results.length; i++) {
      if (results[i] != null && i != best) {
        TrainingTask.discard(folder.model(i + 1));
      }
    }
  }

  /** Returns the position of the best result, the first of equals, or −1 if there is none. */
  static int best(JsonObject... results) {
    int best = -1;
    for (int i = 0; i < results.length; i++) {
      if (results[i] != null
          && CellResult.trained(results[i])
          && (best < 0 || CellResult.isBetter(results[i], results[best]))) {
        best = i;
      }
    }
    return best;
  }

  private void showProgress() {
    long done = 0;
    for (int i = 0; i < presented.length(); i++) {
      done += presented.get(i);
    }
    long finished = Arrays.stream(results).filter(result -> result != null).count();
    progress.update(done, finished + " of " + results.length + " cells");
  }

  /** Counts the examples of one cell. */
  private final class CellListener implements TrainingListener {
    private final SweepCell cell;

    CellListener(SweepCell cell) {
      this.cell = cell;
    }

    @Override
    public void afterBatch(TrainingState state) {
      presented.set(cell.number() - 1, state.progress().examples());
      if (state.progress().step() % 64 == 0) {
        showProgress();
      }
    }

    @Override
    public void afterEpoch(TrainingState state, EpochRecord epoch) {
      epoch
          .valid()
          .ifPresent(
              valid ->
                  console.log(
                      "cell "
                          + cell.number()
                          + " epoch "
                          + epoch.epoch()
                          + "  valid error "
                          + Format.percent(valid.errorRate())
                          + " loss "
                          + Format.number(valid.loss())
                          + "  zeros "
                          + Format.percent(valid.sparsity().mean())));
    }

    @Override
    public boolean stopRequested() {
      return failed.get();
    }
  }
}
