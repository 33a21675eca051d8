package org.truezero.data;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.truezero.math.ActiveLists;

/**
 * Encoded rows in a file, made once and then read row by row without holding them ({@code
 * docs/text.md}).
 *
 * <p>All numbers big-endian: eight bytes of magic; for each row its target numbers, the number of
 * its entries, their columns and, unless all of them are 1, their values; then the end of each row
 * as a long; then a description in JSON; at last where the ends and the description begin, as two
 * longs.
 */
final class RowsFile {
  static final byte[] MAGIC = "TZROWS01".getBytes(StandardCharsets.US_ASCII);
  static final int TRAILER = 2 * Long.BYTES;

  /** Rows cannot be longer, so that a map of the file holds them whole. */
  static final int LONGEST_ROW = 1 << 28;

  private RowsFile() {}

  /**
   * What was written.
   *
   * @param source reads it back
   * @param rows how many
   * @param remarks what a user should know
   */
  record Written(String source, long rows, List<String> remarks) {}

  /** Hands over rows. */
  interface Rows {
    void writeTo(Writer writer) throws IOException;
  }

  /**
   * Writes a file; it is complete or not there.
   *
   * @param target the file
   * @param schema of the rows
   * @param fingerprint of the data
   * @param remarks kept for those who read the file
   * @param rows hands over the rows; those with values other than 1 are fine
   */
  static Written write(
      Path target, Schema schema, String fingerprint, List<String> remarks, Rows rows)
      throws IOException {
    long[] count = new long[1];
    AtomicFile.produce(
        target,
        out -> {
          Writer writer = new Writer(out, schema.target().width());
          try {
            rows.writeTo(writer);
          } catch (WriteFailure e) {
            throw e.cause;
          }
          writer.finish(schema, fingerprint, remarks);
          count[0] = writer.rows;
        });
    return new Written("rows:" + target, count[0], remarks);
  }

  /** Writes all rows of a data set. */
  static Written write(Path target, Dataset data) throws IOException {
    return write(
        target,
        data.schema(),
        data.fingerprint(),
        data.remarks(),
        writer -> {
          ActiveLists lists = new ActiveLists();
          float[] numbers = new float[data.schema().target().width()];
          for (long row = 0; row < data.size(); row++) {
            lists.clear(data.schema().features());
            data.appendRow(row, lists);
            data.readTarget(row, numbers, 0);
            for (int at = 0; at < lists.size(); at++) {
              writer.add(lists.indices()[at], lists.values()[at]);
            }
            writer.endRow(numbers);
          }
        });
  }

  /** Writing failed inside a reader of records, which must not take it for a bad record. */
  private static final class WriteFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final IOException cause;

    private WriteFailure(IOException cause) {
      super(cause);
      this.cause = cause;
    }
  }

  /** Takes rows, one after the other. */
  static final class Writer {
    private final DataOutputStream out;
    private final int targetWidth;
    private int[] indices = new int[256];
    private float[] values = new float[256];
    private int size;
    private long position = MAGIC.length;
    private long[] ends = new long[1024];
    private int rows;

    private Writer(OutputStream out, int targetWidth) throws IOException {
      this.out = new DataOutputStream(out);
      this.targetWidth = targetWidth;
      this.out.write(MAGIC);
    }

    /** Appends an entry to the row being filled, columns ascending; zeros are left out. */
    void add(int index, float value) {
      if (value == 0) {
        return;
      }
      if (size == indices.length) {
        int capacity = GrowingArrays.next(size, 1);
        indices = Arrays.copyOf(indices, capacity);
        values = Arrays.copyOf(values, capacity);
      }
      indices[size] = index;
      values[size++] = value;
    }

    /** Ends the row; the target has as many numbers as the schema says, or more. */
    void endRow(float[] target) {
      boolean ones = true;
      for (int e = 0; e < size; e++) {
        ones &= values[e] == 1;
      }
      long length = 4L * (targetWidth + 1 + (ones ? size : 2L * size));
      if (length > LONGEST_ROW) {
        throw new IllegalArgumentException("a row of " + size + " entries, expected fewer");
      }
      try {
        for (int t = 0; t < targetWidth; t++) {
          out.writeFloat(target[t]);
        }
        out.writeInt(size);
        for (int e = 0; e < size; e++) {
          out.writeInt(indices[e]);
        }
        for (int e = 0; !ones && e < size; e++) {
          out.writeFloat(values[e]);
        }
      } catch (IOException e) {
        throw new WriteFailure(e);
      }
      if (rows == ends.length) {
        ends = Arrays.copyOf(ends, GrowingArrays.next(rows, 1));
      }
      position += length;
      ends[rows++] = position;
      size = 0;
    }

    private void finish(Schema schema, String fingerprint, List<String> remarks)
        throws IOException {
      for (int row = 0; row < rows; row++) {
        out.writeLong(ends[row]);
      }
      JsonObject description = new JsonObject();
      description.addProperty("rows", rows);
      description.addProperty("fingerprint", fingerprint);
      JsonArray lines = new JsonArray();
      remarks.forEach(lines::add);
      description.add("remarks", lines);
      description.add("schema", SchemaJson.write(schema));
      out.write(description.toString().getBytes(StandardCharsets.UTF_8));
      out.writeLong(position);
      out.writeLong(position + (long) rows * Long.BYTES);
      out.flush();
    }
  }
}
