package org.truezero.bench.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.truezero.bench.jobs.Documents;
import org.truezero.bench.jobs.RandomRows;
import org.truezero.bench.jobs.Rows;
import org.truezero.data.DataSource;

/** The rows of a workload. */
enum Material {
  /** 50 000 images of digits to train on, 10 000 to validate, 10 000 to test; 19 % ink. */
  MNIST(false),
  /** Documents of 30 words out of 5000 in five classes: 0.6 % of the features are not zero. */
  TEXT_5000(true),
  /** Documents of 60 words out of 20 000 in two classes: 0.3 % of the features are not zero. */
  TEXT_20000(true),
  /** Rows of 1000 numbers, none of them zero. */
  DENSE_1000(false),
  /** Rows of 3072 numbers, none of them zero: the size of a CIFAR-10 image. */
  DENSE_3072(false);

  private static final int TRAIN = 2000;
  private static final int TEST = 500;
  private static final long SEED = 1;

  private final boolean sparse;

  Material(boolean sparse) {
    this.sparse = sparse;
  }

  /** Which rows. */
  enum Part {
    TRAIN,
    VALID,
    TEST
  }

  /** Returns whether systems with sparse inputs get lists. */
  boolean sparse() {
    return sparse;
  }

  /** Returns the name of files with these rows. */
  String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Reads or makes the rows.
   *
   * @param data folder with the data sets
   * @throws IOException if the data set is not there
   */
  Rows rows(Part part, Path data) throws IOException {
    int first = part == Part.TRAIN ? 0 : part == Part.VALID ? TRAIN : TRAIN + TEST;
    int count = part == Part.TRAIN ? TRAIN : TEST;
    return switch (this) {
      case MNIST -> Rows.of(DataSource.open(mnist(part, data)), 10);
      case TEXT_5000 -> new Documents(5000, 30, 5, SEED).rows(first, count);
      case TEXT_20000 -> new Documents(20_000, 60, 2, SEED).rows(first, count);
      case DENSE_1000 -> RandomRows.draw(1000, 10, first, count, SEED);
      case DENSE_3072 -> RandomRows.draw(3072, 10, first, count, SEED);
    };
  }

  private static String mnist(Part part, Path data) {
    String source = "mnist:" + data.resolve("mnist");
    return switch (part) {
      case TRAIN -> source + "?split=train&rows=0-50000";
      case VALID -> source + "?split=train&rows=50000-60000";
      case TEST -> source + "?split=test";
    };
  }
}
