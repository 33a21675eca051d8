package org.truezero.experiments.paper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
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
  private static final Predicate<ImageTraining.Choice> OF_PAPER =
      choice -> choice.penalty() == ImageBudget.PAPER_PENALTY;

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
    List<ImageSet> asked = Arrays.stream(ImageSet.values()).filter(only::contains).toList();
    ImageSet.requireSome(asked, data);
    Table1Report report = new Table1Report();
    for (ImageSet set : asked) {
      if (set.available(data)) {
        ImageBudget budget = ImageBudget.of(set, scale);
        ImageData images = set.open(data, budget.train(), budget.valid(), budget.test());
        String title = set.title(data);
        ImageTraining training = new ImageTraining(lab, title, images, budget);
        report.add(set, title, budget, images, cells(training, budget));
      } else {
        report.missing(set);
      }
    }
    return report.findings();
  }

  private static List<Table1Report.Cell> cells(ImageTraining training, ImageBudget budget)
      throws IOException {
    List<ImageTraining.Kind> kinds = new ArrayList<>(kinds(budget, true));
    kinds.addAll(kinds(budget, false));
    List<ImageTraining.Kind> order = new ArrayList<>(kinds);
    // No other training begins while a stack is pre-trained for one.
    order.sort(Comparator.comparing(ImageTraining.Kind::pretrained));
    training.tryAll(order, choice -> true);
    List<Table1Report.Cell> cells = new ArrayList<>();
    for (ImageTraining.Kind kind : kinds) {
      cells.add(
          new Table1Report.Cell(
              kind.unit(),
              kind.pretrained(),
              kind.unit().oneSided()
                  ? Optional.of(training.best(kind, OF_PAPER))
                  : Optional.empty(),
              training.best(kind, choice -> true)));
    }
    return cells;
  }

  private static List<ImageTraining.Kind> kinds(ImageBudget budget, boolean pretrained) {
    return Arrays.stream(UnitKind.values())
        .map(unit -> ImageTraining.Kind.of(unit, budget.units(), pretrained))
        .toList();
  }
}
