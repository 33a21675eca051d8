package org.truezero.data;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.truezero.math.ActiveLists;

/** Writes a data set as text: the closed family of formats. */
public sealed interface DataWriter permits LibsvmWriter, CsvWriter {
  /**
   * Writes all rows. The file is complete or not there; with a name that ends in {@code .gz} it is
   * compressed, without a time stamp, so that equal data give equal files.
   *
   * @param data the rows, in their encoded form
   * @param target the file to write
   * @return the data source that reads the file back, with the options it needs
   * @throws IOException if the file cannot be written
   * @throws IllegalArgumentException if the format cannot hold the data
   */
  String write(Dataset data, Path target) throws IOException;

  /** Writes a file through {@link AtomicFile}, compressed if its name says so. */
  static void writePacked(Path target, AtomicFile.Body body) throws IOException {
    if (!target.toString().endsWith(".gz")) {
      AtomicFile.produce(target, body);
      return;
    }
    AtomicFile.produce(
        target,
        out -> {
          GZIPOutputStream packed = new GZIPOutputStream(out, 1 << 16);
          body.writeTo(packed);
          packed.finish();
        });
  }

  /** Appends a row as its only example. */
  static void readRow(Dataset data, long row, ActiveLists into) {
    into.clear(data.schema().features());
    data.appendRow(row, into);
  }

  /** Spells a number so that reading gives the same bits, whole numbers without a point. */
  static String spelled(float value) {
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1 << 24;
    return whole ? Integer.toString((int) value) : Float.toString(value);
  }

  /** Writes characters that are all ASCII, or encodes others as UTF-8. */
  static void writeText(OutputStream out, StringBuilder text) throws IOException {
    out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    text.setLength(0);
  }
}
