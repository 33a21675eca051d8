package org.truezero.model;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A message in the wire format of protocol buffers (protobuf.dev, "Encoding"), to be written only:
 * each field is a key, {@code number·8 + wire type}, and a value. The size of a message is known
 * before anything is written, because it stands in front of the message; so weights are asked for
 * when they are written, one tensor at a time, and a model is never in memory twice.
 *
 * <p>Fields are written in the order in which they were added. A message that was added to another
 * one must not be changed afterwards.
 */
final class ProtoMessage {
  /** Wire types: a whole number of variable length, bytes after their length, four bytes. */
  private static final int VARINT = 0;

  private static final int BYTES = 2;
  private static final int FOUR_BYTES = 5;

  private final List<Part> parts = new ArrayList<>();
  private long size;

  /** Some bytes of the message. */
  private interface Part {
    void writeTo(OutputStream out) throws IOException;
  }

  /** Adds a whole number, 0 or more: int32, int64 or an enumeration. */
  ProtoMessage whole(int field, long value) {
    key(field, VARINT);
    varint(value);
    return this;
  }

  /** Adds a number of single precision. */
  ProtoMessage real(int field, float value) {
    key(field, FOUR_BYTES);
    int bits = Float.floatToIntBits(value);
    return bytes(littleEndian(bits, Float.BYTES));
  }

  /** Adds a text. */
  ProtoMessage text(int field, String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    length(field, utf8.length);
    return bytes(utf8);
  }

  /** Adds a message. */
  ProtoMessage message(int field, ProtoMessage value) {
    length(field, value.size);
    return part(value.size, value::writeTo);
  }

  /** Adds the elements of a tensor as bytes, little-endian. */
  ProtoMessage elements(int field, FloatTensor tensor) {
    length(field, tensor.bytes());
    return part(tensor.bytes(), out -> tensor.forEachChunk(out::write));
  }

  /** Adds numbers as bytes, eight each, little-endian. */
  ProtoMessage elements(int field, long... numbers) {
    length(field, (long) Long.BYTES * numbers.length);
    for (long number : numbers) {
      bytes(littleEndian(number, Long.BYTES));
    }
    return this;
  }

  /** Returns how many bytes the message has. */
  long size() {
    return size;
  }

  /** Writes all fields. */
  void writeTo(OutputStream out) throws IOException {
    for (Part part : parts) {
      part.writeTo(out);
    }
  }

  private static byte[] littleEndian(long bits, int count) {
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      bytes[i] = (byte) (bits >>> (8 * i));
    }
    return bytes;
  }

  private void length(int field, long length) {
    key(field, BYTES);
    varint(length);
  }

  private void key(int field, int wireType) {
    varint((long) field << 3 | wireType);
  }

  /** Seven bits a byte, the lowest first; the eighth says that more follow. */
  private void varint(long value) {
    byte[] bytes = new byte[varintBytes(value)];
    for (int i = 0; i < bytes.length; i++) {
      int more = i < bytes.length - 1 ? 0x80 : 0;
      bytes[i] = (byte) (value >>> (7 * i) & 0x7F | more);
    }
    bytes(bytes);
  }

  private static int varintBytes(long value) {
    return Math.max(1, (Long.SIZE - Long.numberOfLeadingZeros(value) + 6) / 7);
  }

  private ProtoMessage bytes(byte[] bytes) {
    return part(bytes.length, out -> out.write(bytes));
  }

  private ProtoMessage part(long length, Part part) {
    parts.add(part);
    size += length;
    return this;
  }
}
