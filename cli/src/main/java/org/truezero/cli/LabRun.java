package org.truezero.cli;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.truezero.data.DataFormatException;
import org.truezero.experiments.lab.DataFolders;
import org.truezero.experiments.lab.Experiment;
import org.truezero.experiments.lab.Findings;
import org.truezero.experiments.lab.FindingsWriter;
import org.truezero.experiments.lab.IndexPage;
import org.truezero.experiments.lab.Lab;
import org.truezero.experiments.lab.LabListener;
import org.truezero.experiments.lab.MissingDataException;
import org.truezero.experiments.lab.Scale;
import org.truezero.network.Execution;
import org.truezero.train.TrainingDivergedException;

/**
 * Runs experiments, writes their files and prints what they found.
 *
 * @param console for results and progress
 * @param json whether results are one document
 * @param execution threads and kernels
 * @param listener hears of what is trained
 * @param training whether to train what was not trained before
 * @param data where the data sets are
 * @param scale how much to spend
 * @param command what makes an experiment of some name again
 */
record LabRun(
    Console console,
    boolean json,
    Execution execution,
    LabListener listener,
    boolean training,
    DataFolders data,
    Scale scale,
    UnaryOperator<String> command) {

  /** Runs one experiment. */
  void one(Experiment experiment, Path folder) throws IOException {
    Findings findings = findings(experiment, folder);
    List<Path> files = write(experiment, findings, folder);
    if (json) {
      console.result(Json.text(FindingsJson.of(findings, files)));
    } else {
      findings.tables().forEach(this::print);
    }
    console.log("written: " + files.get(0));
  }

  /**
   * Runs several, each in a folder of its own, and writes a page that leads to them.
   *
   * @return how many could not be run, because data are missing or damaged or a training diverged
   */
  int all(List<Experiment> experiments, Path folder, String title) throws IOException {
    IndexPage index = new IndexPage(title);
    JsonObject document = new JsonObject();
    int missing = 0;
    for (Experiment experiment : experiments) {
      Path own = folder.resolve(experiment.name());
      try {
        Findings findings = findings(experiment, own);
        List<Path> files = write(experiment, findings, own);
        index.add(experiment, findings, experiment.name() + "/" + files.get(0).getFileName());
        document.add(experiment.name(), FindingsJson.of(findings, files));
        if (!json) {
          findings.claims().ifPresent(this::print);
        }
      } catch (MissingDataException | DataFormatException | TrainingDivergedException e) {
        console.error(experiment.name() + ": " + e.getMessage());
        index.addMissing(experiment, e.getMessage());
        JsonObject failed = new JsonObject();
        failed.addProperty("error", e.getMessage());
        document.add(experiment.name(), failed);
        missing++;
      }
    }
    if (json) {
      console.result(Json.text(document));
    }
    console.log("written: " + index.write(folder, command.apply(LabCommand.ALL)));
    return missing;
  }

  private Findings findings(Experiment experiment, Path folder) throws IOException {
    Lab lab = new Lab(folder, experiment.name(), scale, execution, listener, training);
    return experiment.run(lab, data, scale);
  }

  private List<Path> write(Experiment experiment, Findings findings, Path folder)
      throws IOException {
    String name = experiment.name();
    return new FindingsWriter(findings, name, command.apply(name)).write(folder);
  }

  private void print(Findings.Table found) {
    console.result(found.caption());
    Table table = new Table().row(found.columns().toArray());
    found.rows().forEach(row -> table.row(row.toArray()));
    table.print(console);
    console.result("");
  }
}
