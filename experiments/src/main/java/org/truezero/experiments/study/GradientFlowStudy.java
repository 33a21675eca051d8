package org.truezero.experiments.study;

import java.io.IOException;
import org.truezero.experiments.lab.DataFolders;
import org.truezero.experiments.lab.Experiment;
import org.truezero.experiments.lab.Findings;
import org.truezero.experiments.lab.FindingsDraft;
import org.truezero.experiments.lab.Lab;
import org.truezero.experiments.lab.Scale;

/**
 * How gradients fare on their way down: through saturated units they vanish, along active paths of
 * rectifiers they do not (Glorot et al. 2011, §2.2 and §3.1).
 */
public final class GradientFlowStudy implements Experiment {
  private final StudySettings settings;

  /**
   * Creates the study.
   *
   * @param settings what the user chose
   */
  public GradientFlowStudy(StudySettings settings) {
    this.settings = settings;
  }

  @Override
  public String name() {
    return "gradient-flow";
  }

  @Override
  public String summary() {
    return "gradients by depth for sigmoid, tanh and rectifier, before and after training";
  }

  @Override
  public Findings run(Lab lab, DataFolders folders, Scale scale) throws IOException {
    StudyData data = StudyData.open(settings, folders, scale.choose(500, 10_000, 50_000), 1000);
    FindingsDraft draft = new FindingsDraft();
    int[] depths =
        scale.choose(
            new int[] {3, 10}, new int[] {3, 5, 7, 10}, new int[] {3, 4, 5, 6, 7, 8, 9, 10});
    new GradientsByDepth(data, scale.choose(1, 4, 10), scale.choose(1, 3, 5), depths)
        .report(lab, draft);
    return draft.findings("Gradients on their way down (Glorot et al. 2011, §2.2)");
  }
}
