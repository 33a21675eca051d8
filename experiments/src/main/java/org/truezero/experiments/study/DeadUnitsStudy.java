package org.truezero.experiments.study;

import java.io.IOException;
import org.truezero.experiments.lab.DataFolders;
import org.truezero.experiments.lab.Experiment;
import org.truezero.experiments.lab.Findings;
import org.truezero.experiments.lab.FindingsDraft;
import org.truezero.experiments.lab.Lab;
import org.truezero.experiments.lab.Scale;

/** Rectifiers that are active on no example any more (CS231n, Neural Networks part 1). */
public final class DeadUnitsStudy implements Experiment {
  private final StudySettings settings;

  /**
   * Creates the study.
   *
   * @param settings what the user chose
   */
  public DeadUnitsStudy(StudySettings settings) {
    this.settings = settings;
  }

  @Override
  public String name() {
    return "dead-units";
  }

  @Override
  public String summary() {
    return "dead units by learning rate, when they died, and what is done about them";
  }

  @Override
  public Findings run(Lab lab, DataFolders folders, Scale scale) throws IOException {
    StudyData data = StudyData.open(settings, folders, scale.choose(500, 5000, 20_000), 2000);
    Dying dying = new Dying(data, scale.choose(2, 5, 10), scale.choose(1, 6, 6));
    FindingsDraft draft = new FindingsDraft();
    DeadByRate byRate = DeadByRate.train(lab, dying);
    byRate.report(draft);
    Remedies.attempt(lab, dying, byRate.deadly()).report(draft);
    return draft.findings("Dead units (CS231n)");
  }
}
