package org.truezero.model;

import java.io.IOException;
import java.util.List;

/** A tensor about to be written. */
sealed interface Tensor permits FloatTensor, RawTensor {
  /** Returns its name in the file. */
  String name();

  /** Returns the type of its elements. */
  TensorType type();

  /** Returns its sizes, outermost first. */
  List<Long> shape();

  /** Hands over the bytes of the elements, little-endian, row-major, piece by piece. */
  void forEachChunk(Sink sink) throws IOException;

  /** Returns how many bytes the elements have. */
  default long bytes() {
    return TensorEntry.elements(shape()) * type().bytes();
  }

  /** Takes some bytes of a tensor. */
  interface Sink {
    void accept(byte[] bytes, int offset, int length) throws IOException;
  }
}
