package org.truezero.pretrain;

import java.util.Arrays;
import org.truezero.math.ActiveLists;
import org.truezero.math.RandomStream;

/**
 * Which inputs of a mini-batch are reconstructed, and how much each counts: all, or (reconstruction
 * sampling; Dauphin, Glorot and Bengio 2011) those that are not zero before or after the corruption
 * and a sample of the others, re-weighted so that loss and gradient have the same expectation as
 * over all. The sample is one for the mini-batch: what a weight row costs to fetch is then paid
 * once, not for one example alone. Arrays grow and are kept.
 */
final class Sample {
  private final float zerosPerEntry;
  private final RandomStream stream;
  private float[] weights = new float[0];
  private int[] drawn = new int[0];

  /**
   * Prepares the draws.
   *
   * @param zerosPerEntry zeros to draw for each entry that is not zero; 0 for all inputs
   * @param seed the seed of the run
   * @param layer addresses the draws
   */
  Sample(float zerosPerEntry, long seed, int layer) {
    this.zerosPerEntry = zerosPerEntry;
    stream = new RandomStream(seed, "reconstruction sample of layer " + layer);
  }

  /** Returns what each entry of the lists filled last counts. */
  float[] weights() {
    return weights;
  }

  /**
   * Fills the lists of inputs wanted.
   *
   * @param clean inputs of each example
   * @param corrupted the same with noise
   * @param wanted cleared lists of the same width
   * @param step addresses the draws
   */
  void fill(ActiveLists clean, ActiveLists corrupted, ActiveLists wanted, long step) {
    if (zerosPerEntry == 0) {
      for (int e = 0; e < clean.examples(); e++) {
        all(wanted);
        wanted.endExample();
      }
      return;
    }
    double chance = chance(clean, corrupted);
    draw(chance, clean.width(), step);
    for (int e = 0; e < clean.examples(); e++) {
      some(clean, corrupted, wanted, (float) (1 / chance), e);
      wanted.endExample();
    }
  }

  /** Returns the chance of a zero; an example without entries has what one with an entry has. */
  private double chance(ActiveLists clean, ActiveLists corrupted) {
    double entries = 0;
    for (int e = 0; e < clean.examples(); e++) {
      entries += Math.max(1, union(clean, corrupted, e));
    }
    double zeros = (double) clean.examples() * clean.width() - entries;
    return zeros <= 0 ? 1 : Math.min(1, zerosPerEntry * entries / zeros);
  }

  /** Draws the inputs that are reconstructed where they are zero, ended by the width. */
  private void draw(double chance, int width, long step) {
    Skips skips = new Skips(stream, step, 0, chance, width);
    int count = 0;
    while (true) {
      if (count == drawn.length) {
        drawn = Arrays.copyOf(drawn, Math.max(64, 2 * count));
      }
      drawn[count++] = skips.index();
      if (skips.index() == width) {
        return;
      }
      skips.next();
    }
  }

  private void all(ActiveLists wanted) {
    int width = wanted.width();
    int from = wanted.size();
    wanted.reserve(width);
    reserve(wanted);
    for (int i = 0; i < width; i++) {
      wanted.indices()[from + i] = i;
      weights[from + i] = 1;
    }
    wanted.advance(width);
  }

  private void some(
      ActiveLists clean, ActiveLists corrupted, ActiveLists wanted, float weight, int example) {
    int width = wanted.width();
    int a = clean.start(example);
    int b = corrupted.start(example);
    int d = 0;
    while (true) {
      int inClean = a < clean.end(example) ? clean.indices()[a] : width;
      int inCorrupted = b < corrupted.end(example) ? corrupted.indices()[b] : width;
      int next = Math.min(Math.min(inClean, inCorrupted), drawn[d]);
      if (next == width) {
        return;
      }
      boolean zero = inClean != next && inCorrupted != next;
      a += inClean == next ? 1 : 0;
      b += inCorrupted == next ? 1 : 0;
      d += drawn[d] == next ? 1 : 0;
      wanted.append(next, 0);
      reserve(wanted);
      weights[wanted.size() - 1] = zero ? weight : 1;
    }
  }

  private static int union(ActiveLists clean, ActiveLists corrupted, int example) {
    int a = clean.start(example);
    int b = corrupted.start(example);
    int count = 0;
    while (a < clean.end(example) || b < corrupted.end(example)) {
      int left = a < clean.end(example) ? clean.indices()[a] : Integer.MAX_VALUE;
      int right = b < corrupted.end(example) ? corrupted.indices()[b] : Integer.MAX_VALUE;
      a += left <= right ? 1 : 0;
      b += right <= left ? 1 : 0;
      count++;
    }
    return count;
  }

  private void reserve(ActiveLists wanted) {
    if (weights.length < wanted.indices().length) {
      weights = Arrays.copyOf(weights, wanted.indices().length);
    }
  }
}
