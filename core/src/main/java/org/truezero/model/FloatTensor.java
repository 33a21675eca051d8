package org.truezero.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.function.Supplier;

/**
 * A tensor of floats.
 *
 * @param name its name in the file
 * @param shape sizes, outermost first
 * @param values gives the elements, row-major; asked each time they are written, so that no more
 *     than one tensor at a time has to be copied
 */
record FloatTensor(String name, List<Long> shape, Supplier<float[]> values) implements Tensor {
  private static final int CHUNK_FLOATS = 16 * 1024;

  @Override
  public TensorType type() {
    return TensorType.F32;
  }

  @Override
  public void forEachChunk(Sink sink) throws IOException {
    float[] elements = values.get();
    byte[] bytes = new byte[Float.BYTES * Math.min(elements.length, CHUNK_FLOATS)];
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int count;
    for (int at = 0; at < elements.length; at += count) {
      count = Math.min(CHUNK_FLOATS, elements.length - at);
      buffer.clear().asFloatBuffer().put(elements, at, count);
      sink.accept(bytes, 0, Float.BYTES * count);
    }
  }
}
