package org.truezero.experiments.characters;

import org.truezero.math.ActiveLists;

/** Bytes of pixels to non-zero features. */
final class PixelRows {
  static final int PIXELS = Perturbation.SIDE * Perturbation.SIDE;

  private static final float[] VALUES = new float[256];

  static {
    for (int i = 0; i < VALUES.length; i++) {
      VALUES[i] = i / 255f;
    }
  }

  private PixelRows() {}

  /** Appends one example from the {@link #PIXELS} bytes that start at an offset. */
  static void append(byte[] pixels, int offset, ActiveLists into) {
    into.reserve(PIXELS);
    int start = into.size();
    int at = start;
    int[] indices = into.indices();
    float[] values = into.values();
    for (int i = 0; i < PIXELS; i++) {
      int level = pixels[offset + i] & 0xFF;
      indices[at] = i;
      values[at] = VALUES[level];
      at += level != 0 ? 1 : 0;
    }
    into.advance(at - start);
    into.endExample();
  }
}
