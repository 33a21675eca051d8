package org.truezero.data;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a file of images and the file of their labels, both IDX. */
final class IdxReader {
  static final SourceKey CLASSES =
      new SourceKey("classes", "N: labels are 0 to N-1 [the largest label of the file + 1]");

  private IdxReader() {}

  /**
   * Reads both files.
   *
   * @param images path of the images
   * @param labels path of the labels, if there are any
   * @param classes number of classes, or 0 for the largest label plus 1
   */
  static SourceRows read(String images, Optional<String> labels, int classes) throws IOException {
    String content;
    ByteRows pixels;
    Optional<ImageShape> shape;
    try (SourceInput in = SourceInput.open(images)) {
      IdxFile file = IdxFile.startImages(in);
      shape = shape(file.dimensions);
      pixels = file.readItems();
      content = Fingerprint.text(in.digest());
    }
    if (labels.isEmpty()) {
      return new ImageRows(images, pixels, shape, Optional.empty(), row -> images, content);
    }
    int[] codes;
    try (SourceInput in = SourceInput.open(labels.get())) {
      IdxFile file = IdxFile.startLabels(in);
      if (file.dimensions[0] != pixels.size()) {
        throw DataFormatException.at(
            in.name() + ", byte 4",
            file.dimensions[0] + " labels",
            pixels.size() + ", as many as there are images in " + images);
      }
      codes = file.readLabels();
      content += " " + Fingerprint.text(in.digest());
    }
    String where = labels.get();
    RawLabels raw = RawLabels.numbered(codes, names(where, codes, classes));
    return new ImageRows(
        images, pixels, shape, Optional.of(raw), row -> where + ", item " + row, content);
  }

  private static Optional<ImageShape> shape(long[] dimensions) {
    return switch (dimensions.length) {
      case 3 -> Optional.of(new ImageShape(1, (int) dimensions[1], (int) dimensions[2]));
      case 4 ->
          Optional.of(
              new ImageShape((int) dimensions[1], (int) dimensions[2], (int) dimensions[3]));
      default -> Optional.empty();
    };
  }

  private static List<String> names(String file, int[] codes, int classes)
      throws DataFormatException {
    int most = 0;
    for (int i = 0; i < codes.length; i++) {
      if (classes > 0 && codes[i] >= classes) {
        throw DataFormatException.at(
            file + ", item " + i, "label " + codes[i], "a class from 0 to " + (classes - 1));
      }
      most = Math.max(most, codes[i]);
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i < (classes > 0 ? classes : most + 1); i++) {
      names.add(Integer.toString(i));
    }
    return names;
  }
}
