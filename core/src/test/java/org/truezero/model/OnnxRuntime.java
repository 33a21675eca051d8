package org.truezero.model;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;

/** Runs ONNX files with ONNX Runtime, an implementation that shares nothing with ours. */
final class OnnxRuntime implements AutoCloseable {
  /** Systems and processors for which its jar holds native code. */
  private static final Set<String> PLATFORMS =
      Set.of("Linux amd64", "Linux aarch64", "Mac aarch64", "Windows amd64");

  private final OrtEnvironment environment;
  private final OrtSession session;

  /**
   * What a file gives for some examples.
   *
   * @param output one row per example
   * @param classes one number per example; null if the file has none
   */
  record Result(float[][] output, long[] classes) {}

  private OnnxRuntime(OrtEnvironment environment, OrtSession session) {
    this.environment = environment;
    this.session = session;
  }

  static OnnxRuntime open(Path file) throws OrtException {
    String system = System.getProperty("os.name").split(" ")[0];
    String platform = system + " " + System.getProperty("os.arch");
    Assumptions.assumeTrue(
        PLATFORMS.contains(platform), () -> "no ONNX Runtime for " + platform + "; skipped");
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      return new OnnxRuntime(environment, environment.createSession(file.toString(), options));
    }
  }

  Result run(float[][] examples) throws OrtException {
    try (OnnxTensor features = OnnxTensor.createTensor(environment, examples);
        OrtSession.Result result = session.run(Map.of("features", features))) {
      float[][] output = (float[][]) result.get("output").orElseThrow().getValue();
      long[] classes =
          result.get("class").isPresent() ? (long[]) result.get("class").get().getValue() : null;
      return new Result(output, classes);
    }
  }

  OrtSession session() {
    return session;
  }

  @Override
  public void close() throws OrtException {
    session.close();
  }
}
