package org.truezero.bench.pytorch;

import java.io.IOException;
import java.nio.file.Path;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.truezero.bench.jobs.ColdInput;
import org.truezero.bench.jobs.StartNetwork;

/** Loads a network, predicts once, prints the class. Arguments: network file, input file. */
final class ColdStart {
  private ColdStart() {}

  @SuppressWarnings("try") // a guard works by being open
  public static void main(String[] args) throws IOException {
    float[] input = ColdInput.read(Path.of(args[1]));
    TorchNetwork network = new TorchNetwork(StartNetwork.read(Path.of(args[0])), false);
    try (NoGradGuard guard = new NoGradGuard()) {
      Tensor scores = network.scores(TorchNetwork.tensor(input, 1, input.length));
      System.out.println(scores.argmax(new LongOptional(1), false).data_ptr_long().get());
    }
  }
}
