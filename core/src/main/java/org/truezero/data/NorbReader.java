package org.truezero.data;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads the files of one split of NORB. First the headers of all of them, so that what does not fit
 * together or into memory is known before minutes of reading; then pair after pair, of which only
 * the smaller pictures are kept.
 */
final class NorbReader {
  private final String folder;
  private final NorbSet set;
  private final ImageShape shape;
  private final AreaAverage average;
  private final ByteRows.Builder pixels;
  private final List<String> digests = new ArrayList<>();
  private int[] labels = new int[1024];
  private int size;

  /**
   * Prepares to read a split.
   *
   * @param folder where the files lie, for messages
   * @param set which set they belong to
   * @param shape the pairs wanted
   */
  NorbReader(String folder, NorbSet set, ImageShape shape) {
    this.folder = folder;
    this.set = set;
    this.shape = shape;
    average = new AreaAverage(set.side(), shape.width());
    pixels = new ByteRows.Builder(rowBytes());
  }

  /** Two files that belong together: pairs of pictures, and the category of each pair. */
  record Part(String pairs, String categories) {}

  private int rowBytes() {
    return shape.planes() * shape.height() * shape.width();
  }

  /**
   * Reads all parts; to be called once.
   *
   * @param parts in their order
   */
  SourceRows read(List<Part> parts) throws IOException {
    long count = 0;
    for (Part part : parts) {
      count += count(part);
    }
    MemoryLimit.require(folder, count * (rowBytes() + Integer.BYTES));
    for (Part part : parts) {
      readPairs(part.pairs());
      readCategories(part.categories());
    }
    RawLabels raw = RawLabels.numbered(Arrays.copyOf(labels, size), set.categories());
    return new ImageRows(
        folder,
        pixels.build(),
        Optional.of(shape),
        Optional.of(raw),
        row -> folder + ", pair " + row,
        String.join(" ", digests) + " side " + shape.width());
  }

  /** Checks the headers of a part and returns how many pairs it has. */
  private long count(Part part) throws IOException {
    try (SourceInput pairs = SourceInput.open(part.pairs());
        SourceInput categories = SourceInput.open(part.categories())) {
      long count = NorbMatrix.pairs(pairs, set.side()).count();
      long named = NorbMatrix.categories(categories).count();
      if (named != count) {
        throw DataFormatException.at(
            part.categories() + ", byte 8",
            named + " categories",
            count + ", as many as there are pairs in " + part.pairs());
      }
      return count;
    }
  }

  private void readPairs(String file) throws IOException {
    int plane = set.side() * set.side();
    int smallPlane = shape.height() * shape.width();
    byte[] row = new byte[rowBytes()];
    try (SourceInput in = SourceInput.open(file)) {
      NorbMatrix.pairs(in, set.side())
          .read(
              (pair, number) -> {
                for (int eye = 0; eye < shape.planes(); eye++) {
                  average.reduce(pair, eye * plane, row, eye * smallPlane);
                }
                pixels.add(row, 0);
              });
      digests.add(Fingerprint.text(in.digest()));
    }
  }

  private void readCategories(String file) throws IOException {
    int classes = set.categories().size();
    try (SourceInput in = SourceInput.open(file)) {
      NorbMatrix.categories(in)
          .read(
              (bytes, number) -> {
                int category = NorbMatrix.integer(bytes);
                if (category < 0 || category >= classes) {
                  throw DataFormatException.at(
                      file + ", item " + number,
                      "category " + category,
                      "0 to " + (classes - 1) + " in " + set.title());
                }
                add(category);
              });
      digests.add(Fingerprint.text(in.digest()));
    }
  }

  private void add(int label) {
    if (size == labels.length) {
      labels = Arrays.copyOf(labels, GrowingArrays.next(size, 1));
    }
    labels[size++] = label;
  }
}
