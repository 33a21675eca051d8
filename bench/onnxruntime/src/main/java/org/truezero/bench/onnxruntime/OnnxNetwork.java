package org.truezero.bench.onnxruntime;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Map;

/** A session with input and output tensors that are made once per batch size and reused. */
final class OnnxNetwork implements AutoCloseable {
  /** What the exporter calls the probabilities. */
  private static final String OUTPUT = "output";

  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;
  private final String inputName;
  private final int outputs;
  private FloatBuffer input;
  private FloatBuffer scores;
  private Map<String, OnnxTensor> inputs = Map.of();
  private Map<String, OnnxTensor> pinned = Map.of();
  private int batch;

  OnnxNetwork(Path file, int threads, int outputs) throws OrtException {
    SessionOptions options = new SessionOptions();
    options.setIntraOpNumThreads(threads);
    options.setInterOpNumThreads(1);
    options.setOptimizationLevel(SessionOptions.OptLevel.ALL_OPT);
    session = environment.createSession(file.toString(), options);
    inputName = session.getInputNames().iterator().next();
    this.outputs = outputs;
  }

  /** Returns the input of a batch, to be filled row by row. */
  FloatBuffer input(int examples, int width) throws OrtException {
    if (examples != batch) {
      close(inputs);
      close(pinned);
      input = floats(examples * width);
      scores = floats(examples * outputs);
      inputs = Map.of(inputName, tensor(input, examples, width));
      pinned = Map.of(OUTPUT, tensor(scores, examples, outputs));
      batch = examples;
    }
    return input;
  }

  /** Computes the scores of the batch in {@link #input}. */
  FloatBuffer run() throws OrtException {
    session.run(inputs, pinned).close();
    return scores;
  }

  private OnnxTensor tensor(FloatBuffer buffer, long... shape) throws OrtException {
    return OnnxTensor.createTensor(environment, buffer, shape);
  }

  private static FloatBuffer floats(int count) {
    return ByteBuffer.allocateDirect(4 * count).order(ByteOrder.nativeOrder()).asFloatBuffer();
  }

  private static void close(Map<String, OnnxTensor> tensors) {
    tensors.values().forEach(OnnxTensor::close);
  }

  String version() {
    return environment.getVersion();
  }

  @Override
  public void close() throws OrtException {
    close(inputs);
    close(pinned);
    session.close();
  }
}
