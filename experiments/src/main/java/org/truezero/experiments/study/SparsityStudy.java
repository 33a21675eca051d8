package org.truezero.experiments.study;

import java.io.IOException;
import org.truezero.data.Dataset;
import org.truezero.experiments.lab.DataFolders;
import org.truezero.experiments.lab.Experiment;
import org.truezero.experiments.lab.Findings;
import org.truezero.experiments.lab.FindingsDraft;
import org.truezero.experiments.lab.Lab;
import org.truezero.experiments.lab.Scale;
import org.truezero.network.Network;
import org.truezero.network.Rectifier;

/**
 * Exact zeros before, during and after training, and representations of variable size (Glorot et
 * al. 2011, §2.2 and §3.1).
 */
public final class SparsityStudy implements Experiment {
  /** A penalty with which images lose little (Glorot et al. 2011, §4.1). */
  private static final float SPARSE = 1e-3f;

  private final StudySettings settings;

  /**
   * Creates the study.
   *
   * @param settings what the user chose
   */
  public SparsityStudy(StudySettings settings) {
    this.settings = settings;
  }

  @Override
  public String name() {
    return "sparsity";
  }

  @Override
  public String summary() {
    return "zeros before and during training, by L1, and how many units each input uses";
  }

  @Override
  public Findings run(Lab lab, DataFolders folders, Scale scale) throws IOException {
    StudyData data = StudyData.open(settings, folders, scale.choose(500, 5000, 20_000), 2000);
    PenalisedTraining training =
        new PenalisedTraining(data, 3, 200, new Rectifier(), scale.choose(2, 8, 20), 1);
    FindingsDraft draft = new FindingsDraft();
    InitialZeros.count(data, scale.choose(5, 30, 100), lab.execution()).report(data, draft);
    ZerosByPenalty.train(lab, training, scale.choose(1, 5, 5)).report(draft);
    Dataset rows = data.test();
    for (float l1 : new float[] {0, SPARSE}) {
      Network network = training.network(lab, l1);
      ActiveCounts counts = ActiveCounts.of(network, rows, lab.execution());
      new SizeOfRepresentation(rows, data.name(), "L1 " + PenalisedTraining.text(l1), counts)
          .report(draft);
    }
    return draft.findings("Exact zeros (Glorot et al. 2011, §2.2 and §3.1)");
  }
}
