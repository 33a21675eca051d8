package org.truezero.experiments.study;

import java.io.IOException;
import org.truezero.experiments.lab.DataFolders;
import org.truezero.experiments.lab.Experiment;
import org.truezero.experiments.lab.Findings;
import org.truezero.experiments.lab.FindingsDraft;
import org.truezero.experiments.lab.Lab;
import org.truezero.experiments.lab.Scale;

/**
 * Whether sparse representations are separated linearly with more ease (Glorot et al. 2011, §2.2,
 * "linear separability").
 */
public final class SeparabilityStudy implements Experiment {
  private final StudySettings settings;

  /**
   * Creates the study.
   *
   * @param settings what the user chose
   */
  public SeparabilityStudy(StudySettings settings) {
    this.settings = settings;
  }

  @Override
  public String name() {
    return "separability";
  }

  @Override
  public String summary() {
    return "a linear classifier on the input and on each layer, sparse and dense, few labels and many";
  }

  @Override
  public Findings run(Lab lab, DataFolders folders, Scale scale) throws IOException {
    StudyData data = StudyData.open(settings, folders, scale.choose(500, 8000, 40_000), 2000);
    FindingsDraft draft = new FindingsDraft();
    new Separability(
            lab, data, scale.choose(50, 100, 100), scale.choose(2, 8, 15), scale.choose(1, 5, 5))
        .report(draft);
    return draft.findings("Linear separability (Glorot et al. 2011, §2.2)");
  }
}
