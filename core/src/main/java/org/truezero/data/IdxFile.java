package org.truezero.data;

import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The start of a file in the IDX format of MNIST: two zero bytes, the type (8: unsigned bytes), the
 * number of dimensions, then each dimension as a big-endian 32-bit number; the bytes follow, the
 * last dimension fastest.
 */
final class IdxFile {
  private static final int UNSIGNED_BYTES = 0x08;
  private static final int MOST_DIMENSIONS = 4;
  private static final int MOST_ITEM_BYTES = 1 << 28;

  /** Sizes of the dimensions; the first counts the items. */
  final long[] dimensions;

  private final SourceInput in;

  private IdxFile(SourceInput in, long[] dimensions) {
    this.in = in;
    this.dimensions = dimensions;
  }

  /**
   * Reads the start of a file and checks that the file can hold what it promises.
   *
   * @param in the file, at its first byte
   * @param least fewest dimensions expected
   * @param most largest number of dimensions expected
   */
  static IdxFile start(SourceInput in, int least, int most) throws IOException {
    byte[] magic = in.readNBytes(4);
    if (magic.length == 0) {
      throw DataFormatException.at(in.name() + ", byte 0", "an empty file", "an IDX file");
    }
    int count = magic.length == 4 ? magic[3] : -1;
    boolean known =
        magic.length == 4 && magic[0] == 0 && magic[1] == 0 && magic[2] == UNSIGNED_BYTES;
    if (!known || count < least || count > most) {
      throw DataFormatException.at(
          in.name() + ", byte 0",
          "magic number 0x" + HexFormat.of().formatHex(magic) + meaning(known, count),
          "0x0000080" + least + " to 0x0000080" + most + " (IDX, unsigned bytes)");
    }
    long[] dimensions = new long[count];
    for (int i = 0; i < count; i++) {
      dimensions[i] = readDimension(in, i);
    }
    IdxFile file = new IdxFile(in, dimensions);
    file.requirePlausible();
    return file;
  }

  static IdxFile startImages(SourceInput in) throws IOException {
    return start(in, 2, MOST_DIMENSIONS);
  }

  static IdxFile startLabels(SourceInput in) throws IOException {
    return start(in, 1, 1);
  }

  private static String meaning(boolean known, int count) {
    if (known && count == 1) {
      return " (a file of labels)";
    }
    return known && count <= MOST_DIMENSIONS ? " (a file of images)" : "";
  }

  private static long readDimension(SourceInput in, int index) throws IOException {
    byte[] bytes = in.readNBytes(4);
    if (bytes.length < 4) {
      throw DataFormatException.at(
          in.name() + ", byte " + in.position(),
          "the end of the file",
          "size of dimension " + index);
    }
    long value = 0;
    for (byte b : bytes) {
      value = value << 8 | (b & 0xFF);
    }
    return value;
  }

  private void requirePlausible() throws DataFormatException {
    long rowBytes = 1;
    for (int i = 1; i < dimensions.length; i++) {
      rowBytes *= dimensions[i];
      if (rowBytes < 1 || rowBytes > MOST_ITEM_BYTES) {
        throw DataFormatException.at(
            in.name() + ", byte 4",
            "dimensions " + shape(),
            "1 to " + MOST_ITEM_BYTES + " bytes per item");
      }
    }
    long content = rowBytes * dimensions[0];
    in.requireRoom(4, shape(), content);
    MemoryLimit.require(in.name(), content);
  }

  private String shape() {
    StringBuilder shape = new StringBuilder();
    for (long dimension : dimensions) {
      shape.append(shape.length() == 0 ? "" : " x ").append(dimension);
    }
    return shape.toString();
  }

  /** Returns the bytes of one item. */
  int itemBytes() {
    long bytes = 1;
    for (int i = 1; i < dimensions.length; i++) {
      bytes *= dimensions[i];
    }
    return (int) bytes;
  }

  /** Reads all items and checks that the file ends there. */
  ByteRows readItems() throws IOException {
    ByteRows.Builder rows = new ByteRows.Builder(itemBytes());
    byte[] item = new byte[itemBytes()];
    for (long i = 0; i < dimensions[0]; i++) {
      in.readItem(item, i, dimensions[0]);
      rows.add(item, 0);
    }
    in.requireEnd(shape());
    return rows.build();
  }

  /** Reads a file of one dimension. */
  int[] readLabels() throws IOException {
    int[] labels = new int[1024];
    byte[] buffer = new byte[1 << 14];
    int size = 0;
    while (size < dimensions[0]) {
      int wanted = (int) Math.min(buffer.length, dimensions[0] - size);
      int count = in.readNBytes(buffer, 0, wanted);
      if (size + count > labels.length) {
        labels = Arrays.copyOf(labels, GrowingArrays.next(size, count));
      }
      for (int i = 0; i < count; i++) {
        labels[size++] = buffer[i] & 0xFF;
      }
      if (count < wanted) {
        throw DataFormatException.at(
            in.name() + ", byte " + in.position(),
            "the end of the file after " + size + " labels",
            dimensions[0] + " labels as the header says");
      }
    }
    in.requireEnd(shape());
    return Arrays.copyOf(labels, size);
  }
}
