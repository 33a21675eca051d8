package org.truezero.bench.pytorch;

import static org.bytedeco.pytorch.global.torch.embedding_bag;
import static org.bytedeco.pytorch.global.torch.from_blob;
import static org.bytedeco.pytorch.global.torch.linear;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.truezero.bench.jobs.StartNetwork;
import org.truezero.bench.jobs.StartNetwork.Dense;

/**
 * The forward pass on leaf tensors: what {@code nn.Linear} and {@code relu} do, or {@code
 * EmbeddingBag} for a first layer with lists of words as input.
 */
final class TorchNetwork {
  private static final TensorOptional NO_TENSOR = new TensorOptional();

  private final boolean tanh;
  private final boolean words;
  private final List<Tensor> weights = new ArrayList<>();
  private final List<Tensor> biases = new ArrayList<>();
  // Held once: wrapping a bias in every call would be work that a C++ program does not have.
  private final List<TensorOptional> optionalBiases = new ArrayList<>();

  /**
   * Copies the weights.
   *
   * @param words whether the input of the first layer is lists of words
   */
  TorchNetwork(StartNetwork network, boolean words) {
    tanh = network.tanh();
    this.words = words;
    for (Dense layer : network.layers()) {
      boolean byWord = words && weights.isEmpty();
      weights.add(byWord ? byWord(layer) : byUnit(layer));
      biases.add(tensor(layer.bias(), layer.outputs()));
      optionalBiases.add(new TensorOptional(biases.get(biases.size() - 1)));
    }
  }

  private static Tensor byUnit(Dense layer) {
    return tensor(layer.transposed(), layer.outputs(), layer.inputs());
  }

  private static Tensor byWord(Dense layer) {
    return tensor(layer.weights(), layer.inputs(), layer.outputs());
  }

  /** Returns a tensor that owns a copy of the numbers. */
  static Tensor tensor(float[] numbers, long... shape) {
    try (FloatPointer pointer = new FloatPointer(numbers);
        Tensor view = from_blob(pointer, shape)) {
      return view.clone();
    }
  }

  /** Marks all parameters as to be trained and returns them. */
  TensorVector parameters() {
    TensorVector all = new TensorVector();
    for (int l = 0; l < weights.size(); l++) {
      all.push_back(weights.get(l).requires_grad_(true));
      all.push_back(biases.get(l).requires_grad_(true));
    }
    return all;
  }

  /** Copies the parameters of another network. */
  @SuppressWarnings("try") // a guard works by being open
  void set(TorchNetwork other) {
    try (NoGradGuard guard = new NoGradGuard()) {
      for (int l = 0; l < weights.size(); l++) {
        weights.get(l).copy_(other.weights.get(l));
        biases.get(l).copy_(other.biases.get(l));
      }
    }
  }

  /** Returns the scores of dense rows [batch × inputs]. */
  Tensor scores(Tensor rows) {
    return above(linear(rows, weights.get(0), optionalBiases.get(0)));
  }

  /**
   * Returns the scores of documents.
   *
   * @param indices words of all documents, one after the other
   * @param offsets where each document begins
   */
  Tensor scores(Tensor indices, Tensor offsets) {
    if (!words) {
      throw new IllegalStateException("this network has dense inputs");
    }
    Tensor sums =
        embedding_bag(weights.get(0), indices, offsets, false, 0, true, NO_TENSOR, false).get0();
    return above(sums.add(biases.get(0)));
  }

  private Tensor above(Tensor first) {
    Tensor z = first;
    for (int l = 1; l < weights.size(); l++) {
      z = linear(tanh ? z.tanh_() : z.relu_(), weights.get(l), optionalBiases.get(l));
    }
    return z;
  }
}
