package org.truezero.experiments.scenes;

/**
 * One of two cameras that look along z, side by side. Both see the plane at {@link #DISTANCE} in
 * the same place, what is nearer further apart: the left camera further to the right.
 */
enum Camera {
  LEFT(-0.4),
  RIGHT(0.4);

  /** From the cameras to the object. */
  static final double DISTANCE = 5;

  /** Half the width of the picture at that distance; toys reach up to 1 from their centre. */
  static final double HALF_WIDTH = 1.3;

  /** Height and width of a picture in pixels. */
  static final int SIDE = 32;

  private final double eye;

  Camera(double eye) {
    this.eye = eye;
  }

  /**
   * Takes a picture.
   *
   * @param scene what is there
   * @param into receives {@code SIDE × SIDE} bytes, row-major from the top left
   * @param at where they begin
   */
  void photograph(Scene scene, byte[] into, int at) {
    Film film = new Film(scene, eye);
    for (int pixel = 0; pixel < SIDE * SIDE; pixel++) {
      into[at + pixel] = scene.exposed(film.brightness(pixel % SIDE, pixel / SIDE));
    }
  }
}
