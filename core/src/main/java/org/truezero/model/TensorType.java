package org.truezero.model;

import java.util.Arrays;

/** The element types of safetensors that TrueZero uses. */
enum TensorType {
  F32(4),
  I32(4),
  U8(1);

  private final int bytes;

  TensorType(int bytes) {
    this.bytes = bytes;
  }

  int bytes() {
    return bytes;
  }

  static TensorType parse(String text) {
    for (TensorType type : values()) {
      if (type.name().equals(text)) {
        return type;
      }
    }
    throw new IllegalArgumentException(
        "dtype: found "
            + ModelFormatException.quoted(text)
            + ", expected one of "
            + Arrays.toString(values()));
  }
}
