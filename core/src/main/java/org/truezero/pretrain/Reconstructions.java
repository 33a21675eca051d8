package org.truezero.pretrain;

import java.util.ArrayList;
import java.util.List;
import org.truezero.data.Dataset;
import org.truezero.math.ActiveLists;
import org.truezero.network.AutoEncoderPass;
import org.truezero.network.Execution;

/**
 * What a stack makes of examples: the error of each layer over a data set, and single examples of
 * the lowest layer to look at. The noise is that of held-out data, the same at every call. Used by
 * one thread.
 */
public final class Reconstructions {
  private final Stack stack;
  private final Execution execution;

  /**
   * Prepares to reconstruct.
   *
   * @param stack read at every call
   * @param execution threads and kernels
   */
  public Reconstructions(Stack stack, Execution execution) {
    this.stack = stack;
    this.execution = execution;
  }

  /**
   * One example of the lowest layer, all its features.
   *
   * @param input as it is
   * @param corrupted what the layer saw
   * @param reconstructed what it gave back
   */
  public record Example(float[] input, float[] corrupted, float[] reconstructed) {}

  /**
   * Returns the mean loss of a row, summed over the inputs of a layer, from corrupted inputs.
   *
   * @param layer 0 for the lowest
   * @param data rows with the features of the stack
   */
  public double loss(int layer, Dataset data) {
    return new HeldOut(stack, layer, data, execution).loss();
  }

  /**
   * Reconstructs rows with the lowest layer.
   *
   * @param data rows with the features of the stack
   * @param from first row
   * @param count how many
   */
  public List<Example> of(Dataset data, long from, int count) {
    LayerInput input = new LayerInput(stack, 0, data, execution);
    Reconstructor reconstructor =
        new Reconstructor(stack, 0, input, false, "held-out corruption", execution);
    ActiveLists clean = input.load(count, e -> from + e);
    reconstructor.reconstruct(clean, 0);
    AutoEncoderPass pass = reconstructor.pass();
    Reconstruction strategy = stack.settings().layers().get(0).reconstruction();
    List<Example> examples = new ArrayList<>();
    int width = stack.inputs();
    for (int e = 0; e < count; e++) {
      float[] back = new float[width];
      for (int i = 0; i < width; i++) {
        back[i] = strategy.reconstruct(pass.scores()[e * width + i]);
      }
      examples.add(new Example(row(clean, e), row(pass.input(), e), back));
    }
    return examples;
  }

  private static float[] row(ActiveLists lists, int example) {
    float[] row = new float[lists.width()];
    for (int at = lists.start(example); at < lists.end(example); at++) {
      row[lists.indices()[at]] = lists.values()[at];
    }
    return row;
  }
}
