package org.truezero.experiments.paper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.truezero.data.DataSource;
import org.truezero.data.Dataset;
import org.truezero.data.JoinedRows;
import org.truezero.data.LabelledSubset;
import org.truezero.experiments.lab.DataFolders;
import org.truezero.experiments.lab.Experiment;
import org.truezero.experiments.lab.Figures;
import org.truezero.experiments.lab.Findings;
import org.truezero.experiments.lab.Lab;
import org.truezero.experiments.lab.Scale;
import org.truezero.network.Execution;
import org.truezero.network.HiddenLayer;
import org.truezero.network.Initialisation;
import org.truezero.network.Rectifier;
import org.truezero.network.SignBalance;
import org.truezero.pretrain.Corruption;
import org.truezero.pretrain.LayerSettings;
import org.truezero.pretrain.PretrainSettings;
import org.truezero.pretrain.Reconstruction;
import org.truezero.pretrain.Representation;
import org.truezero.pretrain.Scaling;
import org.truezero.pretrain.Stack;
import org.truezero.train.Span;

/**
 * Polarity of Amazon reviews in four domains (Blitzer, Dredze and Pereira 2007): linear classifiers
 * on the words and on pre-trained layers, from few labels and from all (Glorot et al. 2011, §4.2).
 */
public final class Amazon implements Experiment {
  private static final List<String> DOMAINS = List.of("books", "dvd", "electronics", "kitchen");
  private static final String FOLDER = "amazon-blitzer/svmlight5000/";
  private static final int FEW = 100;

  /** Creates the experiment. */
  public Amazon() {}

  @Override
  public String name() {
    return "amazon";
  }

  @Override
  public String summary() {
    return "polarity of reviews in four domains, from 100 labels and from 2000 (Amazon)";
  }

  /**
   * How much a scale spends.
   *
   * @param units of each layer
   * @param examples presented to each layer in pre-training
   * @param draws of few labels
   * @param folds of the raw reviews
   * @param grid settings of the logistic regressions
   */
  record Budget(int units, List<Integer> examples, int draws, int folds, LinearProbe.Grid grid) {
    static Budget of(Scale scale) {
      LinearProbe.Grid grid = LinearProbe.Grid.of(scale);
      return scale.choose(
          new Budget(50, List.of(2000), 1, 2, grid),
          new Budget(200, List.of(60_000, 20_000, 20_000), 3, 3, grid),
          new Budget(1000, List.of(400_000, 120_000, 120_000), 5, 10, grid),
          new Budget(5000, List.of(800_000, 800_000, 400_000), 10, 10, grid));
    }

    /** Returns how many layers the networks of the table have. */
    List<Integer> heights() {
      return examples.size() == 1 ? List.of(1) : List.of(1, examples.size());
    }
  }

  /**
   * What the layers are pre-trained on.
   *
   * @param text tells it from others
   * @param label as it stands in the table
   * @param testShare part of each domain's test reviews that is among the unlabelled ones
   * @param half whether errors are counted on the other half of the test reviews or on all
   */
  private record Pool(String text, String label, double testShare, boolean half) {}

  private static final List<Pool> POOLS =
      List.of(
          new Pool("training reviews", "training reviews", 0, false),
          new Pool(
              "training reviews and half of the test reviews",
              "also half of the test reviews *",
              0.5,
              true),
          new Pool("all reviews (transductive)", "all reviews (transductive)", 1, false));

  @Override
  public Findings run(Lab lab, DataFolders data, Scale scale) throws IOException {
    Budget budget = Budget.of(scale);
    Work work = new Work(lab, data, budget);
    List<AmazonReport.Row> rows = new ArrayList<>();
    rows.add(work.words(false));
    rows.add(work.words(true));
    for (Pool pool : POOLS) {
      for (int layers : budget.heights()) {
        rows.add(work.layers(pool, layers));
      }
    }
    List<AmazonReport.FoldRow> folds = new AmazonFolds(lab, data, budget, DOMAINS).rows();
    return new AmazonReport(DOMAINS, rows, folds).findings(paragraphs(budget));
  }

  private static List<String> paragraphs(Budget budget) {
    return List.of(
        "Reviews of four kinds of products, positive or negative; binary bags of 5 000 words and"
            + " pairs. Accuracy of logistic regression on the words and on the outputs of"
            + " pre-trained layers of "
            + budget.units
            + " rectifiers, for each domain alone: trained on "
            + FEW
            + " reviews ("
            + budget.draws
            + " draws, stratified), and on all 2 000, tested on the published test reviews of the"
            + " domain (3 586 to 5 945).",
        "Layers see reviews of all domains without their labels: the 8 000 training reviews; these"
            + " and half of the test reviews, judged on the other half (*, halves with equal shares"
            + " of both classes); or all, which is transductive. Pre-training: masking noise 0.8"
            + " below, 0.3 and 0.1 above, cross-entropy with reconstruction sampling below,"
            + " softplus and squared error above (authors' code, 2010), "
            + budget.examples.stream()
                .map(examples -> Figures.count(examples))
                .collect(Collectors.joining(", "))
            + " examples for the layers. Learning rate and L2 of the logistic regressions are"
            + " chosen within the labelled training reviews (100 labels: by five-fold"
            + " cross-validation of each draw; more: on a fifth held out), one choice for all"
            + " domains and draws. On the raw reviews that is done in the first fold, for all"
            + " folds, so the choice there has seen labels that other folds are tested on.");
  }

  /** The reviews of one domain as features of some kind. */
  private record Features(Dataset train, Dataset test) {}

  /** The trainings on the form with 5 000 features. */
  private static final class Work {
    private final Lab lab;
    private final Budget budget;
    private final List<Dataset> train = new ArrayList<>();
    private final List<Dataset> test = new ArrayList<>();

    Work(Lab lab, DataFolders data, Budget budget) throws IOException {
      this.lab = lab;
      this.budget = budget;
      for (String domain : DOMAINS) {
        train.add(open(data, domain + "_train.svmlight"));
        test.add(open(data, domain + "_test.svmlight"));
      }
    }

    private static Dataset open(DataFolders data, String file) throws IOException {
      return DataSource.open(
          "libsvm:" + data.require(FOLDER + file) + "?features=5000&base=0&values=binary");
    }

    AmazonReport.Row words(boolean half) throws IOException {
      return row(
          half ? "words *" : "words",
          domain -> new Features(train.get(domain), judged(domain, half)));
    }

    /** Returns the test reviews that errors are counted on. */
    private Dataset judged(int domain, boolean half) {
      Dataset all = test.get(domain);
      return half ? LabelledSubset.rest(all, (int) (all.size() / 2), 1) : all;
    }

    private Dataset unlabelled(Pool pool) {
      List<Dataset> parts = new ArrayList<>(train);
      for (Dataset all : test) {
        if (pool.testShare == 1) {
          parts.add(all);
        } else if (pool.testShare > 0) {
          parts.add(LabelledSubset.of(all, (int) (all.size() * pool.testShare), 1));
        }
      }
      return JoinedRows.of(parts);
    }

    AmazonReport.Row layers(Pool pool, int layers) throws IOException {
      Stack stack =
          lab.pretrain(
              "pre-training on " + pool.text,
              unlabelled(pool),
              Optional.empty(),
              pretraining(budget));
      Execution execution = lab.execution();
      String name = (layers == 1 ? "1 layer, " : layers + " layers, ") + pool.label;
      return row(
          name,
          domain ->
              new Features(
                  Representation.of(stack, layers, train.get(domain), execution),
                  Representation.of(stack, layers, judged(domain, pool.half), execution)));
    }

    private interface Domain {
      Features features(int domain);
    }

    private AmazonReport.Row row(String name, Domain domains) throws IOException {
      List<Features> features = new ArrayList<>();
      for (int d = 0; d < DOMAINS.size(); d++) {
        features.add(domains.features(d));
      }
      LinearProbe probe = new LinearProbe(lab, budget.grid, name);
      List<LinearProbe.Part> few = new ArrayList<>();
      List<LinearProbe.Part> all = new ArrayList<>();
      for (int d = 0; d < DOMAINS.size(); d++) {
        Features of = features.get(d);
        for (int draw = 1; draw <= budget.draws; draw++) {
          few.add(
              new LinearProbe.Part(
                  DOMAINS.get(d), draw, LabelledSubset.of(of.train, FEW, draw), of.test));
        }
        all.add(new LinearProbe.Part(DOMAINS.get(d), 1, of.train, of.test));
      }
      return new AmazonReport.Row(
          name, probe.accuracies(FEW, few, few), probe.accuracies(2000, all, all));
    }
  }

  /** Strategies, noise and upper rates of the authors' pipeline (authors' code, 2010). */
  static PretrainSettings pretraining(Budget budget) {
    HiddenLayer layer = new HiddenLayer(budget.units, new Rectifier(), SignBalance.NONE);
    List<Float> noise = List.of(0.8f, 0.3f, 0.1f);
    List<Float> rates = List.of(0.01f, 5e-4f, 3e-4f);
    List<LayerSettings> layers = new ArrayList<>();
    for (int l = 0; l < budget.examples.size(); l++) {
      layers.add(
          new LayerSettings(
              layer,
              l == 0 ? Reconstruction.SIGMOID : Reconstruction.SOFTPLUS,
              Scaling.NONE,
              false,
              new Corruption.Masking(noise.get(l)),
              false,
              1e-4f,
              List.of(rates.get(l)),
              Span.examples(budget.examples.get(l)),
              l == 0 ? 3 : 0));
    }
    return new PretrainSettings(1, 10, Initialisation.GLOROT, layers);
  }
}
