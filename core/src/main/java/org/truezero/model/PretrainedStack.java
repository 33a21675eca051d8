package org.truezero.model;

import java.util.List;
import org.truezero.data.Schema;
import org.truezero.pretrain.PretrainRecord;
import org.truezero.pretrain.Stack;

/**
 * Everything a stack file holds. The stack is kept, not copied.
 *
 * @param stack the layers and their decoders
 * @param schema how rows are read; its target is not used
 * @param provenance where it comes from
 * @param history records of the pre-training
 */
public record PretrainedStack(
    Stack stack, Schema schema, Provenance provenance, List<PretrainRecord> history) {
  /** Copies the history and checks that stack and schema fit together. */
  public PretrainedStack {
    history = List.copyOf(history);
    if (stack.inputs() != schema.features()) {
      throw new IllegalArgumentException(
          "a stack of "
              + stack.inputs()
              + " inputs with a schema of "
              + schema.features()
              + " features");
    }
  }
}
