package org.truezero.bench.jobs;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Everything a worker process is told.
 *
 * @param cell which run this is
 * @param inputs files to read
 * @param training how to train
 * @param plan what to measure
 */
public record Job(Cell cell, Inputs inputs, Training training, Plan plan) {
  /** Reads a job that {@link #write} wrote. */
  public static Job read(Path file) throws IOException {
    return new Gson().fromJson(Files.readString(file), Job.class);
  }

  /** Writes the job as one JSON document. */
  public void write(Path file) throws IOException {
    Files.writeString(file, new Gson().toJson(this));
  }
}
