package org.truezero.cli;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.truezero.data.DataSource;
import org.truezero.data.Dataset;
import org.truezero.data.LabelledSubset;
import org.truezero.data.Schema;
import org.truezero.data.Split;
import org.truezero.model.Provenance;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where the rows to train on, to validate on and to test on come from. */
final class DataOptions {
  @Option(
      names = "--train",
      paramLabel = "SRC",
      required = true,
      order = HelpGroups.INPUT,
      description = "Data to train on, kind:path[?key=value&…]; see: truezero data list")
  private String train;

  @Option(
      names = "--valid",
      paramLabel = "SRC",
      order = HelpGroups.INPUT + 1,
      description = "Data to choose the best epoch by [none: train keeps the last weights]")
  private String valid;

  @Option(
      names = "--valid-fraction",
      paramLabel = "F",
      order = HelpGroups.INPUT + 2,
      description =
          "Instead of --valid: fraction of the training rows to set aside, above 0 to below 1,"
              + " drawn with --seed, each class in proportion")
  private Double validFraction;

  @Option(
      names = "--labelled",
      paramLabel = "N",
      order = HelpGroups.INPUT + 3,
      description =
          "Train on N of the training rows only, drawn with --seed, each class in proportion; a"
              + " smaller N is part of a larger one [all]")
  private Integer labelled;

  @Option(
      names = "--test",
      paramLabel = "SRC",
      order = HelpGroups.INPUT + 4,
      description = "Data to evaluate the result on, once, at the end")
  private String test;

  @Mixin private LeftOut leftOut = new LeftOut();

  /**
   * The rows, all read with what was learned from the training rows.
   *
   * @param train rows to train on
   * @param valid rows to choose by
   * @param test rows to report
   */
  record Loaded(Dataset train, Optional<Dataset> valid, Optional<Dataset> test) {}

  /** Returns the files that are read, as far as the sources say. */
  Stream<Outputs.Named> files() {
    return Stream.of(
            Outputs.Named.of("--train", train),
            Outputs.Named.of("--valid", valid),
            Outputs.Named.of("--test", test))
        .flatMap(each -> each);
  }

  /** Returns whether there are validation data of either kind. */
  boolean validates() {
    return valid != null || validFraction != null;
  }

  /** Checks the values. */
  void check(Problems problems) {
    problems.require(
        valid == null || validFraction == null,
        "--valid and --valid-fraction exclude each other; give one");
    problems.require(
        validFraction == null || validFraction > 0 && validFraction < 1,
        "--valid-fraction: " + validFraction + ", expected above 0 to below 1");
    problems.require(
        labelled == null || labelled >= 1, "--labelled: " + labelled + ", expected 1 or more");
  }

  /** Reads everything. */
  Loaded load(long seed, Console console) throws IOException {
    return load(seed, Optional.empty(), console);
  }

  /** Reads everything, with the features of a schema if there is one. */
  Loaded load(long seed, Optional<Schema> features, Console console) throws IOException {
    long started = System.nanoTime();
    Loaded loaded = subset(read(seed, features), seed);
    leftOut.remark(train, loaded.train, console);
    if (valid != null) {
      // A part of the training data says what they said.
      leftOut.remark(valid, loaded.valid.orElseThrow(), console);
    }
    loaded.test.ifPresent(rows -> leftOut.remark(test, rows, console));
    console.log(
        "data "
            + rows("train", Optional.of(loaded.train))
            + rows(", valid", loaded.valid)
            + rows(", test", loaded.test)
            + ", "
            + loaded.train.schema().features()
            + " features, read in "
            + ProgressLine.duration((System.nanoTime() - started) * 1e-9));
    return loaded;
  }

  /** Returns where a model trained on these rows comes from. */
  Provenance provenance(Loaded loaded, String kernels, long seed) {
    String validSource =
        valid != null ? valid : "fraction " + validFraction + " of " + train + ", seed " + seed;
    return Provenance.of(
        kernels,
        seed,
        new Provenance.Source(train, loaded.train.fingerprint()),
        loaded.valid.map(rows -> new Provenance.Source(validSource, rows.fingerprint())));
  }

  private Loaded subset(Loaded all, long seed) {
    if (labelled == null) {
      return all;
    }
    try {
      return new Loaded(LabelledSubset.of(all.train, labelled, seed), all.valid, all.test);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--labelled: " + e.getMessage());
    }
  }

  private Loaded read(long seed, Optional<Schema> features) throws IOException {
    if (validFraction != null) {
      Split split =
          features.isPresent()
              ? DataSource.openSplitWithFeatures(train, validFraction, seed, features.get())
              : DataSource.openSplit(train, validFraction, seed);
      return new Loaded(split.train(), Optional.of(split.valid()), like(split.train(), test));
    }
    Dataset rows =
        features.isPresent()
            ? DataSource.openWithFeatures(train, features.get())
            : DataSource.open(train);
    return new Loaded(rows, like(rows, valid), like(rows, test));
  }

  private static Optional<Dataset> like(Dataset train, String source) throws IOException {
    return source == null ? Optional.empty() : Optional.of(DataSource.open(source, train.schema()));
  }

  private static String rows(String name, Optional<Dataset> data) {
    return data.map(rows -> String.format(Locale.ROOT, "%s %,d", name, rows.size())).orElse("");
  }
}
