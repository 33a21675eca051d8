package org.truezero.experiments.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.truezero.data.Dataset;
import org.truezero.data.RowChoice;
import org.truezero.data.RowsView;
import org.truezero.experiments.lab.DataFolders;
import org.truezero.experiments.lab.Lab;
import org.truezero.experiments.lab.LabListener;
import org.truezero.experiments.lab.Scale;
import org.truezero.network.Execution;
import org.truezero.network.HiddenLayer;
import org.truezero.network.Initialisation;
import org.truezero.network.Linear;
import org.truezero.network.LogisticSigmoid;
import org.truezero.network.Network;
import org.truezero.network.Rectifier;
import org.truezero.network.SignBalance;
import org.truezero.network.Tanh;
import org.truezero.network.Unit;
import org.truezero.pretrain.Representation;
import org.truezero.sparsity.ActiveSets;
import org.truezero.sparsity.Rescaling;
import org.truezero.sparsity.UnitActivity;
import org.truezero.train.Evaluation;
import org.truezero.train.Evaluator;
import org.truezero.train.Penalties;
import org.truezero.train.Span;
import org.truezero.train.SparsityTarget;
import org.truezero.train.TrainSettings;
import org.truezero.train.Trainer;
import org.truezero.train.TrainingDivergedException;
import org.truezero.train.TrainingListener;

/** What the studies see, as ranges over seeds, on generated digits. */
@Tag("slow")
class StudyRangesTest {
  private static final List<Long> SEEDS = List.of(1L, 2L, 3L);

  @TempDir Path folder;
  private Execution execution;
  private StudyData data;

  @BeforeEach
  void open() throws IOException {
    execution = Execution.open(1);
    data = StudyData.open(StudySettings.usual(), new DataFolders(List.of(folder)), 3000, 1000);
  }

  @AfterEach
  void close() {
    execution.close();
  }

  private Network trained(Unit unit, int layers, int units, float rate, long seed) {
    Network network = Network.random(data.architecture(layers, units, unit), seed);
    train(network, rate, data.train(), seed);
    return network;
  }

  private void train(Network network, float rate, Dataset rows, long seed) {
    TrainSettings settings =
        TrainSettings.paper().withSeed(seed).withLearningRate(rate).withLimit(Span.epochs(5));
    new Trainer(execution)
        .train(network, settings, rows, Optional.empty(), Optional.empty(), TrainingListener.NONE);
  }

  @Test
  void halfOfFreshRectifiersAreSilentAndTanhUnitsSaturateInTraining() {
    for (long seed : SEEDS) {
      Network fresh = Network.random(data.architecture(3, 100, new Rectifier()), seed);
      for (double flat : Slopes.of(fresh, data.someTests(300), execution).flat()) {
        assertTrue(flat > 0.35 && flat < 0.65, "silent: " + flat);
      }
      Network tanh = trained(new Tanh(), 3, 100, 3 * data.rate(), seed);
      double before =
          Slopes.of(
                  Network.random(data.architecture(3, 100, new Tanh()), seed),
                  data.someTests(300),
                  execution)
              .flat()[0];
      double after = Slopes.of(tanh, data.someTests(300), execution).flat()[0];
      assertTrue(before < 0.001 && after > 0.003 && after < 0.3, before + " → " + after);
    }
  }

  @Test
  void gradientsVanishThroughTenLayersOfSigmoidsAndNotOfRectifiers() {
    for (long seed : SEEDS) {
      double sigmoid = reaching(new LogisticSigmoid(), seed);
      double rectifier = reaching(new Rectifier(), seed);
      assertTrue(sigmoid < 1e-4, "sigmoid " + sigmoid);
      assertTrue(rectifier > 0.005 && rectifier < 0.3, "rectifier " + rectifier);
    }
  }

  private double reaching(Unit unit, long seed) {
    Network network = Network.random(data.architecture(10, 100, unit), seed);
    assertEquals(Initialisation.GLOROT, network.architecture().initialisation());
    return Norms.of(network, data.train(), execution).reaching();
  }

  @Test
  void fewRectifiersShareRegionsAndManyDoNot() {
    for (long seed : SEEDS) {
      double few = regions(4, seed);
      double many = regions(64, seed);
      assertTrue(few < 0.1, "4 rectifiers: " + few);
      assertTrue(many > 0.9, "64 rectifiers: " + many);
    }
  }

  private double regions(int units, long seed) {
    Network network = trained(new Rectifier(), 2, units, data.rate(), seed);
    ActiveSets sets = ActiveSets.measure(network, data.train(), execution);
    return (double) sets.together().distinct() / sets.examples();
  }

  @Test
  void rectifiersDieAtTwentyTimesAStableRateAndNotAtAStableOne() {
    for (long seed : SEEDS) {
      double stable = dead(data.rate(), seed);
      double large = dead(20 * data.rate(), seed);
      assertTrue(stable < 0.05, "stable rate: " + stable);
      assertTrue(large > 0.1, "large rate: " + large);
    }
  }

  private double dead(float rate, long seed) {
    Network network = trained(new Rectifier(), 2, 200, rate, seed);
    UnitActivity activity = UnitActivity.measure(network, data.train(), execution);
    return activity.layers().stream().mapToLong(UnitActivity.OfLayer::dead).sum() / 400.0;
  }

  @Test
  void aPenaltyMakesZerosAndSmallNoiseLeavesTheActiveUnitsAsTheyAre() {
    Dataset rows = data.someTests(300);
    for (long seed : SEEDS) {
      Subject free = Subject.of(penalised(0, seed), rows, execution);
      Subject sparse = Subject.of(penalised(1e-2f, seed), rows, execution);
      String active = free.activeFraction() + " → " + sparse.activeFraction();
      assertTrue(free.activeFraction() > 0.35 && sparse.activeFraction() < 0.3, active);
      MadeRows noisy = noisy(rows);
      double overlap = free.overlap(noisy, execution);
      assertTrue(overlap > 0.85 && overlap < 1, "overlap " + overlap);
    }
  }

  @Test
  void layersOfOtherRowsSeparateClassesBetterThanTheInput() {
    StudyData learned = data.first(1500);
    Dataset rest = RowsView.of(data.train(), new RowChoice.Range(1500, 3000));
    for (long seed : SEEDS) {
      Network network = Network.random(data.architecture(2, 200, new Rectifier()), seed);
      train(network, data.rate(), learned.train(), seed);
      double input = linear(rest, data.test());
      double layer =
          linear(
              Representation.of(network, 2, rest, execution),
              Representation.of(network, 2, data.test(), execution));
      assertTrue(layer < 0.95 * input, input + " → " + layer);
    }
  }

  private double linear(Dataset train, Dataset test) {
    StudyData features = new StudyData("features", train, test);
    Network network = Network.zero(features.architecture(0, 1, new Linear()));
    train(network, features.rate() / 3, train, 1);
    return new Evaluator(execution).evaluate(network, test).errorRate();
  }

  @Test
  void theSameFunctionLearnsOtherwiseAtAnotherScale() {
    for (long seed : SEEDS) {
      double plain = lossOfScaled(1, seed);
      double scaled = lossOfScaled(16, seed);
      assertTrue(scaled > 1.3 * plain, plain + " → " + scaled);
    }
  }

  /** Returns the training loss; infinite where training diverged. */
  private double lossOfScaled(double factor, long seed) {
    Network fresh = Network.random(data.architecture(2, 100, new Rectifier()), seed);
    Network network = Rescaling.rescale(fresh, factor, 1 / factor, 1);
    try {
      train(network, data.rate(), data.train(), seed);
    } catch (TrainingDivergedException e) {
      return Double.POSITIVE_INFINITY;
    }
    return new Evaluator(execution).evaluate(network, data.train()).loss();
  }

  @Test
  void gradientsAbovePositiveOutputsShareOneSignUntilTheyAreAddedUp() {
    ZigZag zigZag = new ZigZag(data, 20);
    for (long seed : SEEDS) {
      HiddenLayer sigmoids = layer(new LogisticSigmoid(), SignBalance.NONE);
      assertEquals(1, zigZag.agreement(execution, sigmoids, seed, 1));
      assertEquals(
          1, zigZag.agreement(execution, layer(new Rectifier(), SignBalance.NONE), seed, 1));
      double added = zigZag.agreement(execution, sigmoids, seed, 10);
      assertTrue(added > 0.7 && added < 0.999, "sigmoids, batch 10: " + added);
      double tanh = zigZag.agreement(execution, layer(new Tanh(), SignBalance.NONE), seed, 1);
      assertTrue(tanh > 0.5 && tanh < 0.75, "tanh: " + tanh);
      double balanced =
          zigZag.agreement(execution, layer(new Rectifier(), SignBalance.EXACT_HALF), seed, 1);
      assertTrue(balanced > 0.5 && balanced < 0.75, "half negated: " + balanced);
    }
  }

  private static HiddenLayer layer(Unit unit, SignBalance balance) {
    return new HiddenLayer(ZigZag.UNITS, unit, balance);
  }

  @Test
  void largeWeightsSaturateSigmoidsAndSmallOnesLeaveThemAtHalf() {
    Dataset rows = data.someTests(300);
    for (long seed : SEEDS) {
      double[] flat = scaledSigmoids(100, seed, rows).flat();
      double[] fromHalf = scaledSigmoids(0.01, seed, rows).fromHalf();
      for (int layer = 0; layer < flat.length; layer++) {
        assertTrue(flat[layer] > 0.5, "flat at 100 times the usual weights: " + flat[layer]);
        assertTrue(fromHalf[layer] < 0.01, "from half at a hundredth: " + fromHalf[layer]);
      }
    }
  }

  private Slopes scaledSigmoids(double factor, long seed, Dataset rows) {
    Network network = Network.random(data.architecture(3, 100, new LogisticSigmoid()), seed);
    InitialScale.multiply(network, factor);
    return Slopes.of(network, rows, execution);
  }

  @Test
  void rectifiersLearnMuchSoonerThanSigmoidsAndNotSixTimesSoonerThanTanh() {
    for (long seed : SEEDS) {
      double rectifier = trainingError(new Rectifier(), seed);
      double tanh = trainingError(new Tanh(), seed);
      double sigmoid = trainingError(new LogisticSigmoid(), seed);
      String seen = rectifier + ", tanh " + tanh + ", sigmoid " + sigmoid;
      assertTrue(sigmoid > 1.5 * rectifier, seen);
      assertTrue(tanh < 2 * rectifier && rectifier < 2 * tanh, seen);
    }
  }

  private double trainingError(Unit unit, long seed) {
    Network network = trained(unit, 2, 100, data.rate(), seed);
    return new Evaluator(execution).evaluate(network, data.train()).errorRate();
  }

  @Test
  void fewTanhUnitsDoWhatAsManyRectifiersCannot() {
    SymmetryBudget budget = new SymmetryBudget(new int[0], 40, 4);
    UnitsNeeded odd = new UnitsNeeded(SymmetricTarget.ODD, budget);
    UnitsNeeded even = new UnitsNeeded(SymmetricTarget.EVEN, budget);
    double tanh = Double.POSITIVE_INFINITY;
    double absolute = Double.POSITIVE_INFINITY;
    for (long seed = 1; seed <= budget.seeds(); seed++) {
      tanh = Math.min(tanh, represented(odd, "tanh", 3, seed));
      absolute = Math.min(absolute, represented(even, "absolute", 4, seed));
      double oddRectifiers = represented(odd, "rectifier", 3, seed);
      double evenRectifiers = represented(even, "rectifier", 4, seed);
      assertTrue(oddRectifiers > 0.12 && oddRectifiers < 0.6, "3 rectifiers: " + oddRectifiers);
      assertTrue(evenRectifiers > 0.25 && evenRectifiers < 1, "4 rectifiers: " + evenRectifiers);
    }
    assertTrue(tanh < 0.1, "3 tanh units: " + tanh);
    assertTrue(absolute < 0.1, "4 absolute units: " + absolute);
  }

  private double represented(UnitsNeeded target, String unit, int units, long seed) {
    return target.error(Unit.parse(unit), units, seed, execution, TrainingListener.NONE);
  }

  @Test
  void networksWorkWithAsFewActiveUnitsAsTheCortexButNotAsWell() {
    for (long seed : SEEDS) {
      double free = forced(Penalties.NONE, seed);
      double few = forced(Penalties.NONE.withTarget(new SparsityTarget(List.of(0.98))), seed);
      assertTrue(few > free && few < free + 0.2, free + " → " + few);
    }
  }

  /** Returns the test error, and checks the zeros if some were asked for. */
  private double forced(Penalties penalties, long seed) {
    Network network = Network.random(data.architecture(2, 200, new Rectifier()), seed);
    TrainSettings settings =
        TrainSettings.paper()
            .withSeed(seed)
            .withLearningRate(data.rate())
            .withPenalties(penalties)
            .withLimit(Span.epochs(12));
    Evaluation test =
        new Trainer(execution)
            .train(
                network,
                settings,
                data.train(),
                Optional.empty(),
                Optional.of(data.test()),
                TrainingListener.NONE)
            .test()
            .orElseThrow();
    double active = 1 - test.sparsity().mean();
    if (penalties.target().isPresent()) {
      assertTrue(active > 0.01 && active < 0.04, "active: " + active);
    } else {
      assertTrue(active > 0.4, "active without a penalty: " + active);
    }
    return test.errorRate();
  }

  @Test
  void revivedUnitsAreDeadLessOftenAndLeakyOnesNever() throws IOException {
    Dying dying = new Dying(data, 5, SEEDS.size());
    Lab lab = new Lab(folder, "dead-units", Scale.QUICK, execution, LabListener.NONE);
    float rate = 12 * data.rate();
    List<Double> plain = dying.dead(dying.outcomes(lab, Dying.Kind.RECTIFIER, rate));
    List<Double> revived = dying.dead(dying.outcomes(lab, Dying.Kind.REVIVED, rate));
    for (int i = 0; i < plain.size(); i++) {
      assertTrue(plain.get(i) > 0.05 && plain.get(i) < 0.25, "plain: " + plain);
      assertTrue(revived.get(i) < 0.5 * plain.get(i), plain + " → " + revived);
    }
    for (double dead : dying.dead(dying.outcomes(lab, Dying.Kind.of("leaky:0.01"), rate))) {
      assertTrue(dead == 0 || Double.isNaN(dead), "leaky: " + dead);
    }
  }

  private Network penalised(float l1, long seed) {
    PenalisedTraining training = new PenalisedTraining(data, 2, 100, new Rectifier(), 5, seed);
    Network network = training.start();
    new Trainer(execution)
        .train(
            network,
            training.settings(l1),
            data.train(),
            Optional.empty(),
            Optional.empty(),
            TrainingListener.NONE);
    return network;
  }

  private static MadeRows noisy(Dataset rows) {
    float[][] features = new float[(int) rows.size()][];
    for (int row = 0; row < features.length; row++) {
      features[row] = Distortion.noise(0.03).of(Rows.dense(rows, row), row);
    }
    return MadeRows.ofClasses("noisy", features, new int[features.length], 10);
  }
}
