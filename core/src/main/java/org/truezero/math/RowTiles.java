package org.truezero.math;

import java.util.Arrays;

/**
 * {@link ActiveLists} cut at fixed input rows, so that all examples of a batch pass over one tile
 * of a panel while it is in the nearest caches. Tiles change the order of work, not the order of
 * any sum. Arrays grow and are kept. Not safe for several threads while {@link #cut} runs.
 */
public final class RowTiles {
  /**
   * Rows of a tile, 96 KiB of the usual panel. Between 96 and 512 rows of a 1000 × 1000 layer at 80
   * % zeros, 192 were the fastest at batch 10 and 64: 88 and 635 µs, 114 and 715 µs without tiles.
   */
  private static final int ROWS = 192;

  /** Below this many entries per example and tile, visiting the tile costs more than it saves. */
  private static final int ENTRIES = 16;

  /** The same for layers whose whole panel does not fit into a second-level cache of 1 MiB. */
  private static final int ENTRIES_OF_LARGE = 4;

  private static final int LARGE = 2048;

  private ActiveLists lists;
  private int tiles = 1;
  private int[] starts = new int[0];
  private int from;
  private int to;
  private boolean readAhead;

  /** Creates tiles of nothing. */
  public RowTiles() {}

  /** Cuts whole lists; see {@link #cut(ActiveLists, int, int)}. */
  public void cut(ActiveLists lists) {
    cut(lists, 0, lists.width());
  }

  /**
   * Cuts the entries of a range of rows out of lists, which must not change while the tiles are in
   * use.
   *
   * @param from first row
   * @param to row after the last
   */
  public void cut(ActiveLists lists, int from, int to) {
    this.lists = lists;
    this.from = from;
    this.to = to;
    int wanted = Math.max(1, (to - from + ROWS - 1) / ROWS);
    long least = lists.width() > LARGE ? ENTRIES_OF_LARGE : ENTRIES;
    double entries = lists.size() * ((double) (to - from) / lists.width());
    boolean worthIt = lists.examples() > 1 && entries > least * wanted * lists.examples();
    tiles = worthIt ? wanted : 1;
    int needed = Math.multiplyExact(lists.examples(), tiles + 1);
    if (starts.length < needed) {
      starts = new int[needed];
    }
    for (int e = 0; e < lists.examples(); e++) {
      findStarts(e);
    }
  }

  private void findStarts(int example) {
    int end = lists.end(example);
    int at = lists.start(example);
    int into = example * (tiles + 1);
    for (int t = 0; t <= tiles; t++) {
      at = firstFrom(firstRow(t), at, end);
      starts[into + t] = at;
    }
  }

  /** Returns the position of the first entry of a row or of one after it. */
  private int firstFrom(int row, int start, int end) {
    int at = Arrays.binarySearch(lists.indices(), start, end, row);
    return at >= 0 ? at : -1 - at;
  }

  /**
   * Says whether kernels shall read all weight rows of a tile in order before they work with it.
   * Changes the time that takes, and no result.
   */
  public void readAhead(boolean wanted) {
    readAhead = wanted;
  }

  /** Returns whether kernels shall read ahead. */
  public boolean readAhead() {
    return readAhead;
  }

  /** Returns the first row of a tile; of the tile after the last, the row after the last. */
  public int firstRow(int tile) {
    return tile == tiles ? to : from + tile * ROWS;
  }

  /** Returns the lists that were cut. */
  public ActiveLists lists() {
    return lists;
  }

  /** Returns how many tiles there are, 1 or more. */
  public int tiles() {
    return tiles;
  }

  /** Returns the position of the first entry of an example in a tile. */
  public int start(int example, int tile) {
    return starts[example * (tiles + 1) + tile];
  }

  /** Returns the position after the last entry of an example in a tile. */
  public int end(int example, int tile) {
    return starts[example * (tiles + 1) + tile + 1];
  }
}
