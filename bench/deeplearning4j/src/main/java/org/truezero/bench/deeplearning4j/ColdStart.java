package org.truezero.bench.deeplearning4j;

import java.io.IOException;
import java.nio.file.Path;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.factory.Nd4j;
import org.truezero.bench.jobs.ColdInput;
import org.truezero.bench.jobs.StartNetwork;

/** Loads a network, predicts once, prints the class. Arguments: network file, input file. */
final class ColdStart {
  private ColdStart() {}

  public static void main(String[] args) throws IOException {
    float[] input = ColdInput.read(Path.of(args[1]));
    MultiLayerNetwork network = Dl4jNetwork.make(StartNetwork.read(Path.of(args[0])), 1);
    int[] shape = {1, input.length};
    System.out.println(network.output(Nd4j.create(input, shape)).argMax(1).getInt(0));
  }
}
