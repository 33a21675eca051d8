package org.truezero.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * {@code cifar10:DIR?split=train}: the binary version of CIFAR-10, records of one label byte and
 * 3072 pixels (red, green, blue plane; each row-major) in [0, 1] or, with {@code range=-1..1}, in
 * [−1, 1]. DIR holds the {@code .bin} files or the folder {@code cifar-10-batches-bin}. Class names
 * come from {@code batches.meta.txt}.
 *
 * <p>Glorot et al. 2011, §4.1, train on 50 000 pictures, validate on 5 000 and test on 5 000: all
 * of {@code split=train}, and the test file cut in two, {@code split=test&rows=0-5000} and {@code
 * split=test&rows=5000-10000}. Which half is which the paper does not say.
 */
public final class Cifar10Source implements DataSourceProvider {
  private static final int SIDE = 32;
  private static final int PIXELS = 3 * SIDE * SIDE;
  private static final List<String> CLASSES =
      List.of(
          "airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");

  /** Creates the provider. */
  public Cifar10Source() {}

  @Override
  public String kind() {
    return "cifar10";
  }

  @Override
  public String summary() {
    return "cifar10:DIR  CIFAR-10, binary version";
  }

  @Override
  public List<SourceKey> keys() {
    return List.of(
        new SourceKey("split", "train or test [train]"), PixelRange.key(PixelRange.ZERO_TO_ONE));
  }

  @Override
  public SourceRows read(SourceSpec source) throws IOException {
    Path given = SourceInput.path(source.requiredPath("DIR"));
    String split = source.choice("split", "train", "train", "test");
    PixelRange range = PixelRange.of(source, PixelRange.ZERO_TO_ONE);
    source.check();
    DataFolder.require(given);
    Path inner = given.resolve("cifar-10-batches-bin");
    Path folder = Files.isDirectory(inner) ? inner : given;
    List<String> batches =
        split.equals("test")
            ? List.of("test_batch.bin")
            : List.of(
                "data_batch_1.bin",
                "data_batch_2.bin",
                "data_batch_3.bin",
                "data_batch_4.bin",
                "data_batch_5.bin");
    Collector collector = new Collector(classNames(folder));
    for (String batch : batches) {
      collector.read(find(folder, batch));
    }
    return collector.rows(folder.toString(), new ImageShape(3, SIDE, SIDE, range));
  }

  private static String find(Path folder, String batch) throws DataFormatException {
    for (String packing : List.of("", ".gz")) {
      Path file = folder.resolve(batch + packing);
      if (Files.exists(file)) {
        return file.toString();
      }
    }
    Path packed = folder.resolve(batch + ".xz");
    if (Files.exists(packed)) {
      throw DataFormatException.at(
          packed.toString(),
          "a file packed with xz, which Java cannot read",
          batch + "; unpack it first: xz -dk " + folder + "/*.xz");
    }
    throw DataFormatException.at(
        folder.toString(), "no " + batch, "the .bin files of the binary version of CIFAR-10");
  }

  private static List<String> classNames(Path folder) throws IOException {
    Path meta = folder.resolve("batches.meta.txt");
    if (!Files.exists(meta)) {
      return CLASSES;
    }
    byte[] bytes;
    try (SourceInput in = SourceInput.open(meta.toString())) {
      bytes = in.readNBytes(1 << 16);
    }
    List<String> names =
        new String(bytes, StandardCharsets.UTF_8)
            .lines()
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .toList();
    if (names.size() != CLASSES.size() || names.stream().distinct().count() != names.size()) {
      throw DataFormatException.at(
          meta.toString(), names.size() + " class names", "10 different names, one per line");
    }
    return names;
  }

  /** Appends file after file. */
  private static final class Collector {
    private final List<String> names;
    private final ByteRows.Builder pixels = new ByteRows.Builder(PIXELS);
    private final List<String> digests = new ArrayList<>();
    private int[] labels = new int[10000];
    private int size;

    Collector(List<String> names) {
      this.names = names;
    }

    void read(String path) throws IOException {
      try (SourceInput in = SourceInput.open(path)) {
        byte[] record = new byte[1 + PIXELS];
        int number = 0;
        int count = in.readNBytes(record, 0, record.length);
        while (count == record.length) {
          add(path, number++, record);
          count = in.readNBytes(record, 0, record.length);
        }
        if (count > 0 || number == 0) {
          throw DataFormatException.at(
              path + ", record " + number,
              "the end of the file after " + count + " bytes",
              "records of " + record.length + " bytes (1 label, 3072 pixels)");
        }
        digests.add(Fingerprint.text(in.digest()));
      }
    }

    private void add(String path, int number, byte[] record) throws DataFormatException {
      int label = record[0] & 0xFF;
      if (label >= names.size()) {
        throw DataFormatException.at(
            path + ", record " + number, "label " + label, "a class from 0 to 9");
      }
      if (size == labels.length) {
        labels = Arrays.copyOf(labels, GrowingArrays.next(size, 1));
      }
      labels[size++] = label;
      pixels.add(record, 1);
    }

    SourceRows rows(String folder, ImageShape shape) {
      RawLabels raw = RawLabels.numbered(Arrays.copyOf(labels, size), names);
      return new ImageRows(
          folder,
          pixels.build(),
          Optional.of(shape),
          Optional.of(raw),
          row -> folder + ", record " + row,
          String.join(" ", digests));
    }
  }
}
