package org.truezero.experiments.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.truezero.data.Schema;
import org.truezero.model.PretrainedStack;
import org.truezero.model.Provenance;
import org.truezero.model.RestoredStack;
import org.truezero.model.StackFile;
import org.truezero.pretrain.PretrainSettings;
import org.truezero.pretrain.PretrainState;
import org.truezero.pretrain.Stack;

/**
 * One pre-trained stack, finished or in training, as files in a folder.
 *
 * @param folder is made when it is needed
 * @param cell names the files
 * @param schema of the rows
 * @param settings how it is pre-trained; a file made otherwise counts as none
 * @param provenance on what, and by which kernels
 */
record StackFiles(
    Path folder, String cell, Schema schema, PretrainSettings settings, Provenance provenance) {
  private Path file(String ending) {
    return folder.resolve(cell.replaceAll("[^A-Za-z0-9.]+", "-") + ending);
  }

  private Path finished() {
    return file(".safetensors");
  }

  private Path checkpoint() {
    return file(".checkpoint");
  }

  private boolean fits(Stack stack, Provenance from) {
    return stack.settings().equals(settings) && from.sameTraining(provenance);
  }

  /** Returns the finished stack, if it is there. */
  Optional<Stack> find() throws IOException {
    if (!Files.exists(finished())) {
      return Optional.empty();
    }
    PretrainedStack made = StackFile.read(finished());
    return fits(made.stack(), made.provenance()) ? Optional.of(made.stack()) : Optional.empty();
  }

  /** Returns where the checkpoint was, or the beginning. */
  PretrainState state() throws IOException {
    if (Files.exists(checkpoint())) {
      RestoredStack restored = StackFile.readCheckpoint(checkpoint());
      if (fits(restored.state().stack(), restored.provenance())) {
        return restored.state();
      }
    }
    return PretrainState.fresh(schema.features(), settings);
  }

  void writeCheckpoint(PretrainState state) throws IOException {
    Files.createDirectories(folder);
    StackFile.writeCheckpoint(checkpoint(), state, schema, provenance);
  }

  /** Writes the finished stack; the checkpoint is of no use any more. */
  void write(PretrainState state) throws IOException {
    Files.createDirectories(folder);
    StackFile.write(
        finished(), new PretrainedStack(state.stack(), schema, provenance, state.history()));
    Files.deleteIfExists(checkpoint());
  }
}
