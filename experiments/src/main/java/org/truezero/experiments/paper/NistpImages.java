package org.truezero.experiments.paper;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.truezero.experiments.lab.DataFolders;

/**
 * Perturbed characters: typed ones, and in half of the examples the handwriting of EMNIST ByClass
 * where its files are at hand.
 */
final class NistpImages {
  private static final String EMNIST = "emnist/emnist-byclass-";
  private static final List<String> FILES = List.of("-images-idx3-ubyte", "-labels-idx1-ubyte");

  private NistpImages() {}

  /** Returns the name in tables, with what the characters are. */
  static String title(DataFolders data) {
    return written(data) ? "NISTP (typed and EMNIST characters)" : "NISTP (typed characters)";
  }

  private static boolean written(DataFolders data) {
    return List.of("train", "test").stream()
        .allMatch(
            split -> FILES.stream().allMatch(file -> data.find(EMNIST + split + file).isPresent()));
  }

  /**
   * Opens the characters. Those to judge by come first, so that more training images leave them as
   * they are; test characters are written in the hands of EMNIST's test files.
   */
  static ImageData open(DataFolders data, long train, long valid, long test) throws IOException {
    String known = source(data, "train");
    return ImageSet.of(
        known + range(valid + test, train),
        known + range(0, valid),
        source(data, "test") + range(valid, test));
  }

  private static String source(DataFolders data, String split) throws IOException {
    String typed = "nistp:?seed=1";
    if (!written(data)) {
      return typed;
    }
    Path images = data.require(EMNIST + split + FILES.get(0));
    Path labels = data.require(EMNIST + split + FILES.get(1));
    return typed + "&source=mixed&transposed=yes&handwritten=idx:" + nested(images + "," + labels);
  }

  /** A source inside a source is written so. */
  private static String nested(String source) {
    return source.replace("%", "%25").replace("&", "%26");
  }

  private static String range(long from, long count) {
    return "&from=" + from + "&count=" + count;
  }
}
