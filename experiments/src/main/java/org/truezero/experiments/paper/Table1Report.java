package org.truezero.experiments.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.truezero.experiments.lab.Claims;
import org.truezero.experiments.lab.Difference;
import org.truezero.experiments.lab.Figures;
import org.truezero.experiments.lab.Findings;
import org.truezero.experiments.lab.Outcome;

/** Errors beside those of the paper, image set by image set. */
final class Table1Report {
  private static final List<String> COLUMNS =
      List.of(
          "network",
          "paper",
          "error, λ of the paper",
          "its rate",
          "error, all chosen",
          "chosen",
          "zeros, paper",
          "zeros, λ of the paper",
          "zeros, all chosen");

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
    addClaims(title, cells, images.test().size());
  }

  private static List<String> row(ImageSet set, Cell cell) {
    return List.of(
        cell.unit.text() + (cell.pretrained ? ", pre-trained" : ""),
        Figures.percent(PublishedErrors.error(set, cell.unit, cell.pretrained)),
        cell.paper.map(of -> percent(of, Outcome.TEST_ERROR)).orElse(NONE),
        cell.paper.map(ImageTraining.Chosen::rate).orElse(NONE),
        percent(cell.chosen, Outcome.TEST_ERROR),
        cell.chosen.text(),
        Figures.percent(PublishedErrors.zeros(set, cell.unit)),
        cell.paper.map(of -> percent(of, Outcome.ZEROS)).orElse(NONE),
        percent(cell.chosen, Outcome.ZEROS));
  }

  private static String percent(ImageTraining.Chosen chosen, String number) {
    return Figures.percent(chosen.outcomes(), number);
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
        + either(budget.pretrainRates())
        + ", "
        + Figures.count(budget.length())
        + " for fine-tuning at most, at rate "
        + rates(budget)
        + "; "
        + (budget.seeds() == 1 ? "one seed" : budget.seeds() + " seeds")
        + ".";
  }

  private static String rates(ImageBudget budget) {
    String constant = either(budget.rates());
    return budget.annealed().isEmpty()
        ? constant
        : constant + " or " + either(budget.annealed()) + " halved again and again";
  }

  private static String either(List<Float> rates) {
    return rates.stream().map(String::valueOf).collect(Collectors.joining(" or "));
  }

  private void addClaims(String title, List<Cell> cells, long tests) {
    List<Double> rectifier = errors(cells, UnitKind.RECTIFIER, false);
    List<Double> tanh = errors(cells, UnitKind.TANH, false);
    claims
        .below(
            "rectifier below tanh, without pre-training",
            title,
            Difference.ofErrors(rectifier, tanh, tests),
            Figures::percent)
        .below(
            "pre-training helps tanh",
            title,
            Difference.ofErrors(errors(cells, UnitKind.TANH, true), tanh, tests),
            Figures::percent)
        .below(
            "pre-training gains less with rectifier than with tanh",
            title,
            Difference.paired(
                gains(cells, UnitKind.RECTIFIER),
                gains(cells, UnitKind.TANH),
                Difference.chance(
                    tests,
                    rectifier.get(0),
                    tanh.get(0),
                    errors(cells, UnitKind.RECTIFIER, true).get(0),
                    errors(cells, UnitKind.TANH, true).get(0))),
            Figures::percent);
    for (boolean pretrained : new boolean[] {false, true}) {
      claims.notBelow(
          "softplus no better than rectifier, with" + (pretrained ? "" : "out") + " pre-training",
          title,
          Difference.ofErrors(
              errors(cells, UnitKind.SOFTPLUS, pretrained),
              errors(cells, UnitKind.RECTIFIER, pretrained),
              tests),
          Figures::percent);
    }
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
            + " tanh as it is. Chosen with the first seed by validation error: with the paper's λ"
            + " the constant learning rate; otherwise λ too (tanh has none), and at the long and"
            + " the paper scale whether the rate is constant or halves again and again, which is"
            + " tried with the weakest λ only; so the two columns may differ by the rate as well."
            + " Test error at the best validation point; zeros on the test images (of softplus,"
            + " outputs too small for a float). λ multiplies the sum over a layer (authors' code,"
            + " 2010), so that the paper's 0.001 is a strong penalty here. Pre-training: masking"
            + " noise 0.25, tied decoders, softplus reconstruction and squared error (tanh:"
            + " cross-entropy), no penalty, which beside the loss of reconstruction made no"
            + " difference where it was tried (docs/experiments.md). Pixels are in [0, 1].");
    paragraphs.addAll(setups);
    if (!missing.isEmpty()) {
      paragraphs.add("Not run, because the files are not there: " + String.join(", ", missing));
    }
    return paragraphs;
  }
}
