package org.truezero.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.function.Supplier;

/**
 * A tensor about to be written.
 *
 * @param name its name in the file
 * @param shape sizes, outermost first
 * @param values gives the elements, row-major; asked each time they are written, so that no more
 *     than one tensor at a time has to be copied
 */
record FloatTensor(String name, List<Long> shape, Supplier<float[]> values) {
  private static final int CHUNK_FLOATS = 16 * 1024;

  /** Takes some bytes of a tensor. */
  interface Sink {
    void accept(byte[] bytes, int offset, int length) throws IOException;
  }

  /** Returns how many bytes the elements have. */
  long bytes() {
    return TensorEntry.elements(shape) * Float.BYTES;
  }

  /** Hands over the bytes of the elements, little-endian, piece by piece. */
  void forEachChunk(Sink sink) throws IOException {
    float[] elements = values.get();
    byte[] bytes = new byte[Float.BYTES * Math.min(elements.length, CHUNK_FLOATS)];
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = 0; at < elements.length; at += CHUNK_FLOATS) {
      int count = Math.min(CHUNK_FLOATS, elements.length - at);
      buffer.clear().asFloatBuffer().put(elements, at, count);
      sink.accept(bytes, 0, Float.BYTES * count);
    }
  }
}
