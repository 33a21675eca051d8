package org.truezero.experiments.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.truezero.experiments.lab.Claims;
import org.truezero.experiments.lab.Figures;
import org.truezero.experiments.lab.Findings;
import org.truezero.experiments.lab.Outcome;
import org.truezero.experiments.lab.Spread;

/** Errors beside those of the paper, image set by image set. */
final class Table1Report {
  private static final List<String> COLUMNS =
      List.of(
          "network",
          "paper",
          "error, λ of the paper",
          "error, λ chosen",
          "chosen",
          "zeros, paper",
          "zeros, λ of the paper",
          "zeros, λ chosen");

  private static final String NONE = "–";

  private final List<Findings.Table> tables = new ArrayList<>();
  private final List<String> setups = new ArrayList<>();
  private final List<String> missing = new ArrayList<>();
  private final Claims claims = new Claims();

  /**
   * A unit with or without pre-training.
   *
   * @param paper the best learning rate with λ of the paper; tanh has no λ
   * @param chosen the best learning rate and λ
   */
  record Cell(
      UnitKind unit,
      boolean pretrained,
      Optional<ImageTraining.Chosen> paper,
      ImageTraining.Chosen chosen) {
    List<Double> errors() {
      return chosen.each(Outcome.TEST_ERROR);
    }
  }

  /** Adds an image set for which there are no files. */
  void missing(ImageSet set) {
    missing.add(set.title());
  }

  /**
   * Adds an image set.
   *
   * @param title says so if something stands in
   * @param budget what was spent
   * @param images what was learned from
   * @param cells all units, with pre-training first
   */
  void add(ImageSet set, String title, ImageBudget budget, ImageData images, List<Cell> cells) {
    List<List<String>> rows = cells.stream().map(cell -> row(set, cell)).toList();
    tables.add(new Findings.Table(set.key(), title + ": test error", COLUMNS, rows));
    setups.add(setup(title, budget, images));
    addClaims(title, cells);
  }

  private static List<String> row(ImageSet set, Cell cell) {
    return List.of(
        cell.unit.text() + (cell.pretrained ? ", pre-trained" : ""),
        Figures.percent(PublishedErrors.error(set, cell.unit, cell.pretrained)),
        cell.paper.map(of -> percent(of, Outcome.TEST_ERROR)).orElse(NONE),
        percent(cell.chosen, Outcome.TEST_ERROR),
        cell.chosen.text(),
        Figures.percent(PublishedErrors.zeros(set, cell.unit)),
        cell.paper.map(of -> percent(of, Outcome.ZEROS)).orElse(NONE),
        percent(cell.chosen, Outcome.ZEROS));
  }

  private static String percent(ImageTraining.Chosen chosen, String number) {
    return Figures.percent(Spread.of(chosen.each(number)));
  }

  private static String setup(String title, ImageBudget budget, ImageData images) {
    return title
        + ": "
        + Figures.count(images.train().size())
        + " images to learn from, "
        + Figures.count(images.valid().size())
        + " to choose by and "
        + Figures.count(images.test().size())
        + " to be judged on; hidden layers "
        + budget.units()
        + "; "
        + Figures.count(budget.pretraining())
        + " images for each layer of pre-training at rate "
        + budget.pretrainRates().stream().map(String::valueOf).collect(Collectors.joining(" or "))
        + ", "
        + Figures.count(budget.length())
        + " for fine-tuning at most; "
        + (budget.seeds() == 1 ? "one seed" : budget.seeds() + " seeds")
        + ".";
  }

  private void addClaims(String title, List<Cell> cells) {
    claims
        .below(
            "rectifier below tanh, without pre-training",
            title,
            errors(cells, UnitKind.RECTIFIER, false),
            errors(cells, UnitKind.TANH, false),
            Figures::percent)
        .below(
            "pre-training gains less with rectifier than with tanh",
            title,
            gains(cells, UnitKind.RECTIFIER),
            gains(cells, UnitKind.TANH),
            Figures::percent)
        .below(
            "rectifier below softplus, without pre-training",
            title,
            errors(cells, UnitKind.RECTIFIER, false),
            errors(cells, UnitKind.SOFTPLUS, false),
            Figures::percent);
  }

  private static List<Double> errors(List<Cell> cells, UnitKind unit, boolean pretrained) {
    return cells.stream()
        .filter(cell -> cell.unit == unit && cell.pretrained == pretrained)
        .findFirst()
        .orElseThrow()
        .errors();
  }

  private static List<Double> gains(List<Cell> cells, UnitKind unit) {
    List<Double> without = errors(cells, unit, false);
    List<Double> with = errors(cells, unit, true);
    List<Double> gains = new ArrayList<>();
    for (int i = 0; i < without.size(); i++) {
      gains.add(without.get(i) - with.get(i));
    }
    return gains;
  }

  Findings findings() {
    List<Findings.Table> all = new ArrayList<>(tables);
    all.add(claims.table());
    return new Findings(
        "Three units with and without pre-training (Glorot et al. 2011, table 1)",
        paragraphs(),
        all,
        List.of());
  }

  private List<String> paragraphs() {
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add(
        "Plain gradient descent, batches of 10; half of the rectifier and softplus outputs negated,"
            + " tanh as it is. Learning rate (constant; at the long and the paper scale also one"
            + " that halves again and again), and λ (tanh has none) in the column that says so,"
            + " chosen with the first seed by validation error; test error at the best validation"
            + " point; zeros on the test images (of softplus, outputs too small for a float). λ"
            + " multiplies the sum over a layer (authors' code, 2010), so that the paper's 0.001 is"
            + " a strong penalty here. Pre-training: masking noise 0.25, tied decoders, softplus"
            + " reconstruction and squared error (tanh: cross-entropy), no penalty, which beside"
            + " the loss of reconstruction makes no difference (docs/experiments.md). Pixels are in"
            + " [0, 1].");
    paragraphs.addAll(setups);
    if (!missing.isEmpty()) {
      paragraphs.add("Not run, because the files are not there: " + String.join(", ", missing));
    }
    return paragraphs;
  }
}
