package org.truezero.model;

import java.util.Map;
import org.truezero.data.DataFormatException;
import org.truezero.data.RecordEncoder;
import org.truezero.data.TextEncoder;
import org.truezero.math.ActiveLists;
import org.truezero.network.Architecture;
import org.truezero.network.Head;
import org.truezero.network.Inference;

/**
 * Predictions on one thread: owns the scratch, shares the weights, and allocates nothing once it
 * has seen an example (or a batch) of the usual size. Needs no closing. Not safe for several
 * threads; open one session per thread.
 *
 * <p>Arguments are neither changed nor kept. A prediction has the same bits alone and in a batch.
 */
public final class Session {
  /** Larger batches are cut, so that the scratch stays in the cache. */
  private static final int BATCH = 128;

  private final Head head;
  private final int features;
  private final Inference inference;

  private final RecordEncoder records;
  private final TextEncoder texts;

  Session(
      Architecture architecture, Inference inference, RecordEncoder records, TextEncoder texts) {
    this.inference = inference;
    this.records = records;
    this.texts = texts;
    head = architecture.head();
    features = architecture.inputs();
  }

  /**
   * Returns the class of an example, ties to the lowest number.
   *
   * @param example its features, finite
   * @throws IllegalArgumentException if their number is wrong or one is not finite
   * @throws IllegalStateException if the model has no classes
   */
  public int classify(float[] example) {
    requireClasses();
    runDense(example);
    return head.predictedClass(inference.outputs(), 0);
  }

  /**
   * Returns the class of a sparse example, ties to the lowest number.
   *
   * @param indices features that are not zero, ascending
   * @param values their values, finite
   * @param count how many entries of the two arrays are used
   * @throws IllegalArgumentException if the entries are not as described
   * @throws IllegalStateException if the model has no classes
   */
  public int classify(int[] indices, float[] values, int count) {
    requireClasses();
    runSparse(indices, values, count);
    return head.predictedClass(inference.outputs(), 0);
  }

  /**
   * Returns the class of a record of a table, ties to the lowest number. Unlike the other calls
   * this one allocates a little.
   *
   * @param record cell of each column by name, as the training table spelled them; a column that is
   *     not there counts as missing
   * @throws DataFormatException if a cell cannot be read
   * @throws IllegalStateException if the model has no classes or was not trained on a table
   */
  public int classify(Map<String, String> record) throws DataFormatException {
    requireClasses();
    runRecord(record);
    return head.predictedClass(inference.outputs(), 0);
  }

  /**
   * Computes the outputs of a record of a table.
   *
   * @param record cell of each column by name; a column that is not there counts as missing
   * @param into receives {@code head().width()} numbers
   * @throws DataFormatException if a cell cannot be read
   * @throws IllegalStateException if the model was not trained on a table
   */
  public void predict(Map<String, String> record, float[] into) throws DataFormatException {
    requireRoom(into, 1);
    runRecord(record);
    System.arraycopy(inference.outputs(), 0, into, 0, head.width());
  }

  /**
   * Returns the class of a text, ties to the lowest number. Unlike most calls this one allocates a
   * little.
   *
   * @param text any text; words that are not in the vocabulary are left out
   * @throws IllegalStateException if the model has no classes or was not trained on texts
   */
  public int classify(String text) {
    requireClasses();
    runText(text);
    return head.predictedClass(inference.outputs(), 0);
  }

  /**
   * Computes the outputs of a text.
   *
   * @param text any text; words that are not in the vocabulary are left out
   * @param into receives {@code head().width()} numbers
   * @throws IllegalStateException if the model was not trained on texts
   */
  public void predict(String text, float[] into) {
    requireRoom(into, 1);
    runText(text);
    System.arraycopy(inference.outputs(), 0, into, 0, head.width());
  }

  /**
   * Computes the outputs of an example: probabilities, margins or values, as the head says.
   *
   * @param example its features, finite
   * @param into receives {@code head().width()} numbers
   * @throws IllegalArgumentException if a length is wrong or a feature is not finite
   */
  public void predict(float[] example, float[] into) {
    requireRoom(into, 1);
    runDense(example);
    System.arraycopy(inference.outputs(), 0, into, 0, head.width());
  }

  /**
   * Computes the outputs of a sparse example.
   *
   * @param indices features that are not zero, ascending
   * @param values their values, finite
   * @param count how many entries of the two arrays are used
   * @param into receives {@code head().width()} numbers
   * @throws IllegalArgumentException if a length is wrong or the entries are not as described
   */
  public void predict(int[] indices, float[] values, int count, float[] into) {
    requireRoom(into, 1);
    runSparse(indices, values, count);
    System.arraycopy(inference.outputs(), 0, into, 0, head.width());
  }

  /**
   * Computes the outputs of several examples.
   *
   * @param examples features of each, finite
   * @param into receives {@code head().width()} numbers per example, example after example
   * @throws IllegalArgumentException if a length is wrong or a feature is not finite; what was
   *     written before is then undefined
   */
  public void predict(float[][] examples, float[] into) {
    requireRoom(into, examples.length);
    for (int from = 0; from < examples.length; from += BATCH) {
      int count = Math.min(BATCH, examples.length - from);
      inference.input().clear(features);
      for (int e = from; e < from + count; e++) {
        append(examples[e]);
      }
      runInto(into, from, count);
    }
  }

  /**
   * Computes the outputs of several sparse examples, such as a data set appends them.
   *
   * @param examples rows of {@code features} columns
   * @param into receives {@code head().width()} numbers per example, example after example
   * @throws IllegalArgumentException if a length is wrong or the entries are not as described
   */
  public void predict(ActiveLists examples, float[] into) {
    requireFeatures(examples.width());
    requireRoom(into, examples.examples());
    for (int from = 0; from < examples.examples(); from += BATCH) {
      int count = Math.min(BATCH, examples.examples() - from);
      inference.input().clear(features);
      for (int e = from; e < from + count; e++) {
        append(examples.indices(), examples.values(), examples.start(e), examples.end(e));
      }
      runInto(into, from, count);
    }
  }

  private void runDense(float[] example) {
    inference.input().clear(features);
    append(example);
    inference.run();
  }

  private void runSparse(int[] indices, float[] values, int count) {
    if (count < 0 || count > indices.length || count > values.length) {
      throw new IllegalArgumentException(
          "entries: found "
              + count
              + ", expected 0 to the "
              + indices.length
              + " indices and "
              + values.length
              + " values given");
    }
    inference.input().clear(features);
    append(indices, values, 0, count);
    inference.run();
  }

  private void runRecord(Map<String, String> record) throws DataFormatException {
    if (records == null) {
      throw new IllegalStateException("the model was not trained on a table with named columns");
    }
    inference.input().clear(features);
    records.append(record, inference.input());
    inference.run();
  }

  private void runText(String text) {
    if (texts == null) {
      throw new IllegalStateException("the model was not trained on texts");
    }
    inference.input().clear(features);
    texts.append(text, inference.input());
    inference.run();
  }

  private void runInto(float[] into, int from, int count) {
    inference.run();
    System.arraycopy(inference.outputs(), 0, into, from * head.width(), count * head.width());
  }

  private void append(float[] example) {
    requireFeatures(example.length);
    for (int i = 0; i < features; i++) {
      requireFinite(i, example[i]);
    }
    inference.input().appendDense(example, 0);
    inference.input().endExample();
  }

  private void append(int[] indices, float[] values, int from, int to) {
    ActiveLists input = inference.input();
    int before = -1;
    for (int i = from; i < to; i++) {
      int index = indices[i];
      if (index <= before || index >= features) {
        throw new IllegalArgumentException(
            "feature index: found "
                + index
                + " after "
                + before
                + ", expected ascending indices from 0 to "
                + (features - 1));
      }
      requireFinite(index, values[i]);
      if (values[i] != 0) {
        input.append(index, values[i]);
      }
      before = index;
    }
    input.endExample();
  }

  private void requireFeatures(int found) {
    if (found != features) {
      throw new IllegalArgumentException("features: found " + found + ", expected " + features);
    }
  }

  private static void requireFinite(int index, float value) {
    if (!Float.isFinite(value)) {
      throw new IllegalArgumentException(
          "feature " + index + ": found " + value + ", expected a finite number");
    }
  }

  private void requireRoom(float[] into, int examples) {
    if (into.length < (long) examples * head.width()) {
      throw new IllegalArgumentException(
          "array for the outputs: found "
              + into.length
              + " numbers, expected room for "
              + examples
              + " times "
              + head.width());
    }
  }

  private void requireClasses() {
    if (head.classes() == 0) {
      throw new IllegalStateException(
          "a model with the " + head.name() + " head has no classes; use predict");
    }
  }
}
