package org.truezero.bench.pytorch;

import static org.bytedeco.pytorch.global.torch.from_blob;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Tensor;
import org.truezero.bench.jobs.Rows;

/** Dense rows on the Java heap, copied into one native block per batch. */
final class DenseInputs implements TorchInputs {
  private final float[][] rows;
  private final int width;
  private FloatPointer block = new FloatPointer(0);
  private FloatBuffer buffer;

  DenseInputs(Rows rows) {
    this.rows = rows.dense();
    width = rows.width();
  }

  @Override
  public Tensor scores(TorchNetwork network, int[] chosen) {
    reserve(chosen.length);
    for (int i = 0; i < chosen.length; i++) {
      buffer.put(i * width, rows[chosen[i]], 0, width);
    }
    return network.scores(from_blob(block, chosen.length, width));
  }

  @Override
  public Tensor scores(TorchNetwork network, int from, int count) {
    reserve(count);
    for (int i = 0; i < count; i++) {
      buffer.put(i * width, rows[from + i], 0, width);
    }
    return network.scores(from_blob(block, count, width));
  }

  /** The block outlives the scope of a batch. */
  private void reserve(int count) {
    if (block.capacity() < (long) count * width) {
      block = new FloatPointer((long) count * width).retainReference();
      buffer = block.asBuffer();
    }
  }
}
