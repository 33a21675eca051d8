package org.truezero.bench.jobs;

import java.util.Arrays;
import org.truezero.math.ActiveLists;
import org.truezero.math.Permutation;
import org.truezero.math.RandomStream;

/**
 * Generated documents as binary bags of words. The number of distinct words is the same for all;
 * words follow Zipf's law, most of them in an order common to all classes and a share in an order
 * of the document's class, so that the class can be learned. The same seed gives the same
 * documents.
 */
public final class Documents {
  /** Share of the words that tell about the class. */
  private static final double TELLING = 0.15;

  private static final int RANK = 0;
  private static final int ORDER = 1;

  private final int vocabulary;
  private final int words;
  private final int classes;
  private final double[] cumulative;
  private final RandomStream draws;
  private final RandomStream orders;

  /**
   * Describes documents.
   *
   * @param vocabulary words there are
   * @param words distinct words of a document
   * @param classes classes there are
   * @param seed any value
   */
  public Documents(int vocabulary, int words, int classes, long seed) {
    this.vocabulary = vocabulary;
    this.words = words;
    this.classes = classes;
    cumulative = zipf(vocabulary);
    draws = new RandomStream(seed, "words of documents");
    orders = new RandomStream(seed, "words of classes");
  }

  /**
   * Writes documents.
   *
   * @param first number of the first one
   * @param count how many
   */
  public Rows rows(int first, int count) {
    ActiveLists lists = new ActiveLists();
    lists.clear(vocabulary);
    int[] labels = new int[count];
    for (int d = 0; d < count; d++) {
      labels[d] = (int) Long.remainderUnsigned(draws.bits(first + d, 0, 0), classes);
      for (int word : document(first + d, labels[d])) {
        lists.append(word, 1);
      }
      lists.endExample();
    }
    return Rows.of(lists, classes, labels);
  }

  private int[] document(int number, int label) {
    Permutation own = new Permutation(orders, label, vocabulary);
    int[] chosen = new int[words];
    for (int found = 0, draw = 1; found < words; draw++) {
      int rank = rank(draws.uniformDouble(number, draw, RANK));
      boolean telling = draws.uniformDouble(number, draw, ORDER) < TELLING;
      int word = telling ? (int) own.at(rank) : rank;
      if (!contains(chosen, found, word)) {
        chosen[found++] = word;
      }
    }
    Arrays.sort(chosen);
    return chosen;
  }

  private int rank(double uniform) {
    int at = Arrays.binarySearch(cumulative, uniform);
    return Math.min(vocabulary - 1, at < 0 ? -at - 1 : at + 1);
  }

  private static boolean contains(int[] chosen, int count, int word) {
    for (int i = 0; i < count; i++) {
      if (chosen[i] == word) {
        return true;
      }
    }
    return false;
  }

  /** Returns the probability of each rank and all before it, ∝ 1 / rank. */
  private static double[] zipf(int vocabulary) {
    double[] cumulative = new double[vocabulary];
    double sum = 0;
    for (int rank = 0; rank < vocabulary; rank++) {
      sum += 1.0 / (rank + 1);
      cumulative[rank] = sum;
    }
    for (int rank = 0; rank < vocabulary; rank++) {
      cumulative[rank] /= sum;
    }
    return cumulative;
  }
}
