package org.truezero.experiments.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.truezero.data.Dataset;
import org.truezero.model.Model;
import org.truezero.model.ModelFile;
import org.truezero.model.Provenance;
import org.truezero.network.Architecture;
import org.truezero.network.Network;
import org.truezero.train.EpochRecord;
import org.truezero.train.TrainSettings;

/**
 * Trained networks as model files in a folder.
 *
 * @param folder is made when it is needed
 * @param kernels what networks are trained by
 */
record NetworkFiles(Path folder, String kernels) {
  private Path file(String cell) {
    return folder.resolve(cell.replaceAll("[^A-Za-z0-9.]+", "-") + ".safetensors");
  }

  private Provenance provenance(String cell, TrainSettings settings, Dataset train) {
    return Provenance.of(
        kernels,
        settings.seed(),
        new Provenance.Source(cell, train.fingerprint()),
        Optional.empty());
  }

  /** Returns a network if it is there, and made in the same way. */
  Optional<Network> find(
      String cell, Architecture architecture, TrainSettings settings, Dataset train)
      throws IOException {
    if (!Files.exists(file(cell))) {
      return Optional.empty();
    }
    Model kept = ModelFile.read(file(cell));
    boolean same =
        kept.network().architecture().equals(architecture)
            && kept.settings().equals(Optional.of(settings))
            && kept.provenance().sameTraining(provenance(cell, settings, train));
    return same ? Optional.of(kept.network()) : Optional.empty();
  }

  void write(
      String cell,
      Network network,
      TrainSettings settings,
      Dataset train,
      List<EpochRecord> history)
      throws IOException {
    Files.createDirectories(folder);
    Provenance provenance = provenance(cell, settings, train);
    ModelFile.write(
        file(cell), new Model(network, train.schema(), Optional.of(settings), provenance, history));
  }
}
