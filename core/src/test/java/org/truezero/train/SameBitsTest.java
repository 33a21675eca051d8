package org.truezero.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.truezero.network.Execution;
import org.truezero.network.Head;
import org.truezero.network.Network;
import org.truezero.network.SoftmaxHead;
import org.truezero.network.TrainingPass;
import org.truezero.network.Unit;
import org.truezero.reference.ExampleData;
import org.truezero.reference.Executions;
import org.truezero.reference.ReferenceBatch;
import org.truezero.reference.UnitExamples;

/** For one set of kernels, what must not change a single bit. */
class SameBitsTest {
  private static final float NO_BOUND = Float.POSITIVE_INFINITY;

  static Stream<Arguments> unitsAndKernels() {
    return UnitExamples.all().stream()
        .flatMap(unit -> Executions.kernels().stream().map(kernels -> Arguments.of(unit, kernels)));
  }

  private static Network network(Unit unit, int inputs, Head head) {
    return Production.network(
        inputs,
        List.of(UnitExamples.balanced(600, unit), UnitExamples.balanced(16, unit)),
        head,
        new Random(3));
  }

  private static Network trained(
      Unit unit, TrainSettings settings, int threads, String kernels, List<Double> losses) {
    ExampleData data = ExampleData.clusters(43, 30, 4, 1, 8);
    Network network = network(unit, 30, data.head());
    try (Execution execution = Execution.open(threads, kernels)) {
      TrainingResult result =
          new Trainer(execution)
              .train(
                  network,
                  settings,
                  data,
                  Optional.of(data),
                  Optional.empty(),
                  TrainingListener.NONE);
      result.history().forEach(record -> losses.add(record.trainLoss()));
      result.history().forEach(record -> losses.add(record.valid().orElseThrow().loss()));
    }
    return network;
  }

  @ParameterizedTest
  @MethodSource("unitsAndKernels")
  void anyNumberOfThreadsGivesTheSameBits(Unit unit, String kernels) {
    TrainSettings plain =
        TrainSettings.paper()
            .withLimit(Span.epochs(2))
            .withLearningRate(0.02f)
            .withDropout(new Dropout(0.1f, List.of(0.3f)))
            .withPenalties(new Penalties(List.of(0.001f), 0, NO_BOUND, 1));
    TrainSettings adam =
        plain
            .withOptimizer(new Optimizer.Adam())
            .withLearningRate(0.001f)
            .withPenalties(new Penalties(List.of(0.001f), 0.01f, 0.8f, 2));
    for (TrainSettings settings : List.of(plain, adam, plain.withAdversarial(0.1f))) {
      List<Double> losses = new ArrayList<>();
      List<Integer> bits = Production.bits(trained(unit, settings, 1, kernels, losses));
      for (int threads : new int[] {2, 7}) {
        List<Double> others = new ArrayList<>();
        assertEquals(
            bits, Production.bits(trained(unit, settings, threads, kernels, others)), "bits");
        assertEquals(losses, others);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("unitsAndKernels")
  void fusedDescentGivesTheBitsOfGradientsThenUpdate(Unit unit, String kernels) {
    Random random = new Random(4);
    Head head = new SoftmaxHead(5);
    float[] l1 = {0.001f, 0.01f};
    Network fused = network(unit, 40, head);
    Network plain = fused.copy();
    try (Execution execution = Execution.open(2, kernels)) {
      TrainingPass fusedPass = new TrainingPass(fused, execution, 9, 0.1f, new float[] {0.5f, 0});
      TrainingPass plainPass = new TrainingPass(plain, execution, 9, 0.1f, new float[] {0.5f, 0});
      fusedPass.deriveInputs();
      plainPass.deriveInputs();
      Updater updater = new Updater(plain, TrainSettings.paper(), execution, List.of());
      for (int step = 0; step < 5; step++) {
        ReferenceBatch batch = ReferenceBatch.random(1 + 3 * step, 40, 0.3, head, random);
        Production.measure(fusedPass, head, batch, l1, ClassWeights.NONE, step);
        Production.measure(plainPass, head, batch, l1, ClassWeights.NONE, step);
        fusedPass.descend(l1, 0.05f);
        updater.update(plainPass.gradients(l1), 0.05f, step + 1);
        assertArrayEquals(inputDerivatives(plainPass), inputDerivatives(fusedPass));
        assertEquals(Production.bits(plain), Production.bits(fused), "step " + step);
      }
    }
  }

  private static float[] inputDerivatives(TrainingPass pass) {
    float[] derivatives = new float[pass.input().size()];
    pass.inputDerivatives(derivatives);
    return derivatives;
  }

  @ParameterizedTest
  @MethodSource("unitsAndKernels")
  void whatAPassDidBeforeDoesNotChangeItsGradients(Unit unit, String kernels) {
    Random random = new Random(5);
    Head head = new SoftmaxHead(5);
    float[] l1 = {0, 0.01f};
    Network network = network(unit, 40, head);
    try (Execution execution = Execution.open(1, kernels)) {
      TrainingPass used = new TrainingPass(network, execution, 9, 0, new float[2]);
      for (int round = 0; round < 4; round++) {
        ReferenceBatch batch = ReferenceBatch.random(7 - round, 40, 0.1, head, random);
        TrainingPass fresh = new TrainingPass(network, execution, 9, 0, new float[2]);
        Production.measure(used, head, batch, l1, ClassWeights.NONE, round);
        Production.measure(fresh, head, batch, l1, ClassWeights.NONE, round);
        List<double[]> expected = Production.gradients(network, fresh.gradients(l1));
        List<double[]> found = Production.gradients(network, used.gradients(l1));
        for (int a = 0; a < expected.size(); a++) {
          assertArrayEquals(expected.get(a), found.get(a));
        }
        if (round == 1) {
          batch = ReferenceBatch.random(3, 40, 0.1, head, random);
          Production.measure(used, head, batch, l1, ClassWeights.NONE, round);
          used.descend(l1, 0.1f);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("unitsAndKernels")
  void anotherSeedGivesOtherBits(Unit unit, String kernels) {
    TrainSettings settings = TrainSettings.paper().withLimit(Span.epochs(1));
    assertNotEquals(
        Production.bits(trained(unit, settings, 1, kernels, new ArrayList<>())),
        Production.bits(trained(unit, settings.withSeed(2), 1, kernels, new ArrayList<>())));
  }
}
