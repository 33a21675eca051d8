package org.truezero.experiments.study;

import java.io.IOException;
import org.truezero.experiments.lab.DataFolders;
import org.truezero.experiments.lab.Experiment;
import org.truezero.experiments.lab.Findings;
import org.truezero.experiments.lab.FindingsDraft;
import org.truezero.experiments.lab.Lab;
import org.truezero.experiments.lab.Scale;

/**
 * The invariance of rectifier networks under rescaling of their layers, what it makes of training,
 * and a scale to agree on (Glorot et al. 2011, §3.1).
 */
public final class RescalingStudy implements Experiment {
  private final StudySettings settings;

  /**
   * Creates the study.
   *
   * @param settings what the user chose
   */
  public RescalingStudy(StudySettings settings) {
    this.settings = settings;
  }

  @Override
  public String name() {
    return "rescaling";
  }

  @Override
  public String summary() {
    return "layers rescaled without changing the function, and what that does to training";
  }

  @Override
  public Findings run(Lab lab, DataFolders folders, Scale scale) throws IOException {
    StudyData data = StudyData.open(settings, folders, scale.choose(1000, 10_000, 50_000), 2000);
    FindingsDraft draft = new FindingsDraft();
    new Invariance(data, scale.choose(1, 3, 10)).report(lab, draft);
    new ScaledStart(data, scale.choose(2, 6, 10), scale.choose(1, 3, 5)).report(lab, draft);
    return draft.findings("The same function at many scales (Glorot et al. 2011, §3.1)");
  }
}
