package org.truezero.data;

import com.google.gson.JsonObject;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongToIntFunction;
import org.truezero.math.ActiveLists;

/**
 * A file of rows, mapped into memory piece by piece: what is read stays in the cache of the system
 * as long as there is room, and nothing of it on the heap. Immutable and safe for any number of
 * threads. A file must not be changed while it is in use.
 */
final class MappedRows implements SourceRows {
  /** Bytes from the start of one map to the start of the next; a map also holds a longest row. */
  private static final long STEP = 1L << 30;

  private final String name;
  private final Schema schema;
  private final long size;
  private final long endsAt;
  private final String fingerprint;
  private final List<String> remarks;
  private final MappedByteBuffer[] maps;

  private MappedRows(String name, FileChannel file) throws IOException {
    this.name = name;
    long length = file.size();
    requireMagic(file, length);
    ByteBuffer trailer = read(file, length - RowsFile.TRAILER, RowsFile.TRAILER);
    endsAt = trailer.getLong();
    long descriptionAt = trailer.getLong();
    long descriptionEnd = length - RowsFile.TRAILER;
    if (endsAt < RowsFile.MAGIC.length
        || descriptionAt < endsAt
        || descriptionAt >= descriptionEnd
        || descriptionEnd - descriptionAt > Integer.MAX_VALUE - 8) {
      throw damaged("sizes that cannot be", null);
    }
    byte[] json = read(file, descriptionAt, (int) (descriptionEnd - descriptionAt)).array();
    try {
      JsonObject description = StrictJson.object(new String(json, StandardCharsets.UTF_8));
      JsonFields fields = new JsonFields("description", description);
      size = fields.integer("rows");
      fingerprint = fields.string("fingerprint");
      remarks = fields.strings("remarks");
      schema = SchemaJson.read(description.getAsJsonObject("schema"));
    } catch (IllegalArgumentException | ClassCastException | NullPointerException e) {
      throw damaged("no description", e);
    }
    if (size < 1 || descriptionAt - endsAt != size * Long.BYTES) {
      throw damaged("another number of rows than it says", null);
    }
    maps = new MappedByteBuffer[(int) ((descriptionAt + STEP - 1) / STEP)];
    for (int m = 0; m < maps.length; m++) {
      long from = m * STEP;
      long bytes = Math.min(descriptionAt - from, STEP + RowsFile.LONGEST_ROW);
      maps[m] = file.map(FileChannel.MapMode.READ_ONLY, from, bytes);
    }
    if (end(size - 1) != endsAt) {
      throw damaged("rows that end elsewhere than they should", null);
    }
  }

  static MappedRows open(Path file, String name) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      return new MappedRows(name, channel);
    }
  }

  private void requireMagic(FileChannel file, long length) throws IOException {
    int least = RowsFile.MAGIC.length + RowsFile.TRAILER;
    if (length < least
        || !Arrays.equals(read(file, 0, RowsFile.MAGIC.length).array(), RowsFile.MAGIC)) {
      throw DataFormatException.at(
          name, "something else", "a file that data convert wrote, with a name ending in .rows");
    }
  }

  private static ByteBuffer read(FileChannel file, long from, int count) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(count);
    while (bytes.hasRemaining()) {
      if (file.read(bytes, from + bytes.position()) < 0) {
        throw new EOFException("end of file");
      }
    }
    return bytes.flip();
  }

  private DataFormatException damaged(String found, Exception cause) {
    return new DataFormatException(
        name + ": found " + found + ", expected an intact file; convert the data again", cause);
  }

  private long end(long row) {
    long at = endsAt + row * Long.BYTES;
    return maps[(int) (at / STEP)].getLong((int) (at % STEP));
  }

  private long start(long row) {
    return row == 0 ? RowsFile.MAGIC.length : end(row - 1);
  }

  /** Returns the bytes of a row. */
  private ByteBuffer row(long row) {
    long start = start(row);
    long length = end(row) - start;
    int least = (schema.target().width() + 1) * Float.BYTES;
    if (start < RowsFile.MAGIC.length
        || length < least
        || length > RowsFile.LONGEST_ROW
        || start + length > endsAt) {
      throw unreadable(row);
    }
    return maps[(int) (start / STEP)].slice((int) (start % STEP), (int) length);
  }

  private IllegalStateException unreadable(long row) {
    return new IllegalStateException(
        name + ", row " + row + ": the file is damaged; convert the data again");
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public LongToIntFunction strata() {
    boolean classes = schema.target() instanceof Target.Classes;
    return row -> classes ? (int) row(row).getFloat(0) : 0;
  }

  @Override
  public Schema learn(RowChoice rows, boolean labelled) {
    return labelled ? schema : schema.withTarget(new Target.None());
  }

  @Override
  public Target learnTarget(RowChoice rows) {
    return schema.target();
  }

  @Override
  public Dataset encode(Schema wanted, RowChoice rows) throws DataFormatException {
    if (!wanted.withTarget(schema.target()).equals(schema)) {
      throw DataFormatException.at(
          name,
          "rows of " + schema.features() + " features that were encoded otherwise",
          "the "
              + wanted.features()
              + " features that the model learned; give the data that were"
              + " converted, they are read as the model learned");
    }
    boolean labelled = !(wanted.target() instanceof Target.None);
    if (labelled && !wanted.target().equals(schema.target())) {
      throw DataFormatException.at(
          name, "another target", "the classes or values that the model learned");
    }
    return new View(wanted, rows, labelled);
  }

  /** Chosen rows, read when they are asked for. */
  private final class View implements Dataset {
    private final Schema wanted;
    private final RowChoice rows;
    private final boolean labelled;

    View(Schema wanted, RowChoice rows, boolean labelled) {
      this.wanted = wanted;
      this.rows = rows;
      this.labelled = labelled;
    }

    @Override
    public long size() {
      return rows.size();
    }

    @Override
    public Schema schema() {
      return wanted;
    }

    @Override
    public void appendRow(long row, ActiveLists into) {
      long at = rows.at(row);
      ByteBuffer bytes = row(at).position(schema.target().width() * Float.BYTES);
      int count = bytes.getInt();
      int rest = bytes.remaining();
      boolean ones = rest == 4L * count;
      if (count < 0 || !ones && rest != 8L * count) {
        throw unreadable(at);
      }
      into.reserve(count);
      int from = into.size();
      bytes.asIntBuffer().get(into.indices(), from, count);
      requireAscending(at, into.indices(), from, count);
      if (ones) {
        Arrays.fill(into.values(), from, from + count, 1);
      } else {
        bytes.position(bytes.position() + 4 * count);
        bytes.asFloatBuffer().get(into.values(), from, count);
      }
      into.advance(count);
      into.endExample();
    }

    private void requireAscending(long row, int[] indices, int from, int count) {
      int before = -1;
      for (int i = from; i < from + count; i++) {
        if (indices[i] <= before || indices[i] >= wanted.features()) {
          throw unreadable(row);
        }
        before = indices[i];
      }
    }

    @Override
    public void readTarget(long row, float[] into, int offset) {
      ByteBuffer bytes = row(rows.at(row));
      for (int t = 0; labelled && t < wanted.target().width(); t++) {
        into[offset + t] = bytes.getFloat(t * Float.BYTES);
      }
    }

    @Override
    public String fingerprint() {
      return Fingerprint.of(fingerprint, rows);
    }

    @Override
    public List<String> remarks() {
      return remarks;
    }
  }
}
