package org.truezero.experiments.paper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.truezero.experiments.lab.DataFolders;
import org.truezero.experiments.lab.Experiment;
import org.truezero.experiments.lab.Findings;
import org.truezero.experiments.lab.Lab;
import org.truezero.experiments.lab.Scale;

/**
 * Table 1 of the paper: three units with and without pre-training on four image sets (Glorot et al.
 * 2011, §4.1).
 */
public final class Table1 implements Experiment {
  private final Set<ImageSet> only;

  /**
   * Creates the experiment.
   *
   * @param only image sets to use; others are left out
   */
  public Table1(Set<ImageSet> only) {
    this.only = Set.copyOf(only);
  }

  @Override
  public String name() {
    return "table1";
  }

  @Override
  public String summary() {
    return "test errors of three units with and without pre-training (MNIST, CIFAR-10, NISTP, NORB)";
  }

  @Override
  public Findings run(Lab lab, DataFolders data, Scale scale) throws IOException {
    Table1Report report = new Table1Report();
    for (ImageSet set : ImageSet.values()) {
      if (!only.contains(set)) {
        continue;
      }
      if (set.available(data)) {
        ImageBudget budget = ImageBudget.of(set, scale);
        report.add(set, set.title(data), budget, cells(lab, data, set, budget));
      } else {
        report.missing(set);
      }
    }
    return report.findings();
  }

  private static List<Table1Report.Cell> cells(
      Lab lab, DataFolders data, ImageSet set, ImageBudget budget) throws IOException {
    ImageTraining training =
        new ImageTraining(
            lab,
            set.title(data),
            set.open(data, budget.train(), budget.valid(), budget.test()),
            budget);
    List<Table1Report.Cell> cells = new ArrayList<>();
    for (UnitKind unit : UnitKind.values()) {
      for (boolean pretrained : List.of(true, false)) {
        ImageTraining.Kind kind = ImageTraining.Kind.of(unit, budget.units(), pretrained);
        cells.add(
            new Table1Report.Cell(
                unit,
                pretrained,
                training.best(
                    kind,
                    choice -> !unit.oneSided() || choice.penalty() == ImageBudget.PAPER_PENALTY),
                training.best(kind, choice -> true)));
      }
    }
    cells.sort(Comparator.comparing(Table1Report.Cell::pretrained).reversed());
    return cells;
  }
}
