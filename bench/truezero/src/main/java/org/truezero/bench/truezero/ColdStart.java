package org.truezero.bench.truezero;

import java.io.IOException;
import java.nio.file.Path;
import org.truezero.bench.jobs.ColdInput;
import org.truezero.model.Predictor;

/** Loads a model, predicts once, prints the class. Arguments: model file, input file. */
final class ColdStart {
  private ColdStart() {}

  public static void main(String[] args) throws IOException {
    float[] input = ColdInput.read(Path.of(args[1]));
    System.out.println(Predictor.load(Path.of(args[0])).session().classify(input));
  }
}
