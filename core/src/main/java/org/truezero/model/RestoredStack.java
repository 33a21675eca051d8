package org.truezero.model;

import java.util.ArrayList;
import java.util.List;
import org.truezero.data.Schema;
import org.truezero.pretrain.PretrainSettings;
import org.truezero.pretrain.PretrainState;

/**
 * What a checkpoint of a pre-training held.
 *
 * @param state the pre-training, ready to go on
 * @param schema how rows are read
 * @param provenance what it was trained on
 */
public record RestoredStack(PretrainState state, Schema schema, Provenance provenance) {
  /**
   * Refuses to go on with anything that would give other bits than the pre-training that was
   * interrupted.
   *
   * @param settings settings asked for now
   * @param now data and kernels of now
   * @throws IllegalArgumentException naming every difference
   */
  public void requireSame(PretrainSettings settings, Provenance now) {
    List<String> differences = new ArrayList<>();
    Restored.compare(
        "settings",
        PretrainJson.write(state.stack().settings()).toString(),
        PretrainJson.write(settings).toString(),
        differences);
    Restored.compare(
        "data", provenance.train().fingerprint(), now.train().fingerprint(), differences);
    Restored.compare(
        "validation data", Restored.valid(provenance), Restored.valid(now), differences);
    Restored.compare("kernels", provenance.kernels(), now.kernels(), differences);
    if (!differences.isEmpty()) {
      throw new IllegalArgumentException(
          "the checkpoint belongs to another pre-training: " + String.join("; ", differences));
    }
  }
}
