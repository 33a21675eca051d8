package org.truezero.experiments.nistp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small files of pictures and labels in the format of MNIST and EMNIST. */
final class IdxFiles {
  private IdxFiles() {}

  /** Writes pictures and labels and returns the data source that reads them. */
  static String source(Path folder, int side, byte[][] pictures, int... labels) throws IOException {
    ByteBuffer images = ByteBuffer.allocate(16 + pictures.length * side * side);
    images.putInt(0x803).putInt(pictures.length).putInt(side).putInt(side);
    for (byte[] picture : pictures) {
      images.put(picture);
    }
    ByteBuffer classes = ByteBuffer.allocate(8 + labels.length);
    classes.putInt(0x801).putInt(labels.length);
    for (int label : labels) {
      classes.put((byte) label);
    }
    Path imageFile = Files.write(folder.resolve("images-" + side), images.array());
    Path labelFile = Files.write(folder.resolve("labels-" + side), classes.array());
    return "idx:" + imageFile + "," + labelFile;
  }

  /** Returns pictures of which each has one pixel of ink: number i in line i, column 3. */
  static byte[][] dots(int count, int side) {
    byte[][] pictures = new byte[count][side * side];
    for (int i = 0; i < count; i++) {
      pictures[i][i % side * side + 3] = (byte) 255;
    }
    return pictures;
  }
}
