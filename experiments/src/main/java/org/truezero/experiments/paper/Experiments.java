package org.truezero.experiments.paper;

import java.util.List;
import org.truezero.experiments.lab.Experiment;

/** All experiments there are. */
public final class Experiments {
  private static final List<Experiment> ALL =
      List.of(new FewLabels(), new Sentiment(), new Amazon(), new SamplingSpeed());

  private Experiments() {}

  /** Returns them in the order of the paper. */
  public static List<Experiment> all() {
    return ALL;
  }
}
