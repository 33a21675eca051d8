package org.truezero.cli;

import java.util.function.Supplier;
import org.truezero.data.Dataset;
import org.truezero.model.Precision;
import org.truezero.network.Execution;
import org.truezero.network.HalfNetwork;
import org.truezero.network.Inference;
import org.truezero.network.Network;
import org.truezero.train.Evaluation;
import org.truezero.train.Evaluator;
import picocli.CommandLine.Option;

/** The option of commands that apply a model: how they keep its weights. */
final class WeightsOption {
  @Option(
      names = "--weights",
      paramLabel = "WIDTH",
      order = HelpGroups.INPUT + 1,
      description =
          "Weights of the model in memory: float (32 bits, as trained) or half (rounded to the 16"
              + " bits of bfloat16) [float]")
  private String weights = Precision.FLOAT.text();

  private Precision precision = Precision.FLOAT;

  /** Checks the value. */
  void check(Problems problems) {
    precision = problems.take("--weights", () -> Precision.parse(weights), precision);
  }

  Precision precision() {
    return precision;
  }

  /** Prepares a forward pass. */
  Inference inference(Network network, Execution execution) {
    return precision == Precision.HALF
        ? new Inference(HalfNetwork.of(network), execution)
        : new Inference(network, execution);
  }

  /** Prepares an evaluation, so that the time it takes is that of the evaluation alone. */
  Supplier<Evaluation> evaluation(Network network, Dataset data, Execution execution) {
    Evaluator evaluator = new Evaluator(execution);
    if (precision == Precision.HALF) {
      HalfNetwork half = HalfNetwork.of(network);
      return () -> evaluator.evaluate(half, data);
    }
    return () -> evaluator.evaluate(network, data);
  }
}
