package org.truezero.experiments.paper;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.truezero.data.DataSource;
import org.truezero.data.Dataset;
import org.truezero.data.PixelRange;
import org.truezero.experiments.lab.DataFolders;
import org.truezero.experiments.lab.MissingDataException;

/**
 * The image sets of the paper (Glorot et al. 2011, §4.1), with what stands in for those missing.
 */
public enum ImageSet {
  /** Handwritten digits: 50 000, 10 000 and 10 000 images. */
  MNIST("MNIST", "mnist", false),
  /** Small photographs: 50 000, 5000 and 5000 images. */
  CIFAR10("CIFAR-10", "cifar-10-batches-bin", false),
  /** Perturbed characters, drawn when they are asked for. */
  NISTP("NISTP", "", false),
  /** Toys seen with two eyes; drawn scenes stand in where the files are not at hand. */
  NORB("NORB", "norb", true);

  private static final int HALF_OF_CIFAR_TEST = 5000;

  /** Stereo pairs in the training files of the jittered-cluttered set. */
  private static final long CLUTTERED_NORB = 291_600;

  /** A softplus reconstructs nothing below 0, so toys are seen in [0, 1] and not in [−1, 1]. */
  private static final String PIXELS = "&range=0..1";

  private final String title;
  private final String folder;
  private final boolean replaceable;

  ImageSet(String title, String folder, boolean replaceable) {
    this.title = title;
    this.folder = folder;
    this.replaceable = replaceable;
  }

  /** Returns the name to ask for it by. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Finds a set by its name.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public static ImageSet parse(String text) {
    for (ImageSet each : values()) {
      if (each.key().equals(text.trim())) {
        return each;
      }
    }
    throw new IllegalArgumentException(
        "images \"" + text + "\", expected mnist, cifar10, nistp or norb");
  }

  /** Returns the name in tables, which says what the images are if they are not the paper's. */
  String title(DataFolders data) {
    return switch (this) {
      case MNIST, CIFAR10 -> title;
      case NISTP -> NistpImages.title(data);
      case NORB ->
          standsIn(data)
              ? title + " stand-in (drawn scenes)"
              : isSmallNorb(data) ? "small NORB (not the set of the paper)" : title;
    };
  }

  /** The paper has the jittered-cluttered set; a folder holds one of the two. */
  private boolean isSmallNorb(DataFolders data) {
    return data.find(folder)
        .map(found -> found.toFile().list((in, name) -> name.startsWith("smallnorb-")))
        .filter(small -> small.length > 0)
        .isPresent();
  }

  /** Returns the name in the paper. */
  String title() {
    return title;
  }

  /** Returns whether drawn images stand in for the files. */
  boolean standsIn(DataFolders data) {
    return replaceable && data.find(folder).isEmpty();
  }

  /** Returns whether there is something to learn from. */
  boolean available(DataFolders data) {
    return folder.isEmpty() || replaceable || data.find(folder).isPresent();
  }

  /**
   * Refuses to go on without any of the sets that were asked for.
   *
   * @throws MissingDataException if there is nothing to learn from in any; names the first
   */
  static void requireSome(List<ImageSet> asked, DataFolders data) throws MissingDataException {
    if (!asked.isEmpty() && asked.stream().noneMatch(set -> set.available(data))) {
      data.require(asked.get(0).folder);
    }
  }

  /**
   * Opens the images.
   *
   * @param data where the files are
   * @param train images at most
   * @param valid images at most
   * @param test images at most
   */
  ImageData open(DataFolders data, long train, long valid, long test) throws IOException {
    return switch (this) {
      case MNIST -> {
        String source = "mnist:" + data.require(folder);
        yield of(
            source + "?split=train" + rows(0, Math.min(train, 50_000)),
            source + "?split=train" + rows(50_000, Math.min(valid, 10_000)),
            source + "?split=test" + rows(0, Math.min(test, 10_000)));
      }
      case CIFAR10 -> cifar10(data, PixelRange.ZERO_TO_ONE, train, valid, test);
      case NISTP -> NistpImages.open(data, train, valid, test);
      case NORB -> standsIn(data) ? scenes(train, valid, test) : norb(data, train, valid, test);
    };
  }

  /** Opens CIFAR-10 with pixels in a range: validation and test are the halves of its test file. */
  static ImageData cifar10(DataFolders data, PixelRange range, long train, long valid, long test)
      throws IOException {
    String source = "cifar10:" + data.require(CIFAR10.folder) + "?range=" + range.text();
    return of(
        source + "&split=train" + rows(0, Math.min(train, 50_000)),
        source + "&split=test" + rows(0, Math.min(valid, HALF_OF_CIFAR_TEST)),
        source + "&split=test" + rows(HALF_OF_CIFAR_TEST, Math.min(test, HALF_OF_CIFAR_TEST)));
  }

  /** Never more than 24 000 in all: they show the way, not the paper's number. */
  private static ImageData scenes(long train, long valid, long test) throws IOException {
    if (train + valid + test > 24_000) {
      return scenes(16_000, 4000, 4000);
    }
    String known = "scenes:?seed=1&instances=train" + PIXELS;
    return of(
        known + "&count=" + train + "&from=" + valid,
        known + "&count=" + valid,
        "scenes:?seed=1&instances=test&count=" + test + PIXELS);
  }

  /** The last images of the training files are for validation. */
  private ImageData norb(DataFolders data, long train, long valid, long test) throws IOException {
    String source = "norb:" + data.require(folder);
    long all = DataSource.open(source + "?split=train").size();
    long cut = norbTraining(all);
    long tests = DataSource.open(source + "?split=test").size();
    return of(
        source + "?split=train" + PIXELS + rows(0, Math.min(train, cut)),
        source + "?split=train" + PIXELS + rows(cut, Math.min(valid, all - cut)),
        source + "?split=test" + PIXELS + rows(0, Math.min(test, tests)));
  }

  /** As many as in the paper of the jittered-cluttered set, four fifths of any other. */
  static long norbTraining(long all) {
    return all == CLUTTERED_NORB ? 233_172 : all * 4 / 5;
  }

  private static String rows(long from, long count) {
    return "&rows=" + from + "-" + (from + count);
  }

  /** Opens three sources, all in the schema of the first. */
  static ImageData of(String train, String valid, String test) throws IOException {
    Dataset learned = DataSource.open(train);
    return new ImageData(
        learned, DataSource.open(valid, learned.schema()), DataSource.open(test, learned.schema()));
  }
}
