package org.truezero.cli;

import java.util.ArrayList;
import java.util.Arrays;
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
    ExperimentPlan plan = of(texts, problems);
    problems.check();
    return plan;
  }

  /** The same, noting what is wrong; the plan is then of no use. */
  static ExperimentPlan of(SettingTexts texts, Problems problems) {
    Reader reader = new Reader(texts, problems);
    List<HiddenLayer> hidden = reader.hidden();
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
    // Once more: the hidden layers may be those of a model or stack.
    checkTarget(problems);
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
      long seed = read(Setting.SEED, Reader::whole, 1L);
      int batch = read(Setting.BATCH_SIZE, Reader::size, 10);
      Span limit = limit();
      Optimizer optimizer = read(Setting.OPTIMIZER, Optimizer::parse, paper.optimizer());
      float rate = read(Setting.LEARNING_RATE, Reader::number, 0.1f);
      Schedule schedule = read(Setting.SCHEDULE, Schedule::parse, paper.schedule());
      Penalties penalties = penalties(layers);
      Dropout dropout = dropout(layers);
      float adversarial = read(Setting.ADVERSARIAL, Reader::number, 0f);
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
          ? read(Setting.EXAMPLES, text -> Span.examples(whole(text)), Span.epochs(1))
          : read(Setting.EPOCHS, text -> Span.epochs(whole(text)), Span.epochs(1));
    }

    private EarlyStopping stopping() {
      Span every = read(Setting.VALID_EVERY, Span::parse, Span.epochs(1));
      Optional<Span> patience =
          read(Setting.PATIENCE, text -> Optional.of(patience(text)), Optional.empty());
      return new EarlyStopping(every, patience);
    }

    private Penalties penalties(int layers) {
      List<Float> l1 = layered(Setting.L1, layers);
      float l2 = read(Setting.L2, Reader::number, 0f);
      float maxNorm = read(Setting.MAX_NORM, Reader::number, Float.POSITIVE_INFINITY);
      int every = read(Setting.MAX_NORM_EVERY, Reader::size, 1);
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
          text -> Optional.of(new SparsityTarget(fractions(text))),
          Optional.empty());
    }

    private Dropout dropout(int layers) {
      List<Float> hidden = layered(Setting.DROPOUT, layers);
      float input = read(Setting.INPUT_DROPOUT, Reader::number, 0f);
      return problems.take(() -> new Dropout(input, hidden), Dropout.NONE);
    }

    private List<Float> layered(Setting setting, int layers) {
      List<Float> numbers = read(setting, Reader::numbers, List.of(0f));
      requireCount(setting, numbers.size(), layers);
      return numbers;
    }

    private <T> List<T> perLayer(
        Setting setting, Function<String, T> parser, T fallback, int layers) {
      List<T> values =
          read(
              setting,
              text -> Arrays.stream(text.split(",", -1)).map(parser).toList(),
              List.of(fallback));
      requireCount(setting, values.size(), layers);
      List<T> each = new ArrayList<>();
      for (int i = 0; i < layers; i++) {
        each.add(values.get(values.size() == 1 ? 0 : Math.min(i, values.size() - 1)));
      }
      return each;
    }

    private void requireCount(Setting setting, int found, int layers) {
      problems.require(
          found == 1 || found == layers,
          setting.option()
              + ": "
              + found
              + " values, expected 1 or one per hidden layer, "
              + layers);
    }

    private static List<Integer> sizes(String text) {
      if (text.trim().equals("none")) {
        return List.of();
      }
      List<Integer> sizes = Arrays.stream(text.split(",", -1)).map(Reader::size).toList();
      for (int size : sizes) {
        if (size < 1) {
          throw new IllegalArgumentException(
              "units of a hidden layer: " + size + ", expected 1 or more, or none for no layers");
        }
      }
      return sizes;
    }

    private static List<Float> numbers(String text) {
      return Arrays.stream(text.split(",", -1)).map(Reader::number).toList();
    }

    private static List<Double> fractions(String text) {
      return Arrays.stream(text.split(",", -1)).map(Reader::fraction).toList();
    }

    private static double fraction(String text) {
      try {
        return Double.parseDouble(text.trim());
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException("\"" + text + "\" is not a number", e);
      }
    }

    private static float number(String text) {
      try {
        return Float.parseFloat(text.trim());
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException("\"" + text + "\" is not a number", e);
      }
    }

    private static int size(String text) {
      return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, whole(text)));
    }

    private static long whole(String text) {
      try {
        return Long.parseLong(text.trim());
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException("\"" + text + "\" is not a whole number", e);
      }
    }

    private static Span patience(String text) {
      String trimmed = text.trim();
      return trimmed.endsWith("x")
          ? Span.examples(whole(trimmed.substring(0, trimmed.length() - 1)))
          : Span.epochs(whole(trimmed));
    }
  }
}
