package org.truezero.experiments.paper;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.truezero.experiments.lab.Experiment;

/** All experiments there are. */
public final class Experiments {
  private Experiments() {}

  /** Returns the names of those that compare image sets, a given one among them. */
  public static List<String> comparing(ImageSet set) {
    Set<ImageSet> only = EnumSet.of(set);
    List<Experiment> all = new ArrayList<>(List.of(new Table1(only)));
    if (FewLabels.SETS.contains(set)) {
      all.add(new FewLabels(only));
    }
    if (Smoothness.SETS.contains(set)) {
      all.add(new Smoothness(only));
    }
    return all.stream().map(Experiment::name).toList();
  }

  /** Returns them in the order of the paper, on all image sets. */
  public static List<Experiment> all() {
    return all(EnumSet.allOf(ImageSet.class));
  }

  /**
   * Returns them in the order of the paper.
   *
   * @param only image sets for experiments that compare several
   */
  public static List<Experiment> all(Set<ImageSet> only) {
    return List.of(
        new UnitCurves(),
        new SparsePropagation(),
        new Characters(),
        new Table1(only),
        new ErrorBySparsity(),
        new FewLabels(only),
        new Smoothness(only),
        new MnistBest(),
        new Cifar10Best(),
        new Sentiment(),
        new Amazon(),
        new SamplingSpeed());
  }
}
