package org.truezero.bench.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.truezero.bench.compare.Material.Part;
import org.truezero.bench.jobs.ColdInput;
import org.truezero.bench.jobs.Inputs;
import org.truezero.bench.jobs.Rows;
import org.truezero.bench.jobs.RowsDataset;
import org.truezero.bench.jobs.StartNetwork;
import org.truezero.bench.jobs.Task;
import org.truezero.model.Model;
import org.truezero.model.ModelFile;
import org.truezero.model.OnnxFile;
import org.truezero.model.Provenance;
import org.truezero.network.Execution;
import org.truezero.network.Network;
import org.truezero.train.Evaluator;
import org.truezero.train.Penalties;
import org.truezero.train.Span;
import org.truezero.train.TrainSettings;
import org.truezero.train.Trainer;
import org.truezero.train.TrainingListener;

/** Makes, once, the rows and networks that all systems read. */
final class Preparation {
  private final WorkFolder folder;
  private final Path data;
  private final double scale;
  private final Progress progress;

  /**
   * Prepares in a folder.
   *
   * @param folder keeps what was made
   * @param data folder with the data sets
   * @param scale share of the training to do; 1 but for trying things out
   */
  Preparation(WorkFolder folder, Path data, double scale, Progress progress) {
    this.folder = folder;
    this.data = data;
    this.scale = scale;
    this.progress = progress;
  }

  /**
   * Returns the files of a workload, made where they are missing.
   *
   * @param seed of the weights
   */
  Inputs inputs(Workload workload, int seed) throws IOException {
    Recipe recipe = workload.recipe();
    String name = recipe.fileName() + "-" + seed;
    Path model = folder.file(name + ".safetensors", file -> makeModel(file, recipe, seed));
    boolean trains = workload.task() == Task.TRAIN || workload.task() == Task.TRAIN_UNTIL;
    return new Inputs(
        folder.file(name + ".weights", file -> writeWeights(model, file)).toString(),
        model.toString(),
        trains ? null : folder.file(name + ".onnx", file -> writeOnnx(model, file)).toString(),
        rows(recipe.material(), Part.TRAIN).toString(),
        rows(recipe.material(), Part.VALID).toString(),
        rows(recipe.material(), Part.TEST).toString(),
        recipe.material().sparse());
  }

  /** Returns the file of one example for processes that predict once. */
  Path coldInput(Workload workload) throws IOException {
    Material material = workload.recipe().material();
    Path test = rows(material, Part.TEST);
    return folder.file(
        material.text() + "-one.row",
        file -> {
          Rows rows = Rows.read(test);
          float[] features = new float[rows.width()];
          rows.scatter(0, features, 0);
          ColdInput.write(file, features);
        });
  }

  private Path rows(Material material, Part part) throws IOException {
    String name = material.text() + "-" + part.name().toLowerCase(Locale.ROOT) + ".rows";
    return folder.file(name, file -> material.rows(part, data).write(file));
  }

  private static void writeWeights(Path model, Path file) throws IOException {
    StartNetwork.of(ModelFile.read(model).network()).write(file);
  }

  private static void writeOnnx(Path model, Path file) throws IOException {
    OnnxFile.write(file, ModelFile.read(model));
  }

  private void makeModel(Path file, Recipe recipe, int seed) throws IOException {
    Rows rows = Rows.read(rows(recipe.material(), Part.TRAIN));
    RowsDataset train = RowsDataset.sparse(rows);
    Network network = Network.random(recipe.architecture(rows.width()), seed);
    TrainSettings settings = settings(recipe, seed, rows.size());
    try (Execution execution = Execution.open(Execution.availableCores())) {
      if (recipe.epochs() > 0) {
        progress.say("preparing " + recipe.name() + ": training on " + settings.limit().text());
        new Trainer(execution)
            .train(
                network,
                settings,
                train,
                Optional.empty(),
                Optional.empty(),
                TrainingListener.NONE);
        double zeros = new Evaluator(execution).evaluate(network, train).sparsity().mean();
        progress.say("prepared " + recipe.name() + ": " + Numbers.percent(zeros) + " zeros");
      }
      Provenance provenance =
          Provenance.of(
              execution.kernels(),
              seed,
              new Provenance.Source(recipe.material().text(), train.fingerprint()),
              Optional.empty());
      Model model =
          new Model(network, train.schema(), Optional.of(settings), provenance, List.of());
      ModelFile.write(file, model);
    }
  }

  private TrainSettings settings(Recipe recipe, int seed, int rows) {
    long examples = Math.max(100, Math.round(scale * recipe.epochs() * rows));
    return TrainSettings.paper()
        .withSeed(seed)
        .withLearningRate(recipe.rate())
        .withLimit(Span.examples(examples))
        .withPenalties(new Penalties(List.of(recipe.l1()), 0, Float.POSITIVE_INFINITY, 1));
  }

  /**
   * Returns the folder with the data sets.
   *
   * @param home the folder {@code bench} of the sources
   * @throws IOException if there is none, with what to do
   */
  static Path dataFolder(Path home) throws IOException {
    String named = System.getenv("TRUEZERO_DATA");
    Path folder = named == null ? home.resolve("../../shared/data").normalize() : Path.of(named);
    if (!Files.isDirectory(folder.resolve("mnist"))) {
      throw new IOException(
          folder
              + ": no folder mnist, expected one with the four files of MNIST; set TRUEZERO_DATA to"
              + " the folder around it, or leave the workloads on MNIST out with --only");
    }
    return folder;
  }
}
