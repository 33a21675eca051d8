package org.truezero.experiments.lab;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.truezero.network.Execution;
import org.truezero.network.Network;
import org.truezero.train.TrainingListener;
import org.truezero.train.TrainingState;

/**
 * Trains networks side by side, each with a thread of its own: nothing has to be shared out within
 * a mini-batch then. The outcomes are the same to the bit as one after the other. The listener and
 * the makers of networks are called by one thread at a time.
 */
final class SideBySide {
  /** Keeps an outcome. */
  interface Memory {
    void add(String cell, String identity, Outcome outcome) throws IOException;
  }

  private final Execution execution;
  private final LabListener listener;
  private final Memory memory;
  private final Deque<Training> waiting;
  private final int networks;
  private final long total;

  /** Presented so far in all trainings; those that stopped early count as a whole. */
  private long presented;

  /** What went wrong first; the others stop then. */
  private volatile Throwable failure;

  SideBySide(List<Training> trainings, Execution execution, LabListener listener, Memory memory) {
    this.execution = execution;
    this.listener = listener;
    this.memory = memory;
    waiting = new ArrayDeque<>(trainings);
    networks = trainings.size();
    total = trainings.stream().mapToLong(Training::examples).sum();
  }

  /**
   * Trains all of them.
   *
   * @throws StoppedException if the listener asks to stop; what was finished is remembered
   */
  void run() throws IOException {
    int threads = Math.min(execution.threads(), networks);
    ExecutorService workers = Executors.newFixedThreadPool(threads);
    try {
      for (Future<Object> each :
          workers.invokeAll(Collections.nCopies(threads, Executors.callable(this::work)))) {
        each.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoppedException();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a worker catches everything", e);
    } finally {
      workers.shutdownNow();
    }
    rethrow();
  }

  private void rethrow() throws IOException {
    if (failure instanceof IOException e) {
      throw e;
    }
    if (failure instanceof RuntimeException e) {
      throw e;
    }
    if (failure instanceof Error e) {
      throw e;
    }
  }

  /** Trains one network after another until none is left or something went wrong. */
  private void work() {
    try (Execution own = execution.withOneThread()) {
      Begun next = begin();
      while (next != null) {
        train(next, own);
        next = begin();
      }
    } catch (IOException | RuntimeException | Error e) {
      fail(e);
    }
  }

  private synchronized void fail(Throwable e) {
    failure = failure == null ? e : failure;
  }

  /** A training and the network that it starts from. */
  private record Begun(Training training, Network network) {}

  /** Takes the next one; null if there is none. Others wait while a stack is pre-trained for it. */
  private synchronized Begun begin() throws IOException {
    if (waiting.isEmpty() || failure != null) {
      return null;
    }
    Training training = waiting.remove();
    Network network = training.start().network();
    listener.begins(
        training.cell() + " (" + (networks - waiting.size()) + " of " + networks + ")", total);
    return new Begun(training, network);
  }

  private void train(Begun begun, Execution own) throws IOException {
    long started = System.nanoTime();
    Share share = new Share();
    Map<String, Double> numbers = begun.training.run(begun.network, own, share);
    long nanos = System.nanoTime() - started;
    synchronized (this) {
      share.isNow(begun.training.examples());
      Outcome outcome = Outcome.of(numbers, nanos);
      memory.add(begun.training.cell(), begun.training.identity(), outcome);
      listener.ended(begun.training.cell(), outcome);
    }
  }

  /** What one training adds to the examples presented. */
  private final class Share implements TrainingListener {
    private long examples;

    @Override
    public void afterBatch(TrainingState state) {
      synchronized (SideBySide.this) {
        isNow(state.progress().examples());
        listener.progress(presented);
      }
    }

    private void isNow(long now) {
      presented += now - examples;
      examples = now;
    }

    @Override
    public boolean stopRequested() {
      return failure != null || listener.stopRequested();
    }
  }
}
