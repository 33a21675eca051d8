package org.truezero.experiments.study;

import java.util.List;
import org.truezero.experiments.lab.Experiment;

/** All studies there are. */
public final class Studies {
  private Studies() {}

  /**
   * Returns them in the order in which they are read best.
   *
   * @param settings what the user chose
   */
  public static List<Experiment> all(StudySettings settings) {
    return List.of(
        new NeuronStudy(settings),
        new UnitsStudy(settings),
        new RescalingStudy(settings),
        new PathsStudy(settings),
        new SymmetryStudy(),
        new GradientFlowStudy(settings),
        new DeadUnitsStudy(settings),
        new SparsityStudy(settings),
        new DisentanglingStudy(settings),
        new SeparabilityStudy(settings),
        new ConvergenceStudy(settings),
        new BiologyStudy(settings));
  }
}
