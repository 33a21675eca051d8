package org.truezero.experiments.lab;

import java.io.IOException;

/** A table or figure of the paper as a program. Immutable and safe for any number of threads. */
public interface Experiment {
  /** Returns the name to ask for it by. */
  String name();

  /** Returns one line that says what it shows. */
  String summary();

  /**
   * Runs what has not been run before, and reports on everything.
   *
   * @param lab trains, and remembers what was trained
   * @param data where the data sets are
   * @param scale how much to spend
   * @throws IOException if data cannot be read or results cannot be written
   * @throws StoppedException if the listener of the lab asked to stop
   */
  Findings run(Lab lab, DataFolders data, Scale scale) throws IOException;
}
