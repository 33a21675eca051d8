package org.truezero.experiments.study;

import java.io.IOException;
import org.truezero.experiments.lab.DataFolders;
import org.truezero.experiments.lab.Experiment;
import org.truezero.experiments.lab.Findings;
import org.truezero.experiments.lab.FindingsDraft;
import org.truezero.experiments.lab.Lab;
import org.truezero.experiments.lab.Scale;

/**
 * Whether the set of active units is conserved by small changes of the input (Glorot et al. 2011,
 * §2.2, "information disentangling").
 */
public final class DisentanglingStudy implements Experiment {
  private final StudySettings settings;

  /**
   * Creates the study.
   *
   * @param settings what the user chose
   */
  public DisentanglingStudy(StudySettings settings) {
    this.settings = settings;
  }

  @Override
  public String name() {
    return "disentangling";
  }

  @Override
  public String summary() {
    return "what noise, masking and shifts leave of the set of active units, beside tanh";
  }

  @Override
  public Findings run(Lab lab, DataFolders folders, Scale scale) throws IOException {
    StudyData data = StudyData.open(settings, folders, scale.choose(500, 5000, 20_000), 2000);
    Disentangling parts = new Disentangling(data, scale.choose(100, 500, 2000), lab);
    parts.train(scale.choose(2, 8, 15), scale.choose(1, 5, 5));
    FindingsDraft draft = new FindingsDraft();
    parts.report(draft);
    return draft.findings("Information disentangling (Glorot et al. 2011, §2.2)");
  }
}
