package org.truezero.math.kernels;

/**
 * What one thread needs while a kernel runs, and nothing that outlives the call. Buffers grow to
 * the largest layer and batch and are kept, so that a batch of the usual size allocates nothing.
 */
public final class Scratch {
  private float[] folds = new float[0];
  private float[][] rows = new float[0][];
  private float[][] deltas = new float[0][];

  /** Written and never read: what is added up into it cannot be left out by the compilers. */
  private float kept;

  /** Creates scratch of no size. */
  public Scratch() {}

  /** Returns an array of at least so many numbers, of any value. */
  float[] folds(int length) {
    if (folds.length < length) {
      folds = new float[length];
    }
    return folds;
  }

  /** Returns arrays like {@link #rows}, but others. */
  float[][] deltas(int count, int length) {
    if (deltas.length < count || deltas[0].length < length) {
      deltas = grown(deltas, count, length);
    }
    return deltas;
  }

  /** Returns at least so many arrays of at least so many numbers each, of any value. */
  float[][] rows(int count, int length) {
    if (rows.length < count || rows[0].length < length) {
      rows = grown(rows, count, length);
    }
    return rows;
  }

  /** Takes a number that was computed only so that its parts are read. */
  void keep(float number) {
    kept = number;
  }

  /** Makes room in both directions, so that layers of different shapes do not undo each other. */
  private static float[][] grown(float[][] old, int count, int length) {
    int longest = old.length == 0 ? length : Math.max(length, old[0].length);
    return new float[Math.max(count, old.length)][longest];
  }
}
