package org.truezero.bench.jobs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalDouble;

/**
 * Runs one job in this process: warms up, takes the time, counts the errors. The same code for all
 * systems. The outcome goes to standard output as one line, everything else to standard error.
 */
public final class Worker {
  /** Rows classified at a time to count errors. */
  private static final int ERROR_BATCH = 250;

  private final Job job;
  private final Classifier system;

  private Worker(Job job, Classifier system) {
    this.job = job;
    this.system = system;
  }

  /** Makes a system ready for a job. */
  @FunctionalInterface
  public interface Opener {
    /**
     * Loads the network, and the training rows if the job trains.
     *
     * @throws IOException if a file of the job cannot be read
     */
    Classifier open(Job job) throws IOException;
  }

  /**
   * Runs the job of a file and prints its outcome.
   *
   * @param args the file of the job
   * @param opener makes the system
   * @throws IOException if a file cannot be read
   */
  public static void run(String[] args, Opener opener) throws IOException {
    Job job = Job.read(Path.of(args[0]));
    try (Classifier system = opener.open(job)) {
      System.out.println(new Worker(job, system).run().line());
    }
  }

  private Outcome run() throws IOException {
    return switch (job.plan().task()) {
      case TRAIN -> train((Learner) system);
      case TRAIN_UNTIL -> trainUntil((Learner) system);
      case PREDICT_ONE -> predictOne();
      case PREDICT_BATCH -> predictBatch();
      case COLD_START -> throw new IllegalArgumentException("a cold start has a main of its own");
    };
  }

  private Outcome train(Learner learner) throws IOException {
    warmUp(learner);
    long start = System.nanoTime();
    learner.train(job.plan().examples());
    double seconds = secondsSince(start);
    Rows test = hold(job.inputs().test());
    return outcome(job.plan().examples() / seconds, null, errorRate(test), "");
  }

  /** Warm-up trains on and is then undone: the clock starts with warm code and given weights. */
  private void warmUp(Learner learner) {
    learner.restart();
    long start = System.nanoTime();
    do {
      learner.train(job.plan().warmExamples());
    } while (secondsSince(start) < job.plan().warmSeconds());
    learner.restart();
  }

  private Outcome trainUntil(Learner learner) throws IOException {
    warmUp(learner);
    Rows valid = hold(job.inputs().valid());
    double seconds = 0;
    double error = 1;
    int examples = 0;
    while (error > job.plan().targetError() && seconds < job.plan().capSeconds()) {
      long start = System.nanoTime();
      learner.train(job.plan().examples());
      seconds += secondsSince(start);
      examples += job.plan().examples();
      error = errorRate(valid);
    }
    Double value = error <= job.plan().targetError() ? seconds : null;
    Rows test = hold(job.inputs().test());
    String note = examples + " examples, validation error " + error;
    return outcome(value, null, errorRate(test), note);
  }

  private Outcome predictOne() throws IOException {
    Rows test = hold(job.inputs().test());
    int[] into = new int[1];
    long start = System.nanoTime();
    for (int i = 0; i < job.plan().warmExamples() || secondsSince(start) < warmSeconds(); i++) {
      system.classify(i % test.size(), 1, into);
    }
    long[] nanos = new long[job.plan().examples()];
    for (int i = 0; i < nanos.length; i++) {
      long before = System.nanoTime();
      system.classify(i % test.size(), 1, into);
      nanos[i] = System.nanoTime() - before;
    }
    Latencies times = new Latencies(nanos);
    return outcome(times.micros(0.5), times.micros(0.99), errorRate(test), "");
  }

  private Outcome predictBatch() throws IOException {
    Rows test = hold(job.inputs().test());
    int batch = Math.min(job.training().batch(), test.size());
    int[] into = new int[batch];
    long start = System.nanoTime();
    do {
      classifyBatches(test, batch, batch, into);
    } while (secondsSince(start) < warmSeconds());
    start = System.nanoTime();
    int seen = classifyBatches(test, batch, job.plan().examples(), into);
    double seconds = secondsSince(start);
    return outcome(seen / seconds, null, errorRate(test), "");
  }

  /** Classifies whole batches, from the first row again after the last, and returns how many. */
  private int classifyBatches(Rows rows, int batch, int examples, int[] into) {
    int seen = 0;
    for (int from = 0; seen < examples; from += batch) {
      from = from + batch > rows.size() ? 0 : from;
      system.classify(from, batch, into);
      seen += batch;
    }
    return seen;
  }

  private Rows hold(String file) throws IOException {
    Rows rows = Rows.read(Path.of(file));
    system.hold(rows);
    return rows;
  }

  private double errorRate(Rows rows) {
    system.hold(rows);
    int[] into = new int[ERROR_BATCH];
    int errors = 0;
    for (int from = 0; from < rows.size(); from += ERROR_BATCH) {
      int count = Math.min(ERROR_BATCH, rows.size() - from);
      system.classify(from, count, into);
      for (int i = 0; i < count; i++) {
        errors += into[i] == rows.labels()[from + i] ? 0 : 1;
      }
    }
    return (double) errors / rows.size();
  }

  private Outcome outcome(Double value, Double slowest, double error, String note) {
    OptionalDouble zeros = system.zeroFraction();
    return new Outcome(
        job.cell(),
        value,
        slowest,
        error,
        zeros.isPresent() ? zeros.getAsDouble() : null,
        system.version(),
        note);
  }

  private double warmSeconds() {
    return job.plan().warmSeconds();
  }

  private static double secondsSince(long start) {
    return (System.nanoTime() - start) * 1e-9;
  }
}
