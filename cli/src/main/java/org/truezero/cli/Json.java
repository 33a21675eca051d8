package org.truezero.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.truezero.cli.report.ClassScores;
import org.truezero.network.Head;
import org.truezero.train.Evaluation;

/** Results as JSON. Fractions are 0..1; what does not apply is null. */
final class Json {
  private static final Gson PRETTY =
      new GsonBuilder().setPrettyPrinting().serializeNulls().disableHtmlEscaping().create();

  private Json() {}

  /** Returns a document of several lines. */
  static String text(JsonElement document) {
    return PRETTY.toJson(document);
  }

  /** Returns a file name as a value. */
  static JsonElement text(Path file) {
    return new JsonPrimitive(file.toString());
  }

  /** Returns a number, or null for what is not one. */
  static JsonElement number(double value) {
    return Double.isFinite(value) ? new JsonPrimitive(value) : JsonNull.INSTANCE;
  }

  static JsonElement number(OptionalDouble value) {
    return value.isPresent() ? number(value.getAsDouble()) : JsonNull.INSTANCE;
  }

  static JsonArray numbers(List<? extends Number> values) {
    JsonArray array = new JsonArray();
    for (Number value : values) {
      array.add(value);
    }
    return array;
  }

  /** Returns an evaluation without what depends on the machine. */
  static JsonObject evaluation(Evaluation evaluation, Head head) {
    JsonObject object = new JsonObject();
    object.addProperty("examples", evaluation.examples());
    object.add("errorRate", number(evaluation.errorRate()));
    object.add("loss", number(evaluation.loss()));
    object.add("rmse", number(evaluation.rmse()));
    object.add("auc", number(evaluation.auc()));
    object.add("logLoss", number(logLoss(evaluation, head)));
    JsonObject sparsity = new JsonObject();
    sparsity.addProperty("mean", evaluation.sparsity().mean());
    sparsity.add("layers", numbers(evaluation.sparsity().layers()));
    object.add("sparsity", sparsity);
    object.add("deadUnits", numbers(evaluation.sparsity().deadUnits()));
    return object;
  }

  /** Returns the mean negative log-likelihood; NaN for heads without probabilities of classes. */
  static double logLoss(Evaluation evaluation, Head head) {
    boolean probabilities = head.classes() > 0 && !head.name().equals("hinge");
    return probabilities ? evaluation.loss() : Double.NaN;
  }

  /** Returns confusion counts as rows of columns. */
  static JsonArray confusion(Evaluation evaluation) {
    JsonArray rows = new JsonArray();
    for (List<Long> row : evaluation.confusion()) {
      rows.add(numbers(row));
    }
    return rows;
  }

  /** Returns how well each class is found. */
  static JsonArray classes(Evaluation evaluation, List<String> names) {
    JsonArray classes = new JsonArray();
    List<ClassScores> scores = ClassScores.of(evaluation.confusion());
    for (int k = 0; k < scores.size(); k++) {
      JsonObject entry = new JsonObject();
      entry.addProperty("name", names.get(k));
      entry.addProperty("examples", scores.get(k).examples());
      entry.add("precision", number(scores.get(k).precision()));
      entry.add("recall", number(scores.get(k).recall()));
      entry.add("f1", number(scores.get(k).f1()));
      classes.add(entry);
    }
    return classes;
  }
}
