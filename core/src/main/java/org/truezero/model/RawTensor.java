package org.truezero.model;

import java.io.IOException;
import java.util.List;

/**
 * A tensor whose bytes are at hand.
 *
 * @param name its name in the file
 * @param type type of its elements
 * @param shape sizes, outermost first
 * @param content the elements, little-endian; not copied
 */
record RawTensor(String name, TensorType type, List<Long> shape, byte[] content) implements Tensor {
  @Override
  public void forEachChunk(Sink sink) throws IOException {
    sink.accept(content, 0, content.length);
  }
}
