package org.truezero.experiments.study;

import java.util.Arrays;
import java.util.List;
import org.truezero.experiments.lab.Figures;
import org.truezero.experiments.lab.FindingsDraft;
import org.truezero.experiments.lab.Lab;
import org.truezero.network.Architecture;
import org.truezero.network.Execution;
import org.truezero.network.HiddenLayer;
import org.truezero.network.Initialisation;
import org.truezero.network.Layer;
import org.truezero.network.LinearHead;
import org.truezero.network.Network;
import org.truezero.network.SignBalance;
import org.truezero.network.Unit;

/**
 * The exact part: two rectifiers that share parameters up to a sign are one absolute unit, r(z) +
 * r(−z) = |z|, and one paired unit, whose two outputs give |z| or z.
 */
final class SharedParameters {
  private static final int POINTS = 1000;
  private static final double ROUNDING = 1e-5;

  private SharedParameters() {}

  /**
   * Makes a network with one hidden layer over one unit's weights, and one output.
   *
   * @param unit what the hidden units compute
   * @param incoming weights of the plane into each hidden unit
   * @param outgoing weights of the hidden outputs
   */
  private static Network network(String unit, float[][] incoming, float... outgoing) {
    HiddenLayer hidden = new HiddenLayer(incoming.length, Unit.parse(unit), SignBalance.NONE);
    Network network =
        Network.zero(
            new Architecture(2, List.of(hidden), new LinearHead(1), Initialisation.GLOROT));
    Layer layer = network.layers().get(0);
    float[] matrix = new float[2 * incoming.length];
    for (int u = 0; u < incoming.length; u++) {
      matrix[u] = incoming[u][0];
      matrix[incoming.length + u] = incoming[u][1];
    }
    layer.setWeightMatrix(matrix);
    network.layers().get(1).setWeightMatrix(outgoing);
    return network;
  }

  /**
   * Counts the points at which two rectifiers, one absolute unit and one paired unit agree in every
   * bit, for the symmetric and, but for the absolute unit, the antisymmetric response.
   *
   * @param rows points of the plane
   * @param execution threads and kernels
   * @return how many of twice the points agree
   */
  static int agreeing(MadeRows rows, Execution execution) {
    float[] w = {0.6f, -1.7f};
    float[][] both = {w, {-w[0], -w[1]}};
    float[][] one = {w};
    int most = Math.toIntExact(rows.size());
    Scores even = Scores.of(network("rectifier", both, 1, 1), rows, most, execution);
    Scores absolute = Scores.of(network("absolute", one, 1), rows, most, execution);
    Scores paired = Scores.of(network("paired", one, 1, 1), rows, most, execution);
    Scores odd = Scores.of(network("rectifier", both, 1, -1), rows, most, execution);
    Scores pairedOdd = Scores.of(network("paired", one, 1, -1), rows, most, execution);
    return Math.min(even.sameBits(absolute), even.sameBits(paired)) + odd.sameBits(pairedOdd);
  }

  /**
   * Returns how far a sum of absolute units is from the same sum made of two rectifiers more: |z| =
   * 2·r(z) − z, and the linear rests of all units add up to one linear function, which takes a pair
   * of rectifiers.
   *
   * @param directions of the absolute units, whose signs change
   * @return the greatest difference, by the greatest value
   */
  static double withTwoMore(float[][] directions, MadeRows rows, Execution execution) {
    int units = directions.length;
    float[] signs = new float[units];
    float[] outgoing = new float[units + 2];
    float[] rest = new float[2];
    for (int u = 0; u < units; u++) {
      signs[u] = u % 2 == 0 ? 1 : -1;
      outgoing[u] = 2 * signs[u];
      rest[0] -= signs[u] * directions[u][0];
      rest[1] -= signs[u] * directions[u][1];
    }
    float[][] incoming = Arrays.copyOf(directions, units + 2);
    incoming[units] = rest;
    incoming[units + 1] = new float[] {-rest[0], -rest[1]};
    outgoing[units] = 1;
    outgoing[units + 1] = -1;
    int most = Math.toIntExact(rows.size());
    Scores absolute = Scores.of(network("absolute", directions, signs), rows, most, execution);
    return absolute.furthestFrom(
        Scores.of(network("rectifier", incoming, outgoing), rows, most, execution));
  }

  static void report(Lab lab, FindingsDraft draft) {
    MadeRows rows = SymmetricTarget.EVEN.rows(POINTS, "test");
    int agreeing = agreeing(rows, lab.execution());
    float[][] directions = {{1, 0.25f}, {0.5f, 1}, {-0.5f, 1}, {-1, 0.25f}};
    double further = withTwoMore(directions, rows, lab.execution());
    draft
        .claims()
        .decided(
            "two rectifiers that share parameters are one absolute or paired unit",
            POINTS + " points of the plane",
            Figures.count(agreeing) + " of " + Figures.count(2 * POINTS) + " outputs, bit by bit",
            agreeing == 2 * POINTS)
        .decided(
            "of several absolute units together, two rectifiers more than their number are enough",
            directions.length + " absolute units, " + POINTS + " points",
            "greatest difference " + Figures.number(further),
            further < ROUNDING);
    draft.paragraph(
        "Two rectifiers that share their weights up to a sign are one absolute unit, bit for bit."
            + " But several absolute units do not take twice as many rectifiers: |z| = 2·r(z) − z,"
            + " the rests add up to one linear function, which takes two more rectifiers. "
            + directions.length
            + " absolute units and "
            + (directions.length + 2)
            + " rectifiers differ by "
            + Figures.number(further)
            + ".");
  }
}
