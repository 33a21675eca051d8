package org.truezero.bench.kernels;

import org.truezero.math.PanelLayout;

/**
 * What a pass must move and compute at least, counted from its lists. Only weights and gradients
 * count as moved: lists, pre-activations and deltas stay in nearer caches. A row that any example
 * of the batch touches is moved once. A multiply-add is two operations, and columns that are
 * padding count only where the kernels compute them.
 *
 * @param bytesRead bytes that are read and left as they are
 * @param bytesUpdated bytes that are written; a processor fetches them first, so they move twice
 * @param bytesReloaded bytes that a forward pass from lists loads from a near cache, a row for each
 *     entry; 0 where a row stays in registers while the examples pass by
 * @param flops additions and multiplications of float32 numbers
 */
record Work(long bytesRead, long bytesUpdated, long bytesReloaded, long flops) {
  private static final long FLOAT = 4;

  /** Counts pre-activations: touched rows are read. */
  static Work ofForward(PanelLayout layout, Entries entries) {
    long columns = columns(layout);
    long products = columns * entries.active();
    return new Work(FLOAT * columns * entries.rows(), 0, FLOAT * products, 2 * products);
  }

  /** Counts both derivatives: touched rows are read, their gradients are written. */
  static Work ofDeltasAndGradient(PanelLayout layout, Entries entries) {
    long columns = columns(layout);
    long bytes = FLOAT * columns * entries.rows();
    return new Work(bytes, bytes, 0, 4 * columns * entries.active());
  }

  /** Counts a step of the weights alone: touched rows are updated. */
  static Work ofUpdate(PanelLayout layout, Entries entries) {
    long columns = columns(layout);
    return new Work(
        0,
        FLOAT * columns * entries.rows(),
        0,
        2 * columns * entries.active() + 2 * columns * entries.rows());
  }

  /** Counts deltas and a step of the weights in one: touched rows are updated. */
  static Work ofDeltasAndUpdate(PanelLayout layout, Entries entries) {
    Work update = ofUpdate(layout, entries);
    long deltas = 2 * columns(layout) * entries.active();
    return new Work(0, update.bytesUpdated, 0, update.flops + deltas);
  }

  private static long columns(PanelLayout layout) {
    long columns = 0;
    for (int panel = 0; panel < layout.panels(); panel++) {
      columns += layout.columnsIn(panel);
    }
    return columns;
  }

  /** Returns the work of both. */
  Work plus(Work other) {
    return new Work(
        bytesRead + other.bytesRead,
        bytesUpdated + other.bytesUpdated,
        bytesReloaded + other.bytesReloaded,
        flops + other.flops);
  }
}
