package org.truezero.experiments.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.truezero.experiments.picture.LineChart;
import org.truezero.math.ActiveLists;
import org.truezero.network.Inference;
import org.truezero.network.Network;
import org.truezero.sparsity.LinearMap;

/**
 * Scores on the straight way between two inputs, and the map of the first one, which is right up to
 * the first border.
 *
 * @param at where the steps are, 0 to 1
 * @param own scores of the class of the start
 * @param other scores of the class of the end
 * @param mapped what the map of the start says of the former
 * @param regions how many sets of active units follow each other
 * @param reach part of the way, a power of two, up to which the units of the start are active
 * @param inside difference between map and network there, by the score
 */
record Way(
    double[] at,
    double[] own,
    double[] other,
    double[] mapped,
    int regions,
    double reach,
    double inside) {
  private static final int STEPS = 400;

  /** Nearer than this to the start, floats no longer tell inputs apart. */
  private static final double NEAREST = 0x1p-16;

  /** A walk from one input to another. */
  private record Walk(Inference inference, int layers, float[] from, float[] to) {
    /** Goes to a part of the way, and computes the scores there. */
    float[] go(double part) {
      float[] input = new float[from.length];
      for (int i = 0; i < input.length; i++) {
        input[i] = from[i] + (float) part * (to[i] - from[i]);
      }
      inference.input().clear(input.length);
      inference.input().appendDense(input, 0);
      inference.input().endExample();
      inference.run();
      return input;
    }

    List<int[]> active() {
      List<int[]> active = new ArrayList<>();
      for (int l = 0; l < layers; l++) {
        ActiveLists list = inference.hidden(l);
        active.add(Arrays.copyOf(list.indices(), list.size()));
      }
      return active;
    }

    /** Linear regions are convex: between two inputs of one region there is no other. */
    double reach() {
      go(0);
      List<int[]> start = active();
      double part = 1;
      go(part);
      while (part > NEAREST && !same(start, active())) {
        part /= 2;
        go(part);
      }
      return part;
    }
  }

  static Way walk(
      Network network, Inference inference, float[] from, float[] to, int start, int end) {
    Walk walk = new Walk(inference, network.architecture().hidden().size(), from, to);
    LinearMap map = LinearMap.at(network, from);
    double[] at = new double[STEPS + 1];
    double[] own = new double[STEPS + 1];
    double[] other = new double[STEPS + 1];
    double[] mapped = new double[STEPS + 1];
    int regions = 1;
    List<int[]> before = List.of();
    for (int step = 0; step <= STEPS; step++) {
      at[step] = (double) step / STEPS;
      mapped[step] = map.scores(walk.go(at[step]))[start];
      own[step] = inference.scores()[start];
      other[step] = inference.scores()[end];
      List<int[]> active = walk.active();
      regions += step > 0 && !same(before, active) ? 1 : 0;
      before = active;
    }
    double reach = walk.reach();
    double expected = map.scores(walk.go(reach))[start];
    double inside = Math.abs(inference.scores()[start] / expected - 1);
    return new Way(at, own, other, mapped, regions, reach, inside);
  }

  private static boolean same(List<int[]> one, List<int[]> other) {
    for (int l = 0; l < one.size(); l++) {
      if (!Arrays.equals(one.get(l), other.get(l))) {
        return false;
      }
    }
    return true;
  }

  LineChart chart() {
    double[] percent = Arrays.stream(at).map(each -> 100 * each).toArray();
    return new LineChart(
        "Scores on the way from one example to another",
        "per cent of the way",
        LineChart.Kind.NUMBER,
        List.of(
            new LineChart.Series("class of the start", percent, own),
            new LineChart.Series("class of the end", percent, other),
            new LineChart.Series("the start's map", percent, mapped)));
  }
}
