package org.truezero.experiments.paper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.truezero.data.DataSource;
import org.truezero.data.Dataset;
import org.truezero.data.Folds;
import org.truezero.data.JoinedRows;
import org.truezero.data.LabelledSubset;
import org.truezero.data.Schema;
import org.truezero.data.Split;
import org.truezero.experiments.lab.DataFolders;
import org.truezero.experiments.lab.Experiment;
import org.truezero.experiments.lab.Figures;
import org.truezero.experiments.lab.Findings;
import org.truezero.experiments.lab.Lab;
import org.truezero.experiments.lab.Outcome;
import org.truezero.experiments.lab.Scale;
import org.truezero.experiments.lab.Training;
import org.truezero.math.ActiveLists;
import org.truezero.pretrain.Corruption;
import org.truezero.train.Penalties;
import org.truezero.train.Span;
import org.truezero.train.TrainSettings;

/**
 * The paper's sentiment table: how near the expected rating comes to the stars a reviewer gave, by
 * networks on bags of words with and without pre-training (Glorot et al. 2011, §4.2, table 2). The
 * reviews of OpenTable are not public: Yelp and Zomato stand in for them.
 */
public final class Sentiment implements Experiment {
  private static final int FOLDS = 10;
  private static final long SEED = 1;

  /** A linear model learns slowly and costs nearly nothing. */
  private static final int LINEAR_EPOCHS = 30;

  /** Creates the experiment. */
  public Sentiment() {}

  @Override
  public String name() {
    return "sentiment";
  }

  @Override
  public String summary() {
    return "stars of restaurant reviews, with and without pre-training (Yelp, Zomato, IMDB texts)";
  }

  /**
   * How much a scale spends.
   *
   * @param sizes of networks and pre-training
   * @param rows of each source at most
   * @param folds evaluated, out of ten
   * @param epochs of fine-tuning at most
   * @param rates of fine-tuning to choose from
   * @param noise to choose from for the lowest layer
   */
  private record Budget(
      TextNetworks.Sizes sizes,
      int rows,
      int folds,
      int epochs,
      List<Float> rates,
      List<Corruption> noise) {
    static Budget of(Scale scale) {
      List<Corruption> one = List.of(new Corruption.SaltPepper(0.8f, 0.005f));
      List<Corruption> two = List.of(one.get(0), new Corruption.SaltPepper(0.5f, 0.005f));
      List<Float> rates = List.of(0.03f, 0.01f, 0.003f);
      return scale.choose(
          new Budget(
              new TextNetworks.Sizes(500, 50, List.of(1, 1, 1)), 600, 2, 2, List.of(0.1f), one),
          new Budget(
              new TextNetworks.Sizes(2000, 200, List.of(3, 2, 2)), 4000, 3, 6, List.of(0.01f), one),
          new Budget(
              new TextNetworks.Sizes(5000, 500, List.of(10, 4, 4)), 10_000, 10, 8, rates, one),
          new Budget(
              new TextNetworks.Sizes(5000, 5000, List.of(30, 30, 15)), 25_000, 10, 20, rates, two));
    }
  }

  /**
   * A set of rated reviews.
   *
   * @param name what it is called
   * @param file where it is, below a data folder
   * @param rows how many there are
   * @param options how it is read
   */
  private record Reviews(String name, String file, int rows, String options) {
    String source(DataFolders data, Budget budget) throws IOException {
      return "reviews:"
          + data.require(file)
          + "?text=text"
          + options
          + (budget.rows < rows ? "&rows=0-" + budget.rows : "");
    }
  }

  private static final List<Reviews> RATED =
      List.of(
          new Reviews("Yelp", "yelp-10k/yelp.csv", 10_000, "&label=stars&classes=1-5"),
          new Reviews(
              "Zomato",
              "zomato-10k/zomato_reviews.jsonl",
              9954,
              "&label=stars&classes=1-5&scale=round(x)"));

  private static final List<Reviews> UNRATED =
      List.of(
          new Reviews("IMDB", "imdb/imdb_train_25k.jsonl", 25_000, ""),
          new Reviews("IMDB, unlabelled", "imdb/imdb_unsup_25k.jsonl", 25_000, ""));

  @Override
  public Findings run(Lab lab, DataFolders data, Scale scale) throws IOException {
    Budget budget = Budget.of(scale);
    List<SentimentReport.Column> columns = new ArrayList<>();
    for (Reviews rated : RATED) {
      columns.add(new Work(lab, data, budget, rated).column());
    }
    return new SentimentReport(columns).findings(paragraphs(budget));
  }

  private static List<String> paragraphs(Budget budget) {
    return List.of(
        "The OpenTable reviews of the paper are not public. Here: "
            + Figures.count(Math.min(10_000, budget.rows))
            + " Yelp reviews and "
            + Figures.count(Math.min(9_954, budget.rows))
            + " Zomato reviews with 1 to 5 stars (half stars rounded up), and as texts without"
            + " ratings all of these and "
            + Figures.count(Math.min(50_000, 2 * budget.rows))
            + " of IMDB. Binary bags of the "
            + budget.sizes.vocabulary()
            + " most frequent words of the rated set; layers of "
            + budget.sizes.units()
            + " units (paper: 5000 and 5000). The prediction is the expected number of stars.",
        "Pre-training as the authors did it, at two to three times their rates: salt-and-pepper"
            + " noise (0.8, 0.005) below, masking 0.5 and 0.3 above, cross-entropy, outputs scaled"
            + " to [0, 1] between rectifier layers; "
            + budget.sizes.epochs().stream().map(Object::toString).collect(Collectors.joining(", "))
            + " epochs for the three layers (paper: 120, 120, 1), reconstruction sampling in the"
            + " lowest one. As in the paper it sees the texts of all folds, never their stars.",
        "Learning rate and number of epochs (without hidden layers L2 as well)"
            + (budget.noise.size() > 1 ? " and the noise below" : "")
            + " are chosen on an inner validation part of the first fold; then every fold is trained"
            + " on its nine tenths and evaluated on the tenth left out. Mean ± deviation over "
            + budget.folds
            + " folds.");
  }

  /** The trainings on one rated set. */
  private static final class Work {
    private final Lab lab;
    private final Budget budget;
    private final Reviews rated;
    private final Schema features;
    private final Dataset pool;
    private final Folds folds;
    private final Split first;
    private final TextNetworks networks;

    Work(Lab lab, DataFolders data, Budget budget, Reviews rated) throws IOException {
      this.lab = lab;
      this.budget = budget;
      this.rated = rated;
      String source = rated.source(data, budget) + "&vocabulary=" + budget.sizes.vocabulary();
      Dataset own = DataSource.openUnlabelled(source);
      features = own.schema();
      List<Dataset> texts = new ArrayList<>(List.of(own));
      for (Reviews other : others(rated)) {
        texts.add(DataSource.openUnlabelled(other.source(data, budget), features));
      }
      pool = JoinedRows.of(texts);
      folds = DataSource.openFolds(source, FOLDS, SEED, Optional.of(features));
      first = folds.split(0);
      networks = new TextNetworks(lab, budget.sizes, rated.name, pool);
    }

    private static List<Reviews> others(Reviews rated) {
      List<Reviews> others = new ArrayList<>(RATED);
      others.remove(rated);
      others.addAll(UNRATED);
      return others;
    }

    SentimentReport.Column column() throws IOException {
      List<SentimentReport.Cell> cells = new ArrayList<>();
      cells.add(new SentimentReport.Cell("no hidden layer", linear(), inputZeros()));
      Optional<Corruption> noise = noise();
      for (TextNetworks.Kind kind : TextNetworks.KINDS) {
        List<Outcome> outcomes = outcomes(kind, noise);
        cells.add(
            new SentimentReport.Cell(
                kind.text(),
                Outcome.each(outcomes, Outcome.TEST_RMSE),
                Outcome.each(outcomes, Outcome.ZEROS)));
      }
      return new SentimentReport.Column(rated.name, cells);
    }

    /** Returns how many of the features are zero, in each fold left out. */
    private List<Double> inputZeros() throws IOException {
      List<Double> zeros = new ArrayList<>();
      for (int fold = 0; fold < budget.folds; fold++) {
        Dataset rows = folds.split(fold).valid();
        ActiveLists lists = new ActiveLists();
        lists.clear(rows.schema().features());
        for (long row = 0; row < rows.size(); row++) {
          rows.appendRow(row, lists);
        }
        zeros.add(1 - lists.density());
      }
      return zeros;
    }

    private List<Double> linear() throws IOException {
      List<Trial> trials = new ArrayList<>();
      for (float rate : List.of(0.3f, 0.1f, 0.03f, 0.01f, 0.003f)) {
        for (float l2 : List.of(0f, 1e-4f, 1e-3f, 1e-2f)) {
          TrainSettings settings =
              settings(rate)
                  .withLimit(Span.epochs(LINEAR_EPOCHS))
                  .withPenalties(new Penalties(List.of(0f), l2, 1e9f, 1));
          trials.add(new Trial("no hidden layer, to epoch 30, L2 " + l2, settings));
        }
      }
      Lab.Start start = TextNetworks.random(first.train().schema(), List.of());
      return Outcome.each(evaluate(best(trials, start), start), Outcome.TEST_RMSE);
    }

    /** Chooses the noise by what a network of one layer makes of it, if all of it was tried. */
    private Optional<Corruption> noise() throws IOException {
      if (budget.noise.size() == 1) {
        return Optional.of(budget.noise.get(0));
      }
      List<Outcome> tried = new ArrayList<>();
      for (Corruption noise : budget.noise) {
        tried.add(tune(TextNetworks.KINDS.get(0), noise).map(Tuned::seen).orElse(Outcome.NONE));
      }
      OptionalInt lowest = Outcome.lowest(tried, Outcome.VALID_RMSE);
      return lowest.isPresent()
          ? Optional.of(budget.noise.get(lowest.getAsInt()))
          : Optional.empty();
    }

    private List<Outcome> outcomes(TextNetworks.Kind kind, Optional<Corruption> chosen)
        throws IOException {
      if (kind.pretrained() && chosen.isEmpty()) {
        return none();
      }
      Corruption noise = chosen.orElse(budget.noise.get(0));
      return evaluate(tune(kind, noise), start(kind, noise));
    }

    private Lab.Start start(TextNetworks.Kind kind, Corruption noise) {
      return networks.start(first.train().schema(), kind, noise);
    }

    private List<Outcome> none() {
      return Collections.nCopies(budget.folds, Outcome.NONE);
    }

    /** Settings to try. */
    private record Trial(String name, TrainSettings settings) {}

    /** The best settings found for one kind of network, and what was seen with them. */
    private record Tuned(String name, TrainSettings settings, Outcome seen) {
      static Tuned of(Trial trial, Outcome seen) {
        double epochs = seen.get(Outcome.VALID_RMSE_EPOCH);
        Span limit = Span.epochs(Double.isNaN(epochs) ? 1 : (long) epochs);
        return new Tuned(trial.name, trial.settings.withLimit(limit), seen);
      }
    }

    private Optional<Tuned> tune(TextNetworks.Kind kind, Corruption noise) throws IOException {
      String name = kind.text() + (kind.pretrained() ? ", noise " + noise.text() : "");
      List<Trial> trials = new ArrayList<>();
      for (float rate : budget.rates) {
        Penalties penalties = new Penalties(List.of(kind.l1()), 0, 1e9f, 1);
        trials.add(new Trial(name, settings(rate).withPenalties(penalties)));
      }
      return best(trials, start(kind, noise));
    }

    private TrainSettings settings(float rate) {
      return TrainSettings.paper()
          .withSeed(SEED)
          .withLearningRate(rate)
          .withLimit(Span.epochs(budget.epochs));
    }

    /** Returns the best of some trials, none if some of them were not made. */
    private Optional<Tuned> best(List<Trial> trials, Lab.Start start) throws IOException {
      List<Outcome> tried = lab.train(trials.stream().map(each -> choosing(each, start)).toList());
      OptionalInt lowest = Outcome.lowest(tried, Outcome.VALID_RMSE);
      if (lowest.isEmpty()) {
        return Optional.empty();
      }
      int best = lowest.getAsInt();
      return Optional.of(Tuned.of(trials.get(best), tried.get(best)));
    }

    private Training choosing(Trial trial, Lab.Start start) {
      int inner = (int) (first.train().size() * 8 / 9);
      return new Training(
          rated.name + ", choosing: " + trial.name + ", rate " + trial.settings.learningRate(),
          start,
          trial.settings,
          LabelledSubset.of(first.train(), inner, SEED),
          Optional.of(LabelledSubset.rest(first.train(), inner, SEED)),
          Optional.empty());
    }

    private List<Outcome> evaluate(Optional<Tuned> found, Lab.Start start) throws IOException {
      if (found.isEmpty()) {
        return none();
      }
      Tuned tuned = found.get();
      List<Training> trainings = new ArrayList<>();
      for (int fold = 0; fold < budget.folds; fold++) {
        Split split = folds.split(fold);
        String cell =
            rated.name
                + ", fold "
                + (fold + 1)
                + ": "
                + tuned.name
                + ", rate "
                + tuned.settings.learningRate()
                + ", epochs "
                + tuned.settings.limit().amount();
        trainings.add(
            new Training(
                cell,
                start,
                tuned.settings,
                split.train(),
                Optional.empty(),
                Optional.of(split.valid())));
      }
      return lab.train(trainings);
    }
  }
}
