package org.truezero.bench.tensorflow;

import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.FloatDataBuffer;
import org.tensorflow.types.TFloat32;
import org.truezero.bench.jobs.Rows;

/** Dense rows on the Java heap, copied into one tensor that is reused. */
final class DenseInputs implements TensorInputs {
  private final float[][] rows;
  private final int width;
  private TFloat32 tensor = TFloat32.vectorOf();
  private FloatDataBuffer buffer;
  private int batch;

  DenseInputs(Rows rows) {
    this.rows = rows.dense();
    width = rows.width();
  }

  @Override
  public Session.Runner feed(TensorGraph graph, int[] chosen) {
    if (chosen.length != batch) {
      batch = chosen.length;
      tensor.close();
      tensor = TFloat32.tensorOf(Shape.of(batch, width));
      buffer = tensor.asRawTensor().data().asFloats();
    }
    for (int i = 0; i < batch; i++) {
      buffer.offset((long) i * width).write(rows[chosen[i]]);
    }
    return graph.runner().feed(graph.features, tensor);
  }
}
