package org.truezero.pretrain;

import java.util.Locale;
import org.truezero.math.ActiveLists;
import org.truezero.math.RandomStream;

/**
 * Noise on the input of an auto-encoder, drawn anew at every presentation: the closed family
 * (Glorot et al. 2011, §3.2 and §4.2; authors' code, 2010). Immutable; the draws are addressed, so
 * that neither threads nor a resumed run change them.
 */
public sealed interface Corruption {
  /**
   * Appends a corrupted copy of every example.
   *
   * @param clean examples, entries ascending
   * @param into cleared lists of the same width
   * @param stream where the draws come from
   * @param step number of the mini-batch, which addresses them
   */
  void apply(ActiveLists clean, ActiveLists into, RandomStream stream, long step);

  /** Returns the text that {@link #parse} reads back. */
  String text();

  /** The input as it is: a plain auto-encoder. */
  record None() implements Corruption {
    @Override
    public void apply(ActiveLists clean, ActiveLists into, RandomStream stream, long step) {
      new Masking(0).apply(clean, into, stream, step);
    }

    @Override
    public String text() {
      return "none";
    }
  }

  /**
   * Masking noise: each input becomes 0 with a probability; which ones, nobody is told.
   *
   * @param probability in [0, 1]; 0.25 for images in the paper
   */
  record Masking(float probability) implements Corruption {
    /** Checks the range. */
    public Masking {
      requireProbability("masking", probability);
    }

    @Override
    public void apply(ActiveLists clean, ActiveLists into, RandomStream stream, long step) {
      int[] indices = clean.indices();
      for (int e = 0; e < clean.examples(); e++) {
        for (int at = clean.start(e); at < clean.end(e); at++) {
          if (stream.uniform(step, e, indices[at]) >= probability) {
            into.append(indices[at], clean.values()[at]);
          }
        }
        into.endExample();
      }
    }

    @Override
    public String text() {
      return "masking:" + probability;
    }
  }

  /**
   * Salt-and-pepper noise for binary inputs: each input is kept with probability 1 − {@code drop},
   * and inputs that are 0 become 1 with probability {@code invent}.
   *
   * @param drop in [0, 1]
   * @param invent in [0, 1)
   */
  record SaltPepper(float drop, float invent) implements Corruption {
    /** Checks the ranges. */
    public SaltPepper {
      requireProbability("salt-pepper", drop);
      requireProbability("salt-pepper", invent);
      if (invent == 1) {
        throw new IllegalArgumentException("salt-pepper: every input would become 1");
      }
    }

    @Override
    public void apply(ActiveLists clean, ActiveLists into, RandomStream stream, long step) {
      int[] indices = clean.indices();
      for (int e = 0; e < clean.examples(); e++) {
        Skips invented = new Skips(stream, step, e, invent, clean.width());
        int at = clean.start(e);
        while (at < clean.end(e) || invented.index() < clean.width()) {
          int present = at < clean.end(e) ? indices[at] : clean.width();
          if (present <= invented.index()) {
            if (stream.uniform(step, e, present) >= drop) {
              into.append(present, clean.values()[at]);
            }
            at++;
            if (present == invented.index()) {
              invented.next();
            }
          } else {
            into.append(invented.index(), 1);
            invented.next();
          }
        }
        into.endExample();
      }
    }

    @Override
    public String text() {
      return "salt-pepper:" + drop + "," + invent;
    }
  }

  /**
   * Reads a corruption.
   *
   * @param text {@code none}, {@code masking:P} or {@code salt-pepper:DROP,INVENT}
   * @throws IllegalArgumentException if it is none of these
   */
  static Corruption parse(String text) {
    String[] parts = text.trim().toLowerCase(Locale.ROOT).split("[:,]", -1);
    try {
      if (parts[0].equals("none") && parts.length == 1) {
        return new None();
      }
      if (parts[0].equals("masking") && parts.length == 2) {
        return new Masking(Float.parseFloat(parts[1]));
      }
      if (parts[0].equals("salt-pepper") && parts.length == 3) {
        return new SaltPepper(Float.parseFloat(parts[1]), Float.parseFloat(parts[2]));
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(unknown(text), e);
    }
    throw new IllegalArgumentException(unknown(text));
  }

  private static String unknown(String text) {
    return "corruption \"" + text + "\", expected none, masking:0.25 or salt-pepper:0.8,0.005";
  }

  private static void requireProbability(String what, float probability) {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException(
          what + " with probability " + probability + ", expected 0 to 1");
    }
  }
}
