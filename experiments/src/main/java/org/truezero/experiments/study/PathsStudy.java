package org.truezero.experiments.study;

import java.io.IOException;
import org.truezero.experiments.lab.DataFolders;
import org.truezero.experiments.lab.Experiment;
import org.truezero.experiments.lab.Findings;
import org.truezero.experiments.lab.FindingsDraft;
import org.truezero.experiments.lab.Lab;
import org.truezero.experiments.lab.Scale;

/**
 * Active paths: how many sets of active units the examples have, and the linear map that a network
 * is given one of them (Glorot et al. 2011, §3.1, figure 2).
 */
public final class PathsStudy implements Experiment {
  private final StudySettings settings;

  /**
   * Creates the study.
   *
   * @param settings what the user chose
   */
  public PathsStudy(StudySettings settings) {
    this.settings = settings;
  }

  @Override
  public String name() {
    return "paths";
  }

  @Override
  public String summary() {
    return "sets of active units, the linear regions they make, and the linear map at one example";
  }

  @Override
  public Findings run(Lab lab, DataFolders folders, Scale scale) throws IOException {
    StudyData data = StudyData.open(settings, folders, scale.choose(1000, 10_000, 50_000), 2000);
    FindingsDraft draft = new FindingsDraft();
    PathCounts counts = new PathCounts(data, scale.choose(1, 5, 10));
    counts.report(lab, draft);
    new MapAtExample(data, counts.widest(lab)).report(lab, draft);
    new RegionsOfPlane(scale.choose(100, 300, 300)).report(lab, draft);
    return draft.findings("Active paths: one network, many linear maps (Glorot et al. 2011, §3.1)");
  }
}
