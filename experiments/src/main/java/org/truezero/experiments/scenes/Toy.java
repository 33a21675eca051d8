package org.truezero.experiments.scenes;

import java.util.ArrayList;
import java.util.List;

/**
 * An object made of simple solids: x forwards, y upwards, z to its right; centred, and its furthest
 * corner at a distance of 1.
 *
 * @param parts one or more
 */
record Toy(List<Part> parts) {
  /** Puts solids together, in any unit of length and around any place. */
  static final class Builder {
    private final List<Part> parts = new ArrayList<>();

    /** Adds an ellipsoid: its centre and half axes. */
    Builder ball(double x, double y, double z, double halfX, double halfY, double halfZ) {
      return add(Solid.BALL, Placement.scaled(halfX, halfY, halfZ), x, y, z);
    }

    /** Adds a box: its centre and half edges. */
    Builder box(double x, double y, double z, double halfX, double halfY, double halfZ) {
      return add(Solid.BOX, Placement.scaled(halfX, halfY, halfZ), x, y, z);
    }

    /** Adds a slanted box of horizontal length: its top lies further forwards by {@code lean}. */
    Builder slantedBox(
        double x, double y, double z, double halfX, double halfY, double halfZ, double lean) {
      double[] up = {lean / 2, halfY, 0};
      return add(Solid.BOX, Placement.axes(alongX(halfX), up, alongZ(halfZ)), x, y, z);
    }

    /**
     * Adds two flat boxes, one to each side, for wings and tail planes.
     *
     * @param x where they begin, forwards
     * @param y where they begin, upwards
     * @param span length of each
     * @param sweep how much further back they end
     * @param rise how much higher they end
     * @param chord their breadth
     * @param thickness their height
     */
    Builder wings(
        double x,
        double y,
        double span,
        double sweep,
        double rise,
        double chord,
        double thickness) {
      for (int side = -1; side <= 1; side += 2) {
        double[] out = {-sweep / 2, rise / 2, side * span / 2};
        double[] up = {0, thickness / 2, 0};
        Placement wing = Placement.axes(alongX(chord / 2), up, out);
        add(Solid.BOX, wing, x - sweep / 2, y + rise / 2, side * span / 2);
      }
      return this;
    }

    /** Adds a round rod from one point to another. */
    Builder rod(
        double fromX, double fromY, double fromZ, double toX, double toY, double toZ, double r) {
      double[] axis = {(toX - fromX) / 2, (toY - fromY) / 2, (toZ - fromZ) / 2};
      double[] across = across(axis, r);
      double[] third = cross(axis, across, r);
      Placement shape = Placement.axes(across, axis, third);
      return add(Solid.CYLINDER, shape, (fromX + toX) / 2, (fromY + toY) / 2, (fromZ + toZ) / 2);
    }

    /** Adds an upright disc on each side, for the wheels of an axle. */
    Builder axle(double x, double y, double halfTrack, double radius, double halfBreadth) {
      for (int side = -1; side <= 1; side += 2) {
        double z = side * halfTrack;
        rod(x, y, z - halfBreadth, x, y, z + halfBreadth, radius);
      }
      return this;
    }

    private Builder add(Solid solid, Placement shape, double x, double y, double z) {
      parts.add(new Part(solid, shape.then(Placement.moved(x, y, z)), 1));
      return this;
    }

    private static double[] alongX(double length) {
      return new double[] {length, 0, 0};
    }

    private static double[] alongZ(double length) {
      return new double[] {0, 0, length};
    }

    /** Returns a vector of length r at right angles to an axis. */
    private static double[] across(double[] axis, double r) {
      boolean upright = Math.abs(axis[1]) > Math.abs(axis[0]) + Math.abs(axis[2]);
      return cross(axis, upright ? alongX(1) : new double[] {0, 1, 0}, r);
    }

    private static double[] cross(double[] a, double[] b, double length) {
      double x = a[1] * b[2] - a[2] * b[1];
      double y = a[2] * b[0] - a[0] * b[2];
      double z = a[0] * b[1] - a[1] * b[0];
      double scale = length / Math.sqrt(x * x + y * y + z * z);
      return new double[] {x * scale, y * scale, z * scale};
    }

    /** Returns the toy, centred and of size 1. */
    Toy build() {
      Placement centred = Placement.moved(-middle(0), -middle(1), -middle(2));
      double furthest = 0;
      for (Part part : parts) {
        furthest = Math.max(furthest, part.placed(centred).reach());
      }
      double scale = 1 / furthest;
      Placement fitted = centred.then(Placement.scaled(scale, scale, scale));
      return new Toy(parts.stream().map(part -> part.placed(fitted)).toList());
    }

    /** Returns the middle between the outermost corners along an axis. */
    private double middle(int axis) {
      double least = Double.POSITIVE_INFINITY;
      double greatest = Double.NEGATIVE_INFINITY;
      for (Part part : parts) {
        for (int corner = 0; corner < Placement.CORNERS; corner++) {
          double at = part.placement().corner(axis, corner);
          least = Math.min(least, at);
          greatest = Math.max(greatest, at);
        }
      }
      return (least + greatest) / 2;
    }
  }
}
