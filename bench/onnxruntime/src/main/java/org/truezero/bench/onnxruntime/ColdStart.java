package org.truezero.bench.onnxruntime;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Map;
import org.truezero.bench.jobs.ColdInput;

/** Loads a model, predicts once, prints the class. Arguments: ONNX file, input file. */
final class ColdStart {
  private ColdStart() {}

  public static void main(String[] args) throws IOException, OrtException {
    float[] input = ColdInput.read(Path.of(args[1]));
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession.SessionOptions options = oneThread();
        OrtSession session = environment.createSession(args[0], options);
        OnnxTensor tensor =
            OnnxTensor.createTensor(
                environment, FloatBuffer.wrap(input), new long[] {1, input.length});
        OrtSession.Result result =
            session.run(Map.of(session.getInputNames().iterator().next(), tensor))) {
      System.out.println(greatest(((float[][]) result.get(0).getValue())[0]));
    }
  }

  /** As many as all others have. */
  private static OrtSession.SessionOptions oneThread() throws OrtException {
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    options.setIntraOpNumThreads(1);
    options.setInterOpNumThreads(1);
    return options;
  }

  private static int greatest(float[] scores) {
    int best = 0;
    for (int k = 1; k < scores.length; k++) {
      best = scores[k] > scores[best] ? k : best;
    }
    return best;
  }
}
