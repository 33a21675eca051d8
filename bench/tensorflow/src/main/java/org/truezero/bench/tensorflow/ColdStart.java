package org.truezero.bench.tensorflow;

import java.io.IOException;
import java.nio.file.Path;
import org.tensorflow.Result;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;
import org.truezero.bench.jobs.ColdInput;
import org.truezero.bench.jobs.StartNetwork;

/** Loads a network, predicts once, prints the class. Arguments: network file, input file. */
final class ColdStart {
  private ColdStart() {}

  public static void main(String[] args) throws IOException {
    float[] input = ColdInput.read(Path.of(args[1]));
    try (TensorGraph graph = new TensorGraph(StartNetwork.read(Path.of(args[0])), false, 1);
        TFloat32 tensor = TFloat32.tensorOf(Shape.of(1, input.length))) {
      graph.restart();
      tensor.asRawTensor().data().asFloats().write(input);
      try (Result result = graph.runner().feed(graph.features, tensor).fetch(graph.classes).run()) {
        System.out.println(result.get(0).asRawTensor().data().asLongs().getLong(0));
      }
    }
  }
}
