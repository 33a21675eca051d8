package org.truezero.bench.tensorflow;

import org.tensorflow.Session;
import org.tensorflow.types.TInt32;
import org.truezero.bench.jobs.Rows;

/**
 * Documents as lists of their words; all values are 1, so that no weights per word are needed. The
 * tensors of a batch live until the next one.
 */
final class WordInputs implements TensorInputs {
  private final Rows rows;
  private TInt32 wordTensor = TInt32.vectorOf();
  private TInt32 documentTensor = TInt32.vectorOf();

  WordInputs(Rows rows) {
    this.rows = rows;
  }

  @Override
  public Session.Runner feed(TensorGraph graph, int[] chosen) {
    int count = 0;
    for (int row : chosen) {
      count += rows.entries(row);
    }
    int[] words = new int[count];
    int[] documents = new int[count];
    int at = 0;
    for (int i = 0; i < chosen.length; i++) {
      int row = chosen[i];
      for (int e = rows.offsets()[row]; e < rows.offsets()[row + 1]; e++) {
        words[at] = rows.indices()[e];
        documents[at++] = i;
      }
    }
    wordTensor.close();
    documentTensor.close();
    wordTensor = TInt32.vectorOf(words);
    documentTensor = TInt32.vectorOf(documents);
    return graph.runner().feed(graph.words, wordTensor).feed(graph.documents, documentTensor);
  }
}
