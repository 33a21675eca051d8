package org.truezero.experiments.study;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;
import org.truezero.data.DataFormatException;
import org.truezero.data.DataSource;
import org.truezero.data.Dataset;
import org.truezero.data.LabelledSubset;
import org.truezero.data.RowChoice;
import org.truezero.data.RowsView;
import org.truezero.data.Target;
import org.truezero.experiments.lab.DataFolders;
import org.truezero.math.ActiveLists;
import org.truezero.network.Architecture;
import org.truezero.network.HiddenLayer;
import org.truezero.network.Initialisation;
import org.truezero.network.SignBalance;
import org.truezero.network.SoftmaxHead;
import org.truezero.network.Unit;

/**
 * Examples with classes for a study: the user's own, else MNIST, else generated digits.
 *
 * @param name what they are, in short; begins the names of the cells that are trained on them
 * @param train rows to learn from
 * @param test other rows
 */
public record StudyData(String name, Dataset train, Dataset test) {
  /** Of a source of the user that has fewer rows than a study wants, every so-many-th is a test. */
  private static final int TEST_SHARE = 5;

  private static final long NORM_ROWS = 1000;

  /**
   * Opens examples.
   *
   * @param settings says whether the user has data
   * @param folders where MNIST may be
   * @param training rows to learn from, at most
   * @param test other rows, at most
   * @throws IOException if data cannot be read or have no classes
   */
  static StudyData open(StudySettings settings, DataFolders folders, int training, int test)
      throws IOException {
    if (settings.source().isPresent()) {
      return own(settings.source().get(), training, test);
    }
    Optional<Path> mnist = folders.find("mnist");
    if (mnist.isPresent()) {
      return image("MNIST", "mnist:" + mnist.get(), training, test);
    }
    String digits = "nistp:?classes=digits&complexity=0.3&count=";
    return new StudyData(
        "generated digits",
        DataSource.open(digits + training),
        DataSource.open(digits + test + "&from=" + training));
  }

  /** Opens CIFAR-10 if it is there. */
  static Optional<StudyData> cifar10(DataFolders folders, int training, int test)
      throws IOException {
    Optional<Path> folder = folders.find("cifar-10-batches-bin");
    return folder.isEmpty()
        ? Optional.empty()
        : Optional.of(image("CIFAR-10", "cifar10:" + folder.get(), training, test));
  }

  private static StudyData image(String name, String source, int training, int test)
      throws IOException {
    Dataset train = DataSource.open(source + "?split=train&rows=0-" + training);
    return new StudyData(
        name, train, DataSource.open(source + "?split=test&rows=0-" + test, train.schema()));
  }

  private static StudyData own(String source, int training, int test) throws IOException {
    Dataset all = DataSource.open(source);
    if (!(all.schema().target() instanceof Target.Classes classes)) {
      throw new DataFormatException(source + ": found no classes, expected one for each row");
    }
    if (classes.names().size() < 2) {
      throw new DataFormatException(source + ": found 1 class, expected 2 or more");
    }
    if (all.size() < 2 * TEST_SHARE || all.size() > Integer.MAX_VALUE - 8) {
      throw new DataFormatException(
          source + ": found " + all.size() + " rows, expected " + 2 * TEST_SHARE + " to 2^31");
    }
    int held = (int) Math.min(test, all.size() / TEST_SHARE);
    Dataset rest = LabelledSubset.rest(all, held, 1);
    Dataset train = rest.size() <= training ? rest : LabelledSubset.of(rest, training, 1);
    return new StudyData(shortName(source, all), train, LabelledSubset.of(all, held, 1));
  }

  /** Returns the name of the file, and a number by which other contents have other cells. */
  private static String shortName(String source, Dataset data) {
    String[] parts = source.split("\\?", 2)[0].split("[:/\\\\]");
    CRC32 sum = new CRC32();
    sum.update((source + data.fingerprint()).getBytes(StandardCharsets.UTF_8));
    return parts[parts.length - 1] + String.format(Locale.ROOT, " (%08x)", sum.getValue());
  }

  /** Returns what tells other data of this name from these. */
  String identity() {
    return train.fingerprint() + " " + test.fingerprint();
  }

  /** Returns the same data with fewer rows to learn from. */
  StudyData first(int training) {
    long rows = Math.min(training, train.size());
    return new StudyData(name, RowsView.of(train, new RowChoice.Range(0, rows)), test);
  }

  /**
   * Returns a learning rate at which plain gradient descent is stable on these inputs: 3 by the
   * mean of |x|² over a thousand rows, at most 0.1. That is 0.03 for MNIST.
   */
  float rate() {
    ActiveLists rows = new ActiveLists();
    rows.clear(features());
    long count = Math.min(NORM_ROWS, train.size());
    for (long row = 0; row < count; row++) {
      train.appendRow(row, rows);
    }
    double squares = 0;
    for (int at = 0; at < rows.size(); at++) {
      squares += (double) rows.values()[at] * rows.values()[at];
    }
    return (float) Math.min(0.1, 3 * count / squares);
  }

  /**
   * Describes a network for these data: equal hidden layers and a softmax.
   *
   * @param layers hidden layers, 0 or more
   * @param units of each
   * @param unit what they compute
   */
  Architecture architecture(int layers, int units, Unit unit) {
    return architecture(layers, new HiddenLayer(units, unit, SignBalance.NONE));
  }

  /**
   * Describes a network for these data: equal hidden layers and a softmax.
   *
   * @param layers hidden layers, 0 or more
   * @param layer each of them
   */
  Architecture architecture(int layers, HiddenLayer layer) {
    return new Architecture(
        features(),
        Collections.nCopies(layers, layer),
        new SoftmaxHead(classes()),
        Initialisation.GLOROT);
  }

  /** Returns the first rows of the test data. */
  Dataset someTests(int most) {
    return RowsView.of(test, new RowChoice.Range(0, Math.min(most, test.size())));
  }

  /** Returns the features of an example. */
  int features() {
    return train.schema().features();
  }

  /** Returns the number of classes. */
  int classes() {
    return train.schema().target().names().size();
  }
}
