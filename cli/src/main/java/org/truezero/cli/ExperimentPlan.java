package org.truezero.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.truezero.data.Schema;
import org.truezero.network.Architecture;
import org.truezero.network.HiddenLayer;
import org.truezero.network.Initialisation;
import org.truezero.network.Rectifier;
import org.truezero.network.SignBalance;
import org.truezero.network.Unit;
import org.truezero.train.ClassWeights;
import org.truezero.train.Dropout;
import org.truezero.train.EarlyStopping;
import org.truezero.train.Optimizer;
import org.truezero.train.Penalties;
import org.truezero.train.Schedule;
import org.truezero.train.Span;
import org.truezero.train.SparsityTarget;
import org.truezero.train.TrainSettings;

/**
 * What the settings of the command line mean: hidden layers, head and training, all checked.
 *
 * @param hidden hidden layers from the input on
 * @param head the output layer, chosen once the labels are known
 * @param initialisation how weights are drawn
 * @param settings how the network is trained
 */
record ExperimentPlan(
    List<HiddenLayer> hidden,
    HeadChoice head,
    Initialisation initialisation,
    TrainSettings settings) {

  /**
   * Reads and checks all settings together.
   *
   * @throws UsageException with everything that is wrong
   */
  static ExperimentPlan of(SettingTexts texts) {
    Problems problems = new Problems();
    ExperimentPlan plan = of(texts, Optional.empty(), problems);
    problems.check();
    return plan;
  }

  /**
   * The same, noting what is wrong; the plan is then of no use.
   *
   * @param start has the hidden layers of a network about which nothing else is said
   */
  static ExperimentPlan of(SettingTexts texts, Optional<StartWeights> start, Problems problems) {
    Reader reader = new Reader(texts, problems);
    List<HiddenLayer> hidden = start.flatMap(from -> from.hidden(texts)).orElseGet(reader::hidden);
    HeadChoice head = reader.head();
    Initialisation initialisation =
        reader.read(Setting.WEIGHT_INIT, Initialisation::parse, Initialisation.GLOROT);
    TrainSettings settings = reader.training(hidden.size());
    ExperimentPlan plan = new ExperimentPlan(hidden, head, initialisation, settings);
    plan.checkTarget(problems);
    return plan;
  }

  private void checkTarget(Problems problems) {
    settings
        .penalties()
        .target()
        .ifPresent(
            target ->
                problems.attempt(
                    Setting.TARGET_SPARSITY.option(), () -> target.requireFitting(hidden)));
  }

  /**
   * Describes the network for some data.
   *
   * @throws UsageException if head or class weights do not fit the labels
   */
  Architecture architecture(Schema schema) {
    Problems problems = new Problems();
    Architecture architecture =
        problems.take(
            () ->
                new Architecture(
                    schema.features(), hidden, head.forTarget(schema.target()), initialisation),
            null);
    if (architecture != null) {
      int weights = settings.classWeights().weights().size();
      int classes = architecture.head().classes();
      problems.require(
          weights == 0 || weights == classes,
          "--class-weights: " + weights + " numbers, expected one per class, " + classes);
      problems.require(
          !settings.classWeights().balanced() || classes > 0,
          "--class-weights: balanced needs classes, found a "
              + architecture.head().name()
              + " head");
    }
    problems.check();
    return architecture;
  }

  /** Reads texts one by one and notes what is wrong with them. */
  private record Reader(SettingTexts texts, Problems problems) {

    <T> T read(Setting setting, Function<String, T> parser, T fallback) {
      return texts
          .text(setting)
          .map(text -> problems.take(setting.option(), () -> parser.apply(text), fallback))
          .orElse(fallback);
    }

    private List<HiddenLayer> hidden() {
      List<Integer> sizes = read(Setting.HIDDEN, Reader::sizes, List.of());
      List<Unit> units = perLayer(Setting.UNIT, Unit::parse, new Rectifier(), sizes.size());
      List<SignBalance> balances =
          perLayer(Setting.SIGN_BALANCE, SignBalance::parse, SignBalance.NONE, sizes.size());
      List<HiddenLayer> layers = new ArrayList<>();
      for (int i = 0; i < sizes.size(); i++) {
        int layer = i;
        HiddenLayer made =
            problems.take(
                Setting.HIDDEN.option(),
                () -> new HiddenLayer(sizes.get(layer), units.get(layer), balances.get(layer)),
                null);
        if (made != null) {
          layers.add(made);
        }
      }
      return layers;
    }

    private HeadChoice head() {
      Optional<List<Float>> values =
          texts
              .text(Setting.CLASS_VALUES)
              .map(text -> read(Setting.CLASS_VALUES, Reader::numbers, List.of()));
      return problems.take(
          Setting.HEAD.option(),
          () -> HeadChoice.parse(texts.text(Setting.HEAD), values),
          HeadChoice.BY_LABELS);
    }

    private TrainSettings training(int layers) {
      TrainSettings paper = TrainSettings.paper();
      long seed = read(Setting.SEED, ValueTexts::whole, 1L);
      int batch = read(Setting.BATCH_SIZE, ValueTexts::size, 10);
      Span limit = limit();
      Optimizer optimizer = read(Setting.OPTIMIZER, Optimizer::parse, paper.optimizer());
      float rate = read(Setting.LEARNING_RATE, ValueTexts::number, 0.1f);
      Schedule schedule = read(Setting.SCHEDULE, Schedule::parse, paper.schedule());
      Penalties penalties = penalties(layers);
      Dropout dropout = dropout(layers);
      float adversarial = read(Setting.ADVERSARIAL, ValueTexts::number, 0f);
      ClassWeights weights = read(Setting.CLASS_WEIGHTS, ClassWeights::parse, ClassWeights.NONE);
      EarlyStopping stopping = stopping();
      return problems.take(
          () ->
              new TrainSettings(
                  seed,
                  batch,
                  limit,
                  optimizer,
                  rate,
                  schedule,
                  penalties,
                  dropout,
                  adversarial,
                  weights,
                  stopping),
          paper);
    }

    private Span limit() {
      problems.require(
          !(texts.has(Setting.EPOCHS) && texts.has(Setting.EXAMPLES)),
          "--epochs and --examples exclude each other; give one");
      return texts.has(Setting.EXAMPLES)
          ? read(Setting.EXAMPLES, text -> Span.examples(ValueTexts.whole(text)), Span.epochs(1))
          : read(Setting.EPOCHS, text -> Span.epochs(ValueTexts.whole(text)), Span.epochs(1));
    }

    private EarlyStopping stopping() {
      Span every = read(Setting.VALID_EVERY, Span::parse, Span.epochs(1));
      Optional<Span> patience =
          read(Setting.PATIENCE, text -> Optional.of(patience(text)), Optional.empty());
      return new EarlyStopping(every, patience);
    }

    private Penalties penalties(int layers) {
      List<Float> l1 = layered(Setting.L1, layers);
      float l2 = read(Setting.L2, ValueTexts::number, 0f);
      float maxNorm = read(Setting.MAX_NORM, ValueTexts::number, Float.POSITIVE_INFINITY);
      int every = read(Setting.MAX_NORM_EVERY, ValueTexts::size, 1);
      Optional<SparsityTarget> target = target();
      return problems.take(() -> new Penalties(l1, l2, maxNorm, every, target), Penalties.NONE);
    }

    private Optional<SparsityTarget> target() {
      boolean given = texts.has(Setting.TARGET_SPARSITY);
      problems.require(
          !(given && texts.has(Setting.L1)),
          "--l1 and --target-sparsity exclude each other; give one");
      return read(
          Setting.TARGET_SPARSITY,
          text -> Optional.of(new SparsityTarget(ValueTexts.list(text, ValueTexts::fraction))),
          Optional.empty());
    }

    private Dropout dropout(int layers) {
      List<Float> hidden = layered(Setting.DROPOUT, layers);
      float input = read(Setting.INPUT_DROPOUT, ValueTexts::number, 0f);
      return problems.take(() -> new Dropout(input, hidden), Dropout.NONE);
    }

    private List<Float> layered(Setting setting, int layers) {
      List<Float> numbers = read(setting, Reader::numbers, List.of(0f));
      ValueTexts.perLayer(setting.option(), numbers, layers, problems);
      return numbers;
    }

    private <T> List<T> perLayer(
        Setting setting, Function<String, T> parser, T fallback, int layers) {
      List<T> values = read(setting, text -> ValueTexts.list(text, parser), List.of(fallback));
      return ValueTexts.perLayer(setting.option(), values, layers, problems);
    }

    private static List<Integer> sizes(String text) {
      if (text.trim().equals("none")) {
        return List.of();
      }
      List<Integer> sizes = ValueTexts.list(text, ValueTexts::size);
      for (int size : sizes) {
        if (size < 1) {
          throw new IllegalArgumentException(
              "units of a hidden layer: " + size + ", expected 1 or more, or none for no layers");
        }
      }
      return sizes;
    }

    private static List<Float> numbers(String text) {
      return ValueTexts.list(text, ValueTexts::number);
    }

    private static Span patience(String text) {
      String trimmed = text.trim();
      return trimmed.endsWith("x")
          ? Span.examples(ValueTexts.whole(trimmed.substring(0, trimmed.length() - 1)))
          : Span.epochs(ValueTexts.whole(trimmed));
    }
  }
}
