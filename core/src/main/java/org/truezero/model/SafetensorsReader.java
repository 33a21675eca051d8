package org.truezero.model;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.truezero.data.Schema;
import org.truezero.data.StrictJson;

/**
 * Reads a safetensors file once, from front to back. Nothing is allocated for what a header claims
 * before the claim was compared with the length of the file.
 *
 * <p>Life: {@link #open}, {@link #metadata}, {@link #require} the tensors wanted, {@link #read}
 * them, close.
 */
final class SafetensorsReader implements Closeable {
  /** The reference implementation's limit. */
  static final long LONGEST_HEADER = 100_000_000;

  private static final int CHUNK_BYTES = 64 * 1024;

  private final Path file;
  private final FileChannel channel;
  private final MessageDigest digest = Checksum.start();
  private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES).order(ByteOrder.LITTLE_ENDIAN);
  private byte[] start;
  private JsonObject header;
  private Metadata metadata;
  private List<TensorEntry> entries;

  private SafetensorsReader(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Opens a file and reads its header. */
  static SafetensorsReader open(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new ModelFormatException(file + ": no such file, expected a model file");
    }
    if (!Files.isRegularFile(file)) {
      String found = Files.isDirectory(file) ? "a folder" : "no ordinary file";
      throw new ModelFormatException(file + ": found " + found + ", expected a model file");
    }
    if (!Files.isReadable(file)) {
      throw new ModelFormatException(file + ": may not be read by this user");
    }
    SafetensorsReader reader = new SafetensorsReader(file, FileChannel.open(file));
    try {
      reader.readHeader();
    } catch (IOException | RuntimeException e) {
      reader.close();
      throw e;
    }
    return reader;
  }

  Metadata metadata() {
    return metadata;
  }

  /**
   * Checks that the file holds exactly these tensors of numbers, and those of a schema.
   *
   * @param shapes shape of each tensor by its name
   * @param schema names its own
   */
  void require(Map<String, List<Long>> shapes, SchemaTensors schema) throws IOException {
    entries = attempt("header", this::readEntries);
    requireLength();
    Map<String, List<Long>> all = new LinkedHashMap<>(shapes);
    all.putAll(schema.shapes());
    TreeSet<String> missing = new TreeSet<>(all.keySet());
    for (TensorEntry entry : entries) {
      TensorType type = schema.types().getOrDefault(entry.name(), TensorType.F32);
      requireFits(entry, type, all.get(entry.name()));
      missing.remove(entry.name());
    }
    if (!missing.isEmpty()) {
      throw new ModelFormatException(file + ": tensor " + missing.first() + ": missing");
    }
  }

  /**
   * Reads all tensors and verifies the checksum.
   *
   * @param sinks takes over the elements of each tensor, by its name; may refuse them with an
   *     {@link IllegalArgumentException}
   * @param schema takes over its own
   * @return the schema with them
   */
  Schema read(Map<String, Consumer<float[]>> sinks, SchemaTensors schema) throws IOException {
    String found = metadata.text(FileKeys.CHECKSUM);
    byte[] blank = attempt("header", () -> Checksum.replace(start, found, Checksum.BLANK));
    digest.update(blank);
    for (TensorEntry entry : entries) {
      if (schema.types().containsKey(entry.name())) {
        byte[] content = readBytes((int) (entry.end() - entry.begin()));
        digest.update(content);
        schema.accept(entry.name(), content);
        continue;
      }
      float[] values = readFloats(entry);
      attempt(
          "tensor " + entry.name(),
          () -> {
            sinks.get(entry.name()).accept(values);
            return null;
          });
    }
    String computed = Checksum.text(digest);
    if (!computed.equals(found)) {
      throw ModelFormatException.at(
          file, "checksum", computed, found + "; the file was altered after it was written");
    }
    return attempt("metadata " + FileKeys.SCHEMA, schema::schema);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private void readHeader() throws IOException {
    long size = channel.size();
    if (size < 8) {
      throw new ModelFormatException(
          file + ": found " + size + " bytes, expected a model file; it is empty or cut");
    }
    long length = ByteBuffer.wrap(readBytes(8)).order(ByteOrder.LITTLE_ENDIAN).getLong();
    if (length < 2 || length > Math.min(size - 8, LONGEST_HEADER)) {
      throw new ModelFormatException(
          file
              + ": byte 0: found a header of "
              + Long.toUnsignedString(length)
              + " bytes in a file of "
              + size
              + "; it is cut or not a safetensors file");
    }
    byte[] bytes = readBytes((int) length);
    start = new byte[8 + bytes.length];
    ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).putLong(length).put(bytes);
    header = attempt("header", () -> StrictJson.object(decode(bytes)));
    metadata = attempt("header", () -> Metadata.read(file, header));
  }

  private byte[] readBytes(int count) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(count);
    fill(buffer);
    return buffer.array();
  }

  private static String decode(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("not UTF-8", e);
    }
  }

  /** Reads the lines of all tensors: in the order of the data, without gaps, to the end. */
  private List<TensorEntry> readEntries() {
    List<TensorEntry> found = new ArrayList<>();
    for (Map.Entry<String, JsonElement> member : header.entrySet()) {
      if (!member.getKey().equals(FileKeys.METADATA)) {
        found.add(readEntry(member.getKey(), member.getValue()));
      }
    }
    found.sort(Comparator.comparingLong(TensorEntry::begin).thenComparing(TensorEntry::end));
    long at = 0;
    for (TensorEntry entry : found) {
      if (entry.begin() != at) {
        throw new IllegalArgumentException(
            "tensor " + entry.name() + ": found at byte " + entry.begin() + ", expected " + at);
      }
      at = entry.end();
    }
    return found;
  }

  private void requireLength() throws IOException {
    long found = channel.size() - start.length;
    long claimed = entries.isEmpty() ? 0 : entries.get(entries.size() - 1).end();
    if (found != claimed) {
      throw ModelFormatException.at(
          file,
          "data",
          found + " bytes",
          claimed + (found < claimed ? "; the file is cut" : "; there is more after the end"));
    }
    long memory = Runtime.getRuntime().maxMemory();
    if (claimed > memory) {
      throw new ModelFormatException(
          file
              + ": holds "
              + claimed
              + " bytes, but Java may use "
              + memory
              + "; give it more memory with -Xmx");
    }
  }

  private static TensorEntry readEntry(String name, JsonElement element) {
    try {
      return TensorEntry.read(name, Fields.asObject(element));
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new IllegalArgumentException(
          "tensor " + ModelFormatException.quoted(name) + ": " + e.getMessage(), e);
    }
  }

  private void requireFits(TensorEntry entry, TensorType type, List<Long> shape)
      throws ModelFormatException {
    String place = "tensor " + ModelFormatException.quoted(entry.name());
    if (shape == null) {
      throw new ModelFormatException(
          file + ": " + place + ": does not belong to the network described");
    }
    // Of a schema, all bytes of a tensor have to fit into one array.
    long perArray = Integer.MAX_VALUE - 8;
    boolean oneArray =
        TensorEntry.elements(entry.shape()) <= perArray
            && (type == TensorType.F32 || entry.end() - entry.begin() <= perArray);
    if (entry.type() != type || !entry.shape().equals(shape) || !oneArray) {
      throw ModelFormatException.at(
          file, place, entry.type() + " " + entry.shape(), type + " " + shape);
    }
  }

  private float[] readFloats(TensorEntry entry) throws IOException {
    float[] values = new float[(int) ((entry.end() - entry.begin()) / Float.BYTES)];
    int count;
    for (int at = 0; at < values.length; at += count) {
      count = Math.min(CHUNK_BYTES / Float.BYTES, values.length - at);
      fill(chunk.clear().limit(count * Float.BYTES));
      digest.update(chunk.array(), 0, count * Float.BYTES);
      chunk.flip().asFloatBuffer().get(values, at, count);
    }
    return values;
  }

  private void fill(ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        throw new ModelFormatException(
            file + ": byte " + channel.position() + ": the file ends, expected more");
      }
    }
  }

  /** Returns what to throw when something in the file is not as expected. */
  ModelFormatException refusal(String place, String found, String expected) {
    return ModelFormatException.at(file, place, found, expected);
  }

  /** Runs what takes its numbers from the file, so that a refusal names the file and the place. */
  <T> T attempt(String place, Supplier<T> attempt) throws ModelFormatException {
    try {
      return attempt.get();
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new ModelFormatException(file + ": " + place + ": " + e.getMessage(), e);
    }
  }
}
