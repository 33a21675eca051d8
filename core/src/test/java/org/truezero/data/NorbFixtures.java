package org.truezero.data;

import static org.truezero.data.Fixtures.bytes;
import static org.truezero.data.Fixtures.gzip;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/** Files in the binary matrix format of NORB, whose headers may promise anything. */
final class NorbFixtures {
  static final int BYTES = 0x1E3D4C55;
  static final int INTEGERS = 0x1E3D4C54;
  static final String SMALL_TRAIN = "smallnorb-5x46789x9x18x6x2x96x96-training";
  static final String SMALL_TEST = "smallnorb-5x01235x9x18x6x2x96x96-testing";
  static final String CLUTTERED_TRAIN = "norb-5x46789x9x18x6x2x108x108-training-%02d";
  static final String CLUTTERED_TEST = "norb-5x01235x9x18x6x2x108x108-testing-%02d";

  private NorbFixtures() {}

  /** A file with as many sizes as are stated; those that the format wants may be missing. */
  static byte[] matrix(int magic, int dimensions, int[] sizes, byte[] content) {
    ByteBuffer file = ByteBuffer.allocate(8 + 4 * sizes.length + content.length);
    file.order(ByteOrder.LITTLE_ENDIAN).putInt(magic).putInt(dimensions);
    for (int size : sizes) {
      file.putInt(size);
    }
    return file.put(content).array();
  }

  /** Pairs of pictures of one brightness each: the left one as stated, the right one 1 brighter. */
  static byte[] pairs(int side, int... left) {
    ByteBuffer pixels = ByteBuffer.allocate(2 * side * side * left.length);
    for (int brightness : left) {
      for (int p = 0; p < 2 * side * side; p++) {
        pixels.put((byte) (p < side * side ? brightness : brightness + 1));
      }
    }
    return matrix(BYTES, 4, new int[] {left.length, 2, side, side}, pixels.array());
  }

  static byte[] categories(int... categories) {
    ByteBuffer numbers = ByteBuffer.allocate(4 * categories.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int category : categories) {
      numbers.putInt(category);
    }
    return matrix(INTEGERS, 1, new int[] {categories.length, 1, 1}, numbers.array());
  }

  /** Writes both files of a part. */
  static void part(Path folder, String name, byte[] pairs, byte[] categories) {
    bytes(folder, name + "-dat.mat", pairs);
    bytes(folder, name + "-cat.mat", categories);
  }

  /** Writes the ten training parts, every second one packed; part p holds p pairs. */
  static void clutteredTrain(Path folder) {
    for (int part = 1; part <= 10; part++) {
      int[] brightness = new int[part];
      int[] categories = new int[part];
      for (int i = 0; i < part; i++) {
        brightness[i] = 10 * part + i;
        categories[i] = (part + i) % 6;
      }
      String name = String.format(CLUTTERED_TRAIN, part);
      String packing = part % 2 == 0 ? ".gz" : "";
      byte[] pairs = pairs(108, brightness);
      byte[] numbers = categories(categories);
      bytes(folder, name + "-dat.mat" + packing, part % 2 == 0 ? gzip(pairs) : pairs);
      bytes(folder, name + "-cat.mat" + packing, part % 2 == 0 ? gzip(numbers) : numbers);
    }
  }
}
