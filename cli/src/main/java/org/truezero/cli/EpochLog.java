package org.truezero.cli;

import java.util.Locale;
import java.util.Optional;
import org.truezero.train.EpochRecord;
import org.truezero.train.Evaluation;
import org.truezero.train.TrainingListener;
import org.truezero.train.TrainingState;

/** Shows how a training goes: a line per epoch, and a progress line in between. */
final class EpochLog implements TrainingListener {
  private final Console console;
  private final ProgressLine progress;
  private final boolean validates;
  private long started = System.nanoTime();
  private long before = -1;

  EpochLog(Console console, ProgressLine progress, boolean validates) {
    this.console = console;
    this.progress = progress;
    this.validates = validates;
  }

  @Override
  public void afterBatch(TrainingState state) {
    long examples = state.progress().examples();
    if (before < 0) {
      before = examples;
    }
    progress.update(examples, validates ? best(state) : "");
  }

  private static String best(TrainingState state) {
    return state
        .best()
        .map(best -> state.history().get(best.record()))
        .flatMap(EpochRecord::valid)
        .map(valid -> "best " + judgement(valid))
        .orElse("");
  }

  private static String judgement(Evaluation valid) {
    return Double.isNaN(valid.errorRate())
        ? "loss " + Format.number(valid.loss())
        : "error " + Format.percent(valid.errorRate());
  }

  @Override
  public void afterEpoch(TrainingState state, EpochRecord epoch) {
    long now = System.nanoTime();
    double seconds = Math.max(1e-9, (now - started) * 1e-9);
    long rate = Math.round((epoch.examples() - Math.max(0, before)) / seconds);
    console.log(line(epoch, rate) + (isBest(state) ? "  best" : ""));
    started = System.nanoTime();
    before = epoch.examples();
  }

  private static boolean isBest(TrainingState state) {
    return state.best().map(best -> best.record() == state.history().size() - 1).orElse(false);
  }

  private static String line(EpochRecord epoch, long rate) {
    StringBuilder line = new StringBuilder();
    line.append(String.format(Locale.ROOT, "epoch %3d  train", epoch.epoch()));
    append(line, epoch.trainError(), epoch.trainLoss());
    Optional<Evaluation> valid = epoch.valid();
    if (valid.isPresent()) {
      line.append("  valid");
      append(line, valid.get().errorRate(), valid.get().loss());
    }
    if (!epoch.activity().layers().isEmpty()) {
      long dead = epoch.activity().deadUnits().stream().mapToLong(Long::longValue).sum();
      line.append("  zeros ").append(Format.percent(epoch.activity().mean()));
      line.append("  dead ").append(dead);
    }
    if (!epoch.control().isEmpty()) {
      line.append("  L1");
      epoch.control().forEach(layer -> line.append(' ').append(Format.number(layer.l1())));
    }
    return line.append(String.format(Locale.ROOT, "  %,d examples/s", rate)).toString();
  }

  private static void append(StringBuilder line, double error, double loss) {
    if (!Double.isNaN(error)) {
      line.append(" error ").append(Format.percent(error));
    }
    line.append(" loss ").append(Format.number(loss));
  }
}
