package org.truezero.cli.report;

import java.util.ArrayList;
import java.util.List;

/**
 * How well one class is found, from the confusion counts. A rate whose denominator is 0 is NaN.
 *
 * @param examples examples of the class
 * @param precision fraction of the examples put into the class that belong there
 * @param recall fraction of the examples of the class that were put there
 * @param f1 harmonic mean of the two
 */
public record ClassScores(long examples, double precision, double recall, double f1) {

  /**
   * Computes the scores of every class.
   *
   * @param confusion rows: true class, columns: predicted class
   */
  public static List<ClassScores> of(List<List<Long>> confusion) {
    List<ClassScores> scores = new ArrayList<>();
    for (int k = 0; k < confusion.size(); k++) {
      long examples = 0;
      long predicted = 0;
      for (int other = 0; other < confusion.size(); other++) {
        examples += confusion.get(k).get(other);
        predicted += confusion.get(other).get(k);
      }
      double hits = confusion.get(k).get(k);
      double f1 = examples + predicted == 0 ? Double.NaN : 2 * hits / (examples + predicted);
      scores.add(
          new ClassScores(
              examples,
              predicted == 0 ? Double.NaN : hits / predicted,
              examples == 0 ? Double.NaN : hits / examples,
              f1));
    }
    return scores;
  }

  /** Returns the mean F1 over the classes that occur; NaN if none does. */
  public static double macroF1(List<ClassScores> scores) {
    return scores.stream()
        .mapToDouble(ClassScores::f1)
        .filter(f1 -> !Double.isNaN(f1))
        .average()
        .orElse(Double.NaN);
  }
}
