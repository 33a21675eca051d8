package org.truezero.math;

import java.util.Arrays;

/**
 * The entries of {@link ActiveLists} regrouped by column: for each input unit that is active
 * anywhere in the batch, the examples it is active for. The backward pass walks over these groups
 * so that the weights of an input unit are read once for the whole batch, and those of a silent one
 * never.
 *
 * <p>Group {@code g} is about input {@code row()[g]} and owns the members {@code start()[g]} to
 * {@code start()[g + 1]}, examples ascending. A member knows its example, its value and its slot,
 * the position of the entry in the lists. Arrays grow and are kept. Not safe for several threads
 * while {@link #group} runs.
 */
public final class RowGroups {
  private int groups;
  private int examples;
  private int members;
  private int[] row = new int[0];
  private int[] start = new int[1];
  private int[] example = new int[0];
  private int[] slot = new int[0];
  private float[] value = new float[0];
  private int[] cursor = new int[0];
  private boolean readAhead;

  /** Creates groups of nothing. */
  public RowGroups() {}

  /** Regroups the entries of lists. Takes time proportional to the entries, not to the width. */
  public void group(ActiveLists lists) {
    reserve(lists);
    examples = lists.examples();
    members = lists.size();
    // Up to this width, looking at every input is quicker than sorting those there are.
    if (lists.width() <= 8L * members) {
      countAll(lists);
      beginAll(lists.width());
      distribute(lists);
      Arrays.fill(cursor, 0, lists.width(), 0);
    } else {
      countFound(lists);
      beginFound();
      distribute(lists);
      for (int g = 0; g < groups; g++) {
        cursor[row[g]] = 0;
      }
    }
  }

  /** Takes over new values of the lists that were grouped last; their positions are the same. */
  public void refresh(ActiveLists lists) {
    float[] values = lists.values();
    for (int m = 0; m < members; m++) {
      value[m] = values[slot[m]];
    }
  }

  private void reserve(ActiveLists lists) {
    if (example.length < lists.size()) {
      int capacity = lists.indices().length;
      example = new int[capacity];
      slot = new int[capacity];
      value = new float[capacity];
    }
    if (cursor.length < lists.width()) {
      cursor = new int[lists.width()];
      row = new int[lists.width() + 1];
      start = new int[lists.width() + 1];
    }
  }

  private void countAll(ActiveLists lists) {
    int[] indices = lists.indices();
    for (int at = 0; at < members; at++) {
      cursor[indices[at]]++;
    }
  }

  /** Without a branch, which nothing could predict: what is written for a silent input is lost. */
  private void beginAll(int width) {
    int at = 0;
    int g = 0;
    for (int index = 0; index < width; index++) {
      int count = cursor[index];
      row[g] = index;
      start[g] = at;
      cursor[index] = at;
      at += count;
      g += Math.min(count, 1);
    }
    groups = g;
    start[g] = at;
  }

  private void countFound(ActiveLists lists) {
    int[] indices = lists.indices();
    groups = 0;
    for (int at = 0; at < members; at++) {
      int index = indices[at];
      if (cursor[index]++ == 0) {
        row[groups++] = index;
      }
    }
    // Ascending rows are what the prefetcher likes.
    Arrays.sort(row, 0, groups);
  }

  private void beginFound() {
    int at = 0;
    for (int g = 0; g < groups; g++) {
      start[g] = at;
      int count = cursor[row[g]];
      cursor[row[g]] = at;
      at += count;
    }
    start[groups] = at;
  }

  private void distribute(ActiveLists lists) {
    int[] indices = lists.indices();
    float[] values = lists.values();
    for (int e = 0; e < lists.examples(); e++) {
      for (int at = lists.start(e); at < lists.end(e); at++) {
        int to = cursor[indices[at]]++;
        example[to] = e;
        slot[to] = at;
        value[to] = values[at];
      }
    }
  }

  /**
   * Says whether kernels shall read weight rows in order before they work with them. Changes the
   * time that takes, and no result.
   */
  public void readAhead(boolean wanted) {
    readAhead = wanted;
  }

  /** Returns whether kernels shall read ahead. */
  public boolean readAhead() {
    return readAhead;
  }

  /** Returns the first group of an input or of one after it; {@link #groups()} if there is none. */
  public int firstFrom(int input) {
    int at = Arrays.binarySearch(row, 0, groups, input);
    return at >= 0 ? at : -1 - at;
  }

  /** Returns how many groups there are. */
  public int groups() {
    return groups;
  }

  /** Returns how many examples the lists had. */
  public int examples() {
    return examples;
  }

  /** Returns how many entries there are in all groups. */
  public int members() {
    return members;
  }

  /** Returns the live array of inputs, one per group. */
  public int[] row() {
    return row;
  }

  /** Returns the live array of first members, one more than groups. */
  public int[] start() {
    return start;
  }

  /** Returns the live array of examples, one per member. */
  public int[] example() {
    return example;
  }

  /** Returns the live array of positions in the lists, one per member. */
  public int[] slot() {
    return slot;
  }

  /** Returns the live array of values, one per member. */
  public float[] value() {
    return value;
  }
}
