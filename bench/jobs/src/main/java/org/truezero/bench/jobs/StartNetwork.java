package org.truezero.bench.jobs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.truezero.network.Layer;
import org.truezero.network.Network;

/**
 * The weights every system starts from, as plain matrices, and all hidden units alike.
 *
 * @param tanh whether the hidden units are hyperbolic tangents; otherwise rectifiers
 * @param layers hidden layers, then the output layer, whose scores a softmax reads
 */
public record StartNetwork(boolean tanh, List<Dense> layers) {
  /**
   * One layer.
   *
   * @param inputs rows of the matrix
   * @param outputs columns of the matrix
   * @param weights row-major [inputs × outputs]
   * @param bias [outputs]
   */
  public record Dense(int inputs, int outputs, float[] weights, float[] bias) {
    /** Returns the weights row-major [outputs × inputs]. */
    public float[] transposed() {
      float[] turned = new float[weights.length];
      for (int i = 0; i < inputs; i++) {
        for (int o = 0; o < outputs; o++) {
          turned[o * inputs + i] = weights[i * outputs + o];
        }
      }
      return turned;
    }
  }

  /** Copies the weights of a network of rectifiers or tangents. */
  public static StartNetwork of(Network network) {
    List<Dense> layers = new ArrayList<>();
    for (Layer layer : network.layers()) {
      layers.add(
          new Dense(
              layer.layout().rows(), layer.outputs(), layer.weightMatrix(), layer.biasVector()));
    }
    boolean tanh = network.architecture().hidden().get(0).unit().text().equals("tanh");
    return new StartNetwork(tanh, layers);
  }

  /** Reads what {@link #write} wrote. */
  public static StartNetwork read(Path file) throws IOException {
    try (NumberFile in = NumberFile.read(file)) {
      boolean tanh = in.readInt() != 0;
      int count = in.readInt();
      List<Dense> layers = new ArrayList<>();
      for (int l = 0; l < count; l++) {
        layers.add(new Dense(in.readInt(), in.readInt(), in.readFloats(), in.readFloats()));
      }
      return new StartNetwork(tanh, layers);
    }
  }

  /** Writes all weights. */
  public void write(Path file) throws IOException {
    try (NumberFile out = NumberFile.write(file)) {
      out.writeInt(tanh ? 1 : 0);
      out.writeInt(layers.size());
      for (Dense layer : layers) {
        out.writeInt(layer.inputs);
        out.writeInt(layer.outputs);
        out.writeFloats(layer.weights);
        out.writeFloats(layer.bias);
      }
    }
  }
}
