package org.truezero.data;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The start of a file in the binary matrix format of NORB, and its numbers. All numbers are 32 bits
 * and little-endian: what the entries are, how many dimensions there are, the size of each; the
 * entries follow, the last dimension fastest. At least three sizes are always stored; those beyond
 * the dimensions say nothing.
 */
final class NorbMatrix {
  /** What the entries are; the format has three more kinds, for floats and short numbers. */
  private enum Entries {
    BYTES(0x1E3D4C55, 1, "bytes"),
    INTEGERS(0x1E3D4C54, Integer.BYTES, "integers of 32 bits");

    final int magic;
    final int size;
    final String words;

    Entries(int magic, int size, String words) {
      this.magic = magic;
      this.size = size;
      this.words = words;
    }
  }

  /** The sizes begin after the magic number and the number of dimensions. */
  private static final int SIZES_AT = 8;

  private static final int FEWEST_SIZES = 3;
  private static final int EYES = 2;

  private final SourceInput in;
  private final long[] sizes;
  private final int itemBytes;

  private NorbMatrix(SourceInput in, long[] sizes, int itemBytes) {
    this.in = in;
    this.sizes = sizes;
    this.itemBytes = itemBytes;
  }

  /**
   * Reads the start of a file of stereo pairs.
   *
   * @param in the file, at its first byte
   * @param side height and width of each picture
   */
  static NorbMatrix pairs(SourceInput in, int side) throws IOException {
    NorbMatrix matrix = start(in, Entries.BYTES, 4, EYES * side * side);
    if (matrix.sizes[1] != EYES || matrix.sizes[2] != side || matrix.sizes[3] != side) {
      throw DataFormatException.at(
          in.name() + ", byte " + SIZES_AT,
          "sizes " + matrix.shape(),
          "any number of pairs, x " + EYES + " x " + side + " x " + side);
    }
    in.requireRoom(SIZES_AT, matrix.shape(), matrix.count() * matrix.itemBytes);
    return matrix;
  }

  /**
   * Reads the start of a file of categories.
   *
   * @param in the file, at its first byte
   */
  static NorbMatrix categories(SourceInput in) throws IOException {
    NorbMatrix matrix = start(in, Entries.INTEGERS, 1, Integer.BYTES);
    in.requireRoom(SIZES_AT, matrix.shape(), matrix.count() * matrix.itemBytes);
    return matrix;
  }

  private static NorbMatrix start(SourceInput in, Entries entries, int dimensions, int itemBytes)
      throws IOException {
    int magic = (int) number(in, "the magic number");
    if (magic != entries.magic) {
      throw DataFormatException.at(
          in.name() + ", byte 0",
          String.format(Locale.ROOT, "magic number 0x%08X%s", magic, meaning(magic)),
          String.format(Locale.ROOT, "0x%08X (NORB, %s)", entries.magic, entries.words));
    }
    long count = number(in, "the number of dimensions");
    if (count != dimensions) {
      throw DataFormatException.at(
          in.name() + ", byte 4", count + " dimensions", Integer.toString(dimensions));
    }
    long[] sizes = new long[Math.max(FEWEST_SIZES, dimensions)];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = number(in, "the size of dimension " + i);
    }
    return new NorbMatrix(in, Arrays.copyOf(sizes, dimensions), itemBytes);
  }

  private static String meaning(int magic) {
    return Arrays.stream(Entries.values())
        .filter(entries -> entries.magic == magic)
        .map(entries -> " (" + entries.words + ")")
        .findFirst()
        .orElse("");
  }

  /** Reads a number of 32 bits without sign. */
  private static long number(SourceInput in, String what) throws IOException {
    byte[] bytes = in.readNBytes(Integer.BYTES);
    if (bytes.length < Integer.BYTES) {
      throw DataFormatException.at(
          in.name() + ", byte " + in.position(), "the end of the file", what);
    }
    return integer(bytes) & 0xFFFFFFFFL;
  }

  /** Returns four bytes, the lowest first, as a number. */
  static int integer(byte[] bytes) {
    return bytes[0] & 0xFF | (bytes[1] & 0xFF) << 8 | (bytes[2] & 0xFF) << 16 | bytes[3] << 24;
  }

  private String shape() {
    return Arrays.stream(sizes).mapToObj(Long::toString).collect(Collectors.joining(" x "));
  }

  /** Returns the size of the first dimension: how many pairs or categories there are. */
  long count() {
    return sizes[0];
  }

  /**
   * Reads all items and checks that the file ends there.
   *
   * @param items takes each item in the same array: the left picture and the right one, or the
   *     bytes of a category
   */
  void read(Items items) throws IOException {
    byte[] item = new byte[itemBytes];
    for (long number = 0; number < count(); number++) {
      in.readItem(item, number, count());
      items.take(item, number);
    }
    in.requireEnd(shape());
  }

  /** Takes the items of a file one by one. */
  interface Items {
    void take(byte[] item, long number) throws IOException;
  }
}
