package org.truezero.experiments.study;

import java.io.IOException;
import org.truezero.experiments.lab.DataFolders;
import org.truezero.experiments.lab.Experiment;
import org.truezero.experiments.lab.Findings;
import org.truezero.experiments.lab.FindingsDraft;
import org.truezero.experiments.lab.Lab;
import org.truezero.experiments.lab.Scale;

/**
 * How soon networks of each kind of units learn (Krizhevsky, Sutskever and Hinton 2012, §3.1;
 * CS231n, Neural Networks part 1). Scales above quick take CIFAR-10 if it is there.
 */
public final class ConvergenceStudy implements Experiment {
  private final StudySettings settings;

  /**
   * Creates the study.
   *
   * @param settings what the user chose
   */
  public ConvergenceStudy(StudySettings settings) {
    this.settings = settings;
  }

  @Override
  public String name() {
    return "convergence";
  }

  @Override
  public String summary() {
    return "epochs and seconds to a training error, for each kind of units at its best rate";
  }

  @Override
  public Findings run(Lab lab, DataFolders folders, Scale scale) throws IOException {
    int rows = scale.choose(400, 4000, 20_000);
    StudyData data = StudyData.open(settings, folders, rows, 2000);
    if (scale.choose(false, false, true) && settings.source().isEmpty()) {
      data = StudyData.cifar10(folders, rows, 2000).orElse(data);
    }
    FindingsDraft draft = new FindingsDraft();
    int epochs = scale.choose(3, 8, 30);
    Convergence.train(lab, data, epochs, scale.choose(1, 5, 3), settings.trainingError())
        .report(draft);
    return draft.findings("Convergence of rectifiers and other units (Krizhevsky et al. 2012)");
  }
}
