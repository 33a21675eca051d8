package org.truezero.model;

import java.util.List;
import java.util.Optional;
import org.truezero.data.Schema;
import org.truezero.data.Target;
import org.truezero.network.Head;
import org.truezero.network.LinearHead;
import org.truezero.network.Network;
import org.truezero.train.EpochRecord;
import org.truezero.train.TrainSettings;

/**
 * Everything a model file holds. The network is kept, not copied.
 *
 * @param network the trained network
 * @param schema how rows are read, with the names of classes, labels or values
 * @param settings how it was trained, if it was trained by TrueZero
 * @param provenance where it comes from
 * @param history records of the training, possibly none
 */
public record Model(
    Network network,
    Schema schema,
    Optional<TrainSettings> settings,
    Provenance provenance,
    List<EpochRecord> history) {
  /** Copies the history and checks that network and schema fit together. */
  public Model {
    history = List.copyOf(history);
    int inputs = network.architecture().inputs();
    if (inputs != schema.features()) {
      throw new IllegalArgumentException(
          "a network of " + inputs + " inputs with a schema of " + schema.features() + " features");
    }
    requireNames(network.head(), schema.target());
  }

  private static void requireNames(Head head, Target target) {
    if (target instanceof Target.Classes classes && head.classes() > 0) {
      requireSame("class names", classes.names().size(), head.classes(), head);
    } else if (target instanceof Target.Labels labels) {
      requireSame("label names", labels.names().size(), head.scores(), head);
    } else if (target instanceof Target.Values values && head instanceof LinearHead) {
      requireSame("value names", values.names().size(), head.scores(), head);
    }
  }

  private static void requireSame(String what, int found, int expected, Head head) {
    if (found != expected) {
      throw new IllegalArgumentException(
          found + " " + what + ", but the " + head.name() + " head has " + expected);
    }
  }
}
