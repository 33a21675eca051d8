package org.truezero.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.truezero.train.EpochRecord;
import org.truezero.train.Evaluation;
import org.truezero.train.SparsityTarget;
import org.truezero.train.TrainingResult;

/**
 * What one cell of a sweep gave. It holds nothing that depends on the machine or on the other
 * cells, so that it is the same whenever and wherever the cell is trained.
 */
final class CellResult {
  /** How far the worst layer is outside the zeros that were asked for, 0 if none is. */
  static final String MISSED = "targetMissed";

  private static final String DIVERGED = "diverged";

  private CellResult() {}

  /**
   * Returns the result of a finished training.
   *
   * @param target zeros that were asked for, if they were
   */
  static JsonObject of(TrainingResult result, Optional<SparsityTarget> target) {
    List<EpochRecord> history = result.history();
    EpochRecord last = history.get(history.size() - 1);
    EpochRecord best = history.get(result.best().orElse(history.size() - 1));
    Evaluation valid = best.valid().orElseThrow();
    JsonObject object = new JsonObject();
    object.addProperty("status", result.stopped().name().toLowerCase(Locale.ROOT));
    object.addProperty("epochs", last.epoch());
    object.addProperty("examples", last.examples());
    object.addProperty("bestEpoch", best.epoch());
    object.add("validError", Json.number(valid.errorRate()));
    object.add("validLoss", Json.number(valid.loss()));
    object.add("trainError", Json.number(best.trainError()));
    object.add("trainLoss", Json.number(best.trainLoss()));
    object.addProperty("zeros", valid.sparsity().mean());
    object.addProperty("deadUnits", sum(valid.sparsity().deadUnits()));
    object.add(
        MISSED,
        target
            .<JsonElement>map(asked -> Json.number(asked.miss(best.control())))
            .orElse(JsonNull.INSTANCE));
    return object;
  }

  private static long sum(List<Long> counts) {
    return counts.stream().mapToLong(Long::longValue).sum();
  }

  /** Returns the result of a training whose loss became infinite or undefined. */
  static JsonObject diverged() {
    JsonObject object = new JsonObject();
    object.addProperty("status", DIVERGED);
    for (String name :
        List.of(
            "epochs",
            "examples",
            "bestEpoch",
            "validError",
            "validLoss",
            "trainError",
            "trainLoss",
            "zeros",
            "deadUnits",
            MISSED)) {
      object.add(name, JsonNull.INSTANCE);
    }
    return object;
  }

  /** Returns whether there is anything to compare, which a cell that diverged has not. */
  static boolean trained(JsonObject result) {
    return criterion(result).isPresent();
  }

  /**
   * Returns whether a cell is better than another one, both of them trained: zeros that were asked
   * for come first, as within a training.
   */
  static boolean isBetter(JsonObject result, JsonObject other) {
    double missed = missed(result);
    double least = missed(other);
    return missed < least
        || missed == least && criterion(result).orElseThrow() < criterion(other).orElseThrow();
  }

  private static double missed(JsonObject result) {
    JsonElement missed = result.get(MISSED);
    return missed.isJsonNull() ? 0 : missed.getAsDouble();
  }

  private static Optional<Double> criterion(JsonObject result) {
    JsonElement error = result.get("validError");
    JsonElement chosen = error.isJsonNull() ? result.get("validLoss") : error;
    return chosen.isJsonNull() ? Optional.empty() : Optional.of(chosen.getAsDouble());
  }

  /** Returns the names of the columns of a result, in order. */
  static List<String> columns() {
    return List.copyOf(diverged().keySet());
  }

  /** Returns a value for people. */
  static String text(JsonObject result, String column) {
    JsonElement value = result.get(column);
    if (value.isJsonNull()) {
      return "–";
    }
    JsonPrimitive primitive = value.getAsJsonPrimitive();
    return switch (column) {
      case "validError", "trainError", "zeros", MISSED -> Format.percent(primitive.getAsDouble());
      case "validLoss", "trainLoss" -> Format.number(primitive.getAsDouble());
      default -> primitive.getAsString();
    };
  }
}
