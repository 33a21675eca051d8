package org.truezero.experiments.study;

import java.io.IOException;
import org.truezero.experiments.lab.DataFolders;
import org.truezero.experiments.lab.Experiment;
import org.truezero.experiments.lab.Findings;
import org.truezero.experiments.lab.FindingsDraft;
import org.truezero.experiments.lab.Lab;
import org.truezero.experiments.lab.Scale;

/** Active units of networks beside active neurons of the cortex (Glorot et al. 2011, §2.1). */
public final class BiologyStudy implements Experiment {
  /** Parts of active units to force networks to. */
  private static final double[] ALL = {0.2, 0.1, 0.05, 0.04, 0.03, 0.02, 0.01};

  private static final double[] FEW = {0.1, 0.02};

  private final StudySettings settings;

  /**
   * Creates the study.
   *
   * @param settings what the user chose
   */
  public BiologyStudy(StudySettings settings) {
    this.settings = settings;
  }

  @Override
  public String name() {
    return "biology";
  }

  @Override
  public String summary() {
    return "active units beside the 1 to 4 % of the cortex, and the error of networks forced there";
  }

  @Override
  public Findings run(Lab lab, DataFolders folders, Scale scale) throws IOException {
    StudyData data = StudyData.open(settings, folders, scale.choose(500, 5000, 20_000), 2000);
    FindingsDraft draft = new FindingsDraft();
    double[] asked = scale.choose(FEW, ALL, ALL);
    ForcedSparsity.train(lab, data, asked, scale.choose(40, 10, 20), scale.choose(1, 5, 5))
        .report(draft);
    return draft.findings("Active units and active neurons (Glorot et al. 2011, §2.1)");
  }
}
