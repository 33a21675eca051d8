package org.truezero.experiments.study;

import java.io.IOException;
import org.truezero.experiments.lab.DataFolders;
import org.truezero.experiments.lab.Experiment;
import org.truezero.experiments.lab.Findings;
import org.truezero.experiments.lab.FindingsDraft;
import org.truezero.experiments.lab.Lab;
import org.truezero.experiments.lab.Scale;

/**
 * One neuron as a classifier, L2 as gradual forgetting, and what the non-linearity is for (CS231n,
 * Neural Networks part 1).
 */
public final class NeuronStudy implements Experiment {
  private final StudySettings settings;

  /**
   * Creates the study.
   *
   * @param settings what the user chose
   */
  public NeuronStudy(StudySettings settings) {
    this.settings = settings;
  }

  @Override
  public String name() {
    return "neuron";
  }

  @Override
  public String summary() {
    return "one neuron as softmax classifier and as SVM, L2 as forgetting, and layers that collapse";
  }

  @Override
  public Findings run(Lab lab, DataFolders folders, Scale scale) throws IOException {
    StudyData data = StudyData.open(settings, folders, scale.choose(2000, 10_000, 50_000), 10_000);
    FindingsDraft draft = new FindingsDraft();
    NeuronInPlane plane = NeuronInPlane.train(lab, scale.choose(20, 200, 200));
    plane.report(lab, draft);
    new NeuronOnData(data, scale.choose(2, 5, 10)).report(lab, draft);
    new Forgetting(plane.machine()).report(lab, draft);
    ScoreFunctions.of(data, settings, folders, scale).report(lab, draft);
    return draft.findings("One neuron, and why layers need a non-linearity (CS231n)");
  }
}
