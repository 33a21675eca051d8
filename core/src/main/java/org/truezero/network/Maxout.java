package org.truezero.network;

/**
 * The greatest of several pre-activations (CS231n; Goodfellow et al. 2013). Only the winning piece
 * receives a gradient; the first one wins a tie.
 *
 * @param pieces pre-activations per unit, 2 to 64
 */
public record Maxout(int pieces) implements Unit {
  static final int DEFAULT_PIECES = 2;

  /** Checks the range. */
  public Maxout {
    if (pieces < 2 || pieces > 64) {
      throw new IllegalArgumentException("maxout pieces: " + pieces + ", expected 2 to 64");
    }
  }

  @Override
  public int activate(
      float[] z,
      int offset,
      int stride,
      int units,
      int first,
      float[] learned,
      Active active,
      int at) {
    for (int u = 0; u < units; u++) {
      int winner = u;
      float greatest = z[offset + u];
      for (int k = 1; k < pieces; k++) {
        float zk = z[offset + k * stride + u];
        if (zk > greatest || Float.isNaN(zk)) {
          greatest = zk;
          winner = k * stride + u;
        }
      }
      active.set(at++, first + u, greatest, 1, winner);
    }
    return at;
  }

  @Override
  public boolean positivelyHomogeneous() {
    return true;
  }

  @Override
  public String text() {
    return "maxout:" + pieces;
  }
}
