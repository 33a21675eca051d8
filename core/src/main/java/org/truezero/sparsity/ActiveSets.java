package org.truezero.sparsity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.truezero.data.Dataset;
import org.truezero.math.ActiveLists;
import org.truezero.math.RandomStream;
import org.truezero.network.Execution;
import org.truezero.network.Inference;
import org.truezero.network.Network;

/**
 * How many different sets of active hidden outputs the examples of a data set have. A network of
 * rectifiers is one linear map for all examples with the same set: an exponential number of linear
 * models that share parameters (Glorot et al. 2011, §3.1).
 *
 * <p>Sets are told apart by 128 bits that each output adds to, so two different ones could be taken
 * for one, but no data set is large enough to expect it. For units that are active on both sides,
 * such as leaky ones, equal sets do not mean equal maps.
 *
 * @param examples how many were looked at
 * @param layers sets of each hidden layer alone
 * @param together sets of all hidden layers together
 */
public record ActiveSets(long examples, List<Counts> layers, Counts together) {
  private static final int BATCH = 200;

  /** Copies the list. */
  public ActiveSets {
    layers = List.copyOf(layers);
  }

  /**
   * Sets of some layers.
   *
   * @param distinct how many different ones
   * @param alone how many belong to one example only
   * @param most examples of the commonest set
   */
  public record Counts(long distinct, long alone, long most) {
    private static Counts of(Map<Key, Long> examples) {
      long alone = examples.values().stream().filter(count -> count == 1).count();
      long most = examples.values().stream().mapToLong(Long::longValue).max().orElse(0);
      return new Counts(examples.size(), alone, most);
    }
  }

  /** A set: the sum of the bits of its outputs. */
  private record Key(long high, long low) {
    static final Key EMPTY = new Key(0, 0);

    Key with(RandomStream random, int layer, int output) {
      return new Key(high + random.bits(layer, output, 0), low + random.bits(layer, output, 1));
    }
  }

  /**
   * Counts the sets of a data set.
   *
   * @param network with at least one hidden layer
   * @param data one row or more; targets are not looked at
   * @param execution threads and kernels
   * @throws IllegalArgumentException if there is no hidden layer
   */
  public static ActiveSets measure(Network network, Dataset data, Execution execution) {
    int hidden = network.architecture().hidden().size();
    if (hidden == 0) {
      throw new IllegalArgumentException("active sets of a network without hidden layers");
    }
    List<Map<Key, Long>> byLayer = new ArrayList<>();
    for (int l = 0; l < hidden; l++) {
      byLayer.add(new HashMap<>());
    }
    Map<Key, Long> together = new HashMap<>();
    RandomStream random = new RandomStream(1, "active sets");
    Inference inference = new Inference(network, execution);
    for (long from = 0; from < data.size(); from += BATCH) {
      int count = (int) Math.min(BATCH, data.size() - from);
      inference.fill(data, from, count);
      inference.run();
      for (int e = 0; e < count; e++) {
        Key all = Key.EMPTY;
        for (int l = 0; l < hidden; l++) {
          Key key = key(inference.hidden(l), e, l, random);
          byLayer.get(l).merge(key, 1L, Long::sum);
          all = new Key(all.high + key.high, all.low + key.low);
        }
        together.merge(all, 1L, Long::sum);
      }
    }
    List<Counts> layers = byLayer.stream().map(Counts::of).toList();
    return new ActiveSets(data.size(), layers, Counts.of(together));
  }

  private static Key key(ActiveLists outputs, int example, int layer, RandomStream random) {
    Key key = Key.EMPTY;
    for (int at = outputs.start(example); at < outputs.end(example); at++) {
      if (outputs.values()[at] != 0) {
        key = key.with(random, layer, outputs.indices()[at]);
      }
    }
    return key;
  }
}
