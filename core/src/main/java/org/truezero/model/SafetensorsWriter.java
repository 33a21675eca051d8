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
  private SafetensorsWriter() {}

  /**
   * Writes a file; an existing one is replaced only when all is written.
   *
   * @param file where it goes
   * @param metadata texts in the order they will have, without the checksum
   * @param tensors tensors in the order they will have
   */
  static void write(Path file, Map<String, String> metadata, List<Tensor> tensors)
      throws IOException {
    byte[] blank = header(metadata, tensors);
    byte[] header = Checksum.replace(blank, Checksum.BLANK, checksum(blank, tensors));
    AtomicFile.write(file, out -> writeAll(out, header, tensors));
  }

  /** Returns the checksum that a file would hold, without writing one. */
  static String checksum(Map<String, String> metadata, List<Tensor> tensors) throws IOException {
    return checksum(header(metadata, tensors), tensors);
  }

  private static String checksum(byte[] blank, List<Tensor> tensors) throws IOException {
    MessageDigest digest = Checksum.start();
    digest.update(blank);
    for (Tensor tensor : tensors) {
      tensor.forEachChunk(digest::update);
    }
    return Checksum.text(digest);
  }

  private static void writeAll(OutputStream out, byte[] header, List<Tensor> tensors)
      throws IOException {
    out.write(header);
    for (Tensor tensor : tensors) {
      tensor.forEachChunk(out::write);
    }
  }

  /** Returns length and header with a blank checksum. */
  private static byte[] header(Map<String, String> metadata, List<Tensor> tensors)
      throws IOException {
    JsonObject texts = new JsonObject();
    metadata.forEach(texts::addProperty);
    texts.addProperty(FileKeys.CHECKSUM, Checksum.BLANK);
    JsonObject object = new JsonObject();
    object.add(FileKeys.METADATA, texts);
    long at = 0;
    for (Tensor tensor : tensors) {
      long end = at + tensor.bytes();
      TensorEntry entry = new TensorEntry(tensor.name(), tensor.type(), tensor.shape(), at, end);
      object.add(tensor.name(), entry.toJson());
      at = end;
    }
    byte[] json = object.toString().getBytes(StandardCharsets.UTF_8);
    if (json.length > SafetensorsReader.LONGEST_HEADER) {
      throw new IOException(
          "a header of "
              + json.length
              + " bytes, expected at most "
              + SafetensorsReader.LONGEST_HEADER
              + "; is the history of the training very long?");
    }
    int length = (json.length + 7) / 8 * 8;
    byte[] header = new byte[8 + length];
    Arrays.fill(header, (byte) ' ');
    ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).putLong(length).put(json);
    return header;
  }
}
