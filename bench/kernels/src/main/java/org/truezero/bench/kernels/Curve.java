package org.truezero.bench.kernels;

import java.util.List;
import java.util.OptionalDouble;

/**
 * The time of one pass, or of a whole step, against the fraction of zeros.
 *
 * @param name what was timed
 * @param threads that worked
 * @param batch examples of a mini-batch
 * @param points by zero fraction, ascending
 */
record Curve(String name, int threads, int batch, List<Point> points) {
  /** Below this the dense form wins; nearer to 1 it is a draw and a matter of chance. */
  private static final double LOSING = 0.98;

  /** Copies the list. */
  Curve {
    points = List.copyOf(points);
  }

  /**
   * One zero fraction.
   *
   * @param zeros the fraction asked for, 0..1
   * @param drawnZeros the fraction in the lists
   * @param seconds of one run, the median
   * @param denseSeconds of the same work in the dense form, in the same rounds
   * @param works what had to be done at least, pass after pass
   * @param workingSet bytes of the weights it goes over again and again
   */
  record Point(
      double zeros,
      double drawnZeros,
      double seconds,
      double denseSeconds,
      List<Work> works,
      long workingSet) {

    /** Copies the list. */
    Point {
      works = List.copyOf(works);
    }

    /** Returns how many times faster than the dense form it was; below 1 it lost. */
    double speedUp() {
      return denseSeconds / seconds;
    }

    /** Returns what had to be done at least in all passes together. */
    Work work() {
      return works.stream().reduce(new Work(0, 0, 0, 0), Work::plus);
    }
  }

  /**
   * Returns the zero fraction from which on zeros pay: where the speed-up rises through 1 after the
   * last point that loses, between two points on a straight line of logarithms; 0 if none loses;
   * empty if the last one does.
   */
  OptionalDouble breakEven() {
    for (int i = points.size() - 1; i >= 0; i--) {
      if (points.get(i).speedUp() < LOSING) {
        return i == points.size() - 1
            ? OptionalDouble.empty()
            : OptionalDouble.of(crossing(points.get(i), points.get(i + 1)));
      }
    }
    return OptionalDouble.of(0);
  }

  private static double crossing(Point below, Point above) {
    double low = Math.log(below.speedUp());
    double high = Math.max(0, Math.log(above.speedUp()));
    return below.zeros + (above.zeros - below.zeros) * -low / (high - low);
  }
}
