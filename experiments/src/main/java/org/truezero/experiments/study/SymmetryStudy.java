package org.truezero.experiments.study;

import java.io.IOException;
import java.util.List;
import org.truezero.experiments.lab.DataFolders;
import org.truezero.experiments.lab.Experiment;
import org.truezero.experiments.lab.Findings;
import org.truezero.experiments.lab.FindingsDraft;
import org.truezero.experiments.lab.Lab;
import org.truezero.experiments.lab.Scale;

/**
 * How many rectifiers it takes to be symmetric or antisymmetric, against units that are so by
 * themselves: twice as many, say Glorot et al. 2011, §3.1. The targets are made here, so that the
 * number of units they need is known.
 */
public final class SymmetryStudy implements Experiment {
  /** Creates the study. */
  public SymmetryStudy() {}

  @Override
  public String name() {
    return "symmetry";
  }

  @Override
  public String summary() {
    return "how many rectifiers a symmetric or antisymmetric target takes, against other units";
  }

  @Override
  public Findings run(Lab lab, DataFolders folders, Scale scale) throws IOException {
    SymmetryBudget budget = SymmetryBudget.of(scale);
    FindingsDraft draft = new FindingsDraft();
    SharedParameters.report(lab, draft);
    for (SymmetricTarget target : List.of(SymmetricTarget.EVEN, SymmetricTarget.ODD)) {
      new UnitsNeeded(target, budget).report(lab, draft);
    }
    return draft.findings("Symmetric responses from one-sided units (Glorot et al. 2011, §3.1)");
  }
}
