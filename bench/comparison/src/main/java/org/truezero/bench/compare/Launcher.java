package org.truezero.bench.compare;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Starts a fresh process for each run, with the class path of its system and nothing else. */
final class Launcher {
  /** A run that takes longer hangs: training to a target takes ten minutes and validation. */
  private static final long PATIENCE_SECONDS = 3600;

  private final Path home;
  private final Path errors;

  /**
   * Starts processes.
   *
   * @param home the folder {@code bench} with the modules
   * @param errors file for what processes write to standard error
   */
  Launcher(Path home, Path errors) {
    this.home = home;
    this.errors = errors;
  }

  /**
   * What a process printed.
   *
   * @param line the last line of standard output
   * @param firstLineSeconds from the start of the process to the end of its first line
   */
  record Printed(String line, double firstLineSeconds) {}

  /**
   * Runs a main class and waits for its end.
   *
   * @throws RunFailedException if it failed, hung or printed nothing
   */
  Printed run(
      Contestant contestant, String mainClass, List<String> arguments, int threads, Wait wait)
      throws IOException, RunFailedException {
    ProcessBuilder builder = new ProcessBuilder(command(contestant, mainClass, arguments, threads));
    environment(builder.environment(), threads, wait);
    builder.redirectError(errors.toFile());
    long start = System.nanoTime();
    Process process = builder.start();
    // Reading ends with the process, so a process that hangs is ended from elsewhere.
    process
        .onExit()
        .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .exceptionally(late -> process.destroyForcibly());
    try {
      Printed printed = read(process, start);
      if (process.waitFor() == 0 && printed != null) {
        return printed;
      }
      throw new RunFailedException(lastError());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RunFailedException("interrupted");
    } finally {
      process.destroyForcibly();
    }
  }

  private List<String> command(
      Contestant contestant, String mainClass, List<String> arguments, int threads) {
    Path module = home.resolve(contestant.module()).resolve("target");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // The collector of ./truezero, for all: none of them has much to collect.
    command.add("-XX:+UseParallelGC");
    command.add("-XX:ParallelGCThreads=" + threads);
    // Names of cells have letters that not every locale knows; the first is for Java 17.
    command.add("-Dfile.encoding=UTF-8");
    command.add("-Dstdout.encoding=UTF-8");
    // Where JavaCPP unpacks native libraries: it lets one variant's library stand in for another's.
    command.add(
        "-Dorg.bytedeco.javacpp.cachedir=" + module.resolve("natives-" + contestant.name()));
    command.addAll(contestant.flags());
    if (mainClass.equals(contestant.worker())) {
      command.addAll(contestant.longRunFlags());
    }
    command.add("-cp");
    command.add(module.resolve("classes") + File.pathSeparator + module.resolve("lib/*"));
    command.add(mainClass);
    command.addAll(arguments);
    return command;
  }

  /** Threads of native libraries are counted by these; which one, depends on the library. */
  private static void environment(Map<String, String> environment, int threads, Wait wait) {
    for (String name : List.of("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS")) {
      environment.put(name, Integer.toString(threads));
    }
    // One set of threads with PyTorch's own, as in its downloads, rather than two that collide.
    environment.put("MKL_THREADING_LAYER", "GNU");
    environment.put("OMP_WAIT_POLICY", wait.name());
  }

  private static Printed read(Process process, long start) throws IOException {
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      String last = out.readLine();
      double seconds = (System.nanoTime() - start) * 1e-9;
      for (String line = last; line != null; line = out.readLine()) {
        last = line;
      }
      return last == null ? null : new Printed(last, seconds);
    }
  }

  private String lastError() throws IOException {
    return Files.readString(errors)
            .lines()
            .filter(line -> line.startsWith("Exception") || line.startsWith("Caused by"))
            .reduce((first, second) -> second)
            .orElse("ended without an outcome")
        + "; all of it is in "
        + errors;
  }
}
