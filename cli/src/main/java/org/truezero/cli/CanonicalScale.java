package org.truezero.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.truezero.data.Dataset;
import org.truezero.network.Execution;
import org.truezero.network.Inference;
import org.truezero.network.Network;
import org.truezero.sparsity.Rescaling;

/**
 * A network at its canonical scale, beside what it was.
 *
 * @param network the rescaled copy
 * @param factors what the weights of each layer were divided by
 * @param compared examples whose scores have the same bits as before, if any were compared
 */
record CanonicalScale(Network network, double[] factors, OptionalLong compared) {
  private static final int BATCH = 200;

  /**
   * Rescales a network.
   *
   * @throws CommandFailedException if it has no canonical scale
   */
  static CanonicalScale of(Network network) {
    try {
      return new CanonicalScale(
          Rescaling.canonical(network), Rescaling.canonicalFactors(network), OptionalLong.empty());
    } catch (IllegalArgumentException e) {
      throw failed(e.getMessage(), e);
    }
  }

  private static CommandFailedException failed(String reason, Exception cause) {
    return new CommandFailedException("--canonical-scale: " + reason, cause);
  }

  /**
   * Compares the scores of all examples with those before.
   *
   * @param original as it was
   * @throws CommandFailedException if any bit differs
   */
  CanonicalScale compared(Network original, Dataset data, Execution execution) {
    Inference before = new Inference(original, execution);
    Inference after = new Inference(network, execution);
    for (long from = 0; from < data.size(); from += BATCH) {
      int count = (int) Math.min(BATCH, data.size() - from);
      before.fill(data, from, count);
      after.fill(data, from, count);
      before.run();
      after.run();
      int at = Arrays.mismatch(before.scores(), after.scores());
      if (at >= 0) {
        throw failed(
            "scores differ at example "
                + (from + at / network.head().scores())
                + ": activations leave the range of normal floats",
            null);
      }
    }
    return new CanonicalScale(network, factors, OptionalLong.of(data.size()));
  }

  /** Returns what was done, by name. */
  Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put(
        "weights divided by",
        Arrays.stream(factors).mapToObj(Double::toString).collect(Collectors.joining(", ")));
    facts.put(
        "scores compared",
        compared.isPresent()
            ? Format.count(compared.getAsLong()) + " examples, same bits"
            : "no, for want of --data");
    return facts;
  }

  /** Returns the same as JSON. */
  JsonObject json() {
    JsonObject document = new JsonObject();
    JsonArray divisors = new JsonArray();
    Arrays.stream(factors).forEach(divisors::add);
    document.add("factors", divisors);
    document.addProperty("sameScores", compared.isPresent() ? (Number) compared.getAsLong() : null);
    return document;
  }
}
