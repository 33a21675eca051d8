package org.truezero.bench.pytorch;

import static org.bytedeco.pytorch.global.torch.tensor;

import org.bytedeco.pytorch.Tensor;
import org.truezero.bench.jobs.Rows;

/** Documents as lists of their words; all values are 1, so that no weights per word are needed. */
final class WordInputs implements TorchInputs {
  private final Rows rows;

  WordInputs(Rows rows) {
    this.rows = rows;
  }

  @Override
  public Tensor scores(TorchNetwork network, int from, int count) {
    int[] chosen = new int[count];
    for (int i = 0; i < count; i++) {
      chosen[i] = from + i;
    }
    return scores(network, chosen);
  }

  @Override
  public Tensor scores(TorchNetwork network, int[] chosen) {
    long[] offsets = new long[chosen.length];
    int words = 0;
    for (int i = 0; i < chosen.length; i++) {
      offsets[i] = words;
      words += rows.entries(chosen[i]);
    }
    long[] indices = new long[words];
    int at = 0;
    for (int row : chosen) {
      for (int e = rows.offsets()[row]; e < rows.offsets()[row + 1]; e++) {
        indices[at++] = rows.indices()[e];
      }
    }
    return network.scores(tensor(indices), tensor(offsets));
  }
}
