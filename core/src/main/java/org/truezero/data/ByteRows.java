package org.truezero.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.truezero.math.ActiveLists;

/**
 * Rows of bytes, read as numbers in [0, 1]: byte / 255. Kept in blocks, so that nothing large is
 * allocated before its content has arrived and the whole may pass 2 GB.
 */
final class ByteRows implements FeatureRows {
  private static final int BLOCK_BYTES = 1 << 22;

  private final int width;
  private final int rowsPerBlock;
  private final byte[][] blocks;
  private final long size;

  private ByteRows(int width, int rowsPerBlock, byte[][] blocks, long size) {
    this.width = width;
    this.rowsPerBlock = rowsPerBlock;
    this.blocks = blocks;
    this.size = size;
  }

  long size() {
    return size;
  }

  int width() {
    return width;
  }

  @Override
  public void append(long row, ActiveLists into) {
    into.appendBytes(blocks[(int) (row / rowsPerBlock)], (int) (row % rowsPerBlock) * width);
    into.endExample();
  }

  /** Copies some rows, so that the rest can be forgotten. */
  ByteRows copy(RowChoice rows) {
    Builder copy = new Builder(width);
    for (long i = 0; i < rows.size(); i++) {
      long row = rows.at(i);
      copy.add(blocks[(int) (row / rowsPerBlock)], (int) (row % rowsPerBlock) * width);
    }
    return copy.build();
  }

  /** Collects rows one by one. */
  static final class Builder {
    private final int width;
    private final int rowsPerBlock;
    private final List<byte[]> blocks = new ArrayList<>();
    private byte[] block = new byte[0];
    private int used;
    private long size;

    /** Starts rows of {@code width} bytes, 1 or more. */
    Builder(int width) {
      this.width = width;
      rowsPerBlock = Math.max(1, BLOCK_BYTES / width);
    }

    void add(byte[] source, int offset) {
      if (size % rowsPerBlock == 0) {
        block = new byte[rowsPerBlock * width];
        blocks.add(block);
        used = 0;
      }
      System.arraycopy(source, offset, block, used, width);
      used += width;
      size++;
    }

    ByteRows build() {
      if (!blocks.isEmpty()) {
        blocks.set(blocks.size() - 1, Arrays.copyOf(block, used));
      }
      return new ByteRows(width, rowsPerBlock, blocks.toArray(byte[][]::new), size);
    }
  }
}
