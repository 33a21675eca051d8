package org.truezero.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.truezero.math.ActiveLists;

/**
 * Rows of bytes, read as numbers of a range. Kept in blocks, so that nothing large is allocated
 * before its content has arrived and the whole may pass 2 GB.
 */
final class ByteRows implements FeatureRows {
  private static final int BLOCK_BYTES = 1 << 22;

  private final int width;
  private final int rowsPerBlock;
  private final byte[][] blocks;
  private final long size;
  private final PixelRange range;

  private ByteRows(int width, int rowsPerBlock, byte[][] blocks, long size, PixelRange range) {
    this.width = width;
    this.rowsPerBlock = rowsPerBlock;
    this.blocks = blocks;
    this.size = size;
    this.range = range;
  }

  /** Returns the same bytes, not copied, read as numbers of another range. */
  ByteRows in(PixelRange other) {
    return new ByteRows(width, rowsPerBlock, blocks, size, other);
  }

  long size() {
    return size;
  }

  int width() {
    return width;
  }

  @Override
  public void append(long row, ActiveLists into) {
    range.append(blocks[(int) (row / rowsPerBlock)], (int) (row % rowsPerBlock) * width, into);
    into.endExample();
  }

  /** Copies some rows, so that the rest can be forgotten. */
  ByteRows copy(RowChoice rows) {
    Builder copy = new Builder(width);
    for (long i = 0; i < rows.size(); i++) {
      long row = rows.at(i);
      copy.add(blocks[(int) (row / rowsPerBlock)], (int) (row % rowsPerBlock) * width);
    }
    return copy.build().in(range);
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

    /** Returns the rows, as numbers from 0 to 1. */
    ByteRows build() {
      if (!blocks.isEmpty()) {
        blocks.set(blocks.size() - 1, Arrays.copyOf(block, used));
      }
      byte[][] all = blocks.toArray(byte[][]::new);
      return new ByteRows(width, rowsPerBlock, all, size, PixelRange.ZERO_TO_ONE);
    }
  }
}
