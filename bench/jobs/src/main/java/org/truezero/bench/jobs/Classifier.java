package org.truezero.bench.jobs;

import java.util.OptionalDouble;

/** A system under comparison with a network loaded. Used by one thread. */
public interface Classifier extends AutoCloseable {
  /**
   * Takes over the rows to classify, in whatever form a user of the system would hold them on the
   * Java heap; called outside the timing.
   */
  void hold(Rows rows);

  /**
   * Classifies rows that follow each other; handing them to the system is part of it.
   *
   * @param from first row
   * @param count how many, 1 or more
   * @param into receives their classes from position 0 on
   */
  void classify(int from, int count, int[] into);

  /** Returns the fraction of exact zeros among hidden outputs over the rows held, if known. */
  default OptionalDouble zeroFraction() {
    return OptionalDouble.empty();
  }

  /** Returns name and version, and what is computed with. */
  String version();

  @Override
  void close();
}
