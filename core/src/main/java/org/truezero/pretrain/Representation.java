package org.truezero.pretrain;

import java.util.List;
import java.util.Optional;
import org.truezero.data.Dataset;
import org.truezero.data.Schema;
import org.truezero.math.ActiveLists;
import org.truezero.network.Execution;
import org.truezero.network.Inference;
import org.truezero.network.Network;

/**
 * What the layers of a stack or network make of a data set, as a data set: the outputs of one layer
 * are the features, the targets are those of the rows. For a linear classifier on top of layers
 * that stay as they are (Glorot et al. 2011, §4.2; authors' code, 2010). Computed once and held as
 * the outputs that are not zero. Immutable and safe for any number of threads.
 */
public final class Representation implements Dataset {
  private static final int BATCH = 100;

  private final Dataset base;
  private final Schema schema;
  private final String fingerprint;
  private final ActiveLists rows = new ActiveLists();

  private Representation(Dataset base, int features, String fingerprint) {
    this.base = base;
    this.fingerprint = fingerprint;
    schema = new Schema(features, true, base.schema().target(), Optional.empty(), Optional.empty());
    rows.clear(features);
  }

  /**
   * Runs a data set through the lowest layers of a stack, without noise.
   *
   * @param stack is not changed, and not needed afterwards
   * @param layers how many, 1 to {@code stack.size()}; the outputs of the highest are the features
   * @param data rows with the features of the stack, as many as an {@code int} counts
   * @param execution threads and kernels
   * @throws IllegalArgumentException if there are too many outputs to hold in memory
   */
  public static Representation of(Stack stack, int layers, Dataset data, Execution execution) {
    return of(stack.below(layers), layers, data, execution);
  }

  /**
   * Runs a data set through the lowest layers of a network, with dropout off.
   *
   * @param network is not changed, and not needed afterwards
   * @param layers how many hidden layers, 1 or more; the outputs of the highest are the features
   * @param data rows with the features of the network, as many as an {@code int} counts
   * @param execution threads and kernels
   * @throws IllegalArgumentException if there are too many outputs to hold in memory
   */
  public static Representation of(Network network, int layers, Dataset data, Execution execution) {
    Inference inference = new Inference(network.lowest(layers), execution);
    Representation made =
        new Representation(
            data,
            network.architecture().hidden().get(layers - 1).outputs(),
            data.fingerprint() + " through " + layers + " layers");
    for (long from = 0; from < data.size(); from += BATCH) {
      int count = (int) Math.min(BATCH, data.size() - from);
      inference.fill(data, from, count);
      inference.run();
      made.append(inference.hidden(layers - 1), count);
    }
    return made;
  }

  private void append(ActiveLists outputs, int count) {
    for (int e = 0; e < count; e++) {
      copy(outputs, e, rows);
    }
  }

  private static void copy(ActiveLists from, int example, ActiveLists into) {
    int start = from.start(example);
    int count = from.end(example) - start;
    into.reserve(count);
    System.arraycopy(from.indices(), start, into.indices(), into.size(), count);
    System.arraycopy(from.values(), start, into.values(), into.size(), count);
    into.advance(count);
    into.endExample();
  }

  @Override
  public long size() {
    return rows.examples();
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public void appendRow(long row, ActiveLists into) {
    if (row < 0 || row >= size()) {
      throw new IndexOutOfBoundsException("row " + row + " of " + size());
    }
    copy(rows, (int) row, into);
  }

  @Override
  public void readTarget(long row, float[] into, int offset) {
    base.readTarget(row, into, offset);
  }

  @Override
  public String fingerprint() {
    return fingerprint;
  }

  @Override
  public List<String> remarks() {
    return base.remarks();
  }
}
