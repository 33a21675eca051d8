package org.truezero.model;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.truezero.data.AtomicFile;

/**
 * Writes a safetensors file: length of the header (8 bytes, little-endian), header (JSON, padded
 * with spaces so that the data begin at a multiple of 8), data. Equal contents give equal bytes.
 */
final class SafetensorsWriter {
  private static final int CHUNK_FLOATS = 16 * 1024;

  private SafetensorsWriter() {}

  /**
   * Writes a file; an existing one is replaced only when all is written.
   *
   * @param file where it goes
   * @param metadata texts in the order they will have, without the checksum
   * @param tensors tensors in the order they will have
   */
  static void write(Path file, Map<String, String> metadata, List<FloatTensor> tensors)
      throws IOException {
    byte[] blank = header(metadata, tensors);
    MessageDigest digest = Checksum.start();
    digest.update(blank);
    for (FloatTensor tensor : tensors) {
      forEachChunk(tensor, digest::update);
    }
    byte[] header = Checksum.replace(blank, Checksum.BLANK, Checksum.text(digest));
    AtomicFile.write(file, out -> writeAll(out, header, tensors));
  }

  private static void writeAll(OutputStream out, byte[] header, List<FloatTensor> tensors)
      throws IOException {
    out.write(header);
    for (FloatTensor tensor : tensors) {
      forEachChunk(tensor, out::write);
    }
  }

  /** Returns length and header with a blank checksum. */
  private static byte[] header(Map<String, String> metadata, List<FloatTensor> tensors) {
    JsonObject texts = new JsonObject();
    metadata.forEach(texts::addProperty);
    texts.addProperty(FileKeys.CHECKSUM, Checksum.BLANK);
    JsonObject object = new JsonObject();
    object.add(FileKeys.METADATA, texts);
    long at = 0;
    for (FloatTensor tensor : tensors) {
      long end = at + TensorEntry.elements(tensor.shape()) * TensorType.F32.bytes();
      TensorEntry entry = new TensorEntry(tensor.name(), TensorType.F32, tensor.shape(), at, end);
      object.add(tensor.name(), entry.toJson());
      at = end;
    }
    byte[] json = object.toString().getBytes(StandardCharsets.UTF_8);
    int length = (json.length + 7) / 8 * 8;
    byte[] header = new byte[8 + length];
    Arrays.fill(header, (byte) ' ');
    ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).putLong(length).put(json);
    return header;
  }

  private interface Sink {
    void accept(byte[] bytes, int offset, int length) throws IOException;
  }

  private static void forEachChunk(FloatTensor tensor, Sink sink) throws IOException {
    float[] values = tensor.values().get();
    byte[] bytes = new byte[Float.BYTES * Math.min(values.length, CHUNK_FLOATS)];
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = 0; at < values.length; at += CHUNK_FLOATS) {
      int count = Math.min(CHUNK_FLOATS, values.length - at);
      buffer.clear().asFloatBuffer().put(values, at, count);
      sink.accept(bytes, 0, Float.BYTES * count);
    }
  }
}
