package org.truezero.experiments.study;

import java.io.IOException;
import org.truezero.experiments.lab.DataFolders;
import org.truezero.experiments.lab.Experiment;
import org.truezero.experiments.lab.Findings;
import org.truezero.experiments.lab.FindingsDraft;
import org.truezero.experiments.lab.Lab;
import org.truezero.experiments.lab.Scale;

/**
 * Value, slope and cost of the units, and what is said against the sigmoid: it saturates, and its
 * outputs are not centred on zero (Glorot et al. 2011, §2; CS231n, Neural Networks part 1).
 */
public final class UnitsStudy implements Experiment {
  private final StudySettings settings;

  /**
   * Creates the study.
   *
   * @param settings what the user chose
   */
  public UnitsStudy(StudySettings settings) {
    this.settings = settings;
  }

  @Override
  public String name() {
    return "units";
  }

  @Override
  public String summary() {
    return "value, slope and cost of every unit, saturation, and the zig-zag of its gradients";
  }

  @Override
  public Findings run(Lab lab, DataFolders folders, Scale scale) throws IOException {
    StudyData data = StudyData.open(settings, folders, scale.choose(1000, 10_000, 50_000), 2000);
    FindingsDraft draft = new FindingsDraft();
    new UnitCurves(settings.neuron()).report(draft);
    new Saturation(data, scale.choose(3, 15, 30), scale.choose(1, 3, 5)).report(lab, draft);
    new InitialScale(data).report(lab, draft);
    new ZigZag(data, scale.choose(10, 50, 200)).report(lab, draft);
    new UnitCost(scale.choose(2, 5, 10)).report(lab, draft);
    return draft.findings("What units compute, and what becomes of their gradients");
  }
}
