package org.truezero.model;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.truezero.train.ControlledLayer;
import org.truezero.train.EpochRecord;
import org.truezero.train.Evaluation;

/**
 * Evaluations and training histories as JSON, for model files, {@code --json} and reports. Every
 * number is read back to the same bits: NaN is {@code null}, the infinities are text. Every reading
 * method throws {@link IllegalArgumentException}, naming the member, if something is missing.
 */
public final class HistoryJson {
  private HistoryJson() {}

  /** Writes an evaluation; what does not apply is null. */
  public static JsonObject write(Evaluation evaluation) {
    JsonObject object = new JsonObject();
    object.addProperty("examples", evaluation.examples());
    object.add("errorRate", Fields.real(evaluation.errorRate()));
    object.add("loss", Fields.real(evaluation.loss()));
    object.add("rmse", optional(evaluation.rmse()));
    object.add("auc", optional(evaluation.auc()));
    JsonArray confusion = new JsonArray();
    evaluation.confusion().forEach(row -> confusion.add(Fields.numbers(row)));
    object.add("confusion", confusion);
    addActivity(evaluation.sparsity(), object);
    return object;
  }

  /** Reads an evaluation. */
  public static Evaluation readEvaluation(JsonObject object) {
    Fields fields = new Fields(object);
    return new Evaluation(
        fields.whole("examples"),
        fields.real("errorRate"),
        fields.real("loss"),
        optional(fields, "rmse"),
        optional(fields, "auc"),
        List.copyOf(fields.list("confusion", Fields::asWholes)),
        readActivity(fields));
  }

  /** Writes one line of a history. */
  public static JsonObject write(EpochRecord record) {
    JsonObject object = new JsonObject();
    object.addProperty("epoch", record.epoch());
    object.addProperty("examples", record.examples());
    object.add("learningRate", Fields.real(record.learningRate()));
    object.add("trainLoss", Fields.real(record.trainLoss()));
    object.add("trainError", Fields.real(record.trainError()));
    object.add("penalty", Fields.real(record.penalty()));
    JsonElement valid = JsonNull.INSTANCE;
    if (record.valid().isPresent()) {
      valid = write(record.valid().get());
    }
    object.add("valid", valid);
    addActivity(record.activity(), object);
    if (!record.control().isEmpty()) {
      object.add("control", writeControl(record.control()));
    }
    return object;
  }

  /** Reads one line of a history. */
  public static EpochRecord readRecord(JsonObject object) {
    Fields fields = new Fields(object);
    Optional<Evaluation> valid =
        fields.has("valid")
            ? Optional.of(readEvaluation(fields.object("valid")))
            : Optional.empty();
    return new EpochRecord(
        fields.whole("epoch"),
        fields.whole("examples"),
        fields.real("learningRate"),
        fields.real("trainLoss"),
        fields.real("trainError"),
        fields.real("penalty"),
        valid,
        readActivity(fields),
        fields.has("control") ? fields.list("control", HistoryJson::readLayer) : List.of());
  }

  /** Writes where the search for λ of each layer is. */
  static JsonArray writeControl(List<ControlledLayer> layers) {
    JsonArray array = new JsonArray();
    for (ControlledLayer layer : layers) {
      JsonObject object = new JsonObject();
      object.add("l1", Fields.real(layer.l1()));
      object.add("zeroFraction", Fields.real(layer.zeroFraction()));
      array.add(object);
    }
    return array;
  }

  /** Reads where the search for λ of each layer is. */
  static List<ControlledLayer> readControl(JsonArray array) {
    return array.asList().stream().map(HistoryJson::readLayer).toList();
  }

  private static ControlledLayer readLayer(JsonElement item) {
    Fields fields = new Fields(Fields.asObject(item));
    return new ControlledLayer(fields.real("l1"), fields.real("zeroFraction"));
  }

  /** Writes a history. */
  public static JsonArray write(List<EpochRecord> history) {
    JsonArray array = new JsonArray();
    history.forEach(record -> array.add(write(record)));
    return array;
  }

  /** Reads a history. */
  public static List<EpochRecord> readHistory(JsonArray array) {
    return array.asList().stream().map(item -> readRecord(Fields.asObject(item))).toList();
  }

  private static void addActivity(Evaluation.Activity activity, JsonObject into) {
    JsonObject sparsity = new JsonObject();
    sparsity.add("mean", Fields.real(activity.mean()));
    sparsity.add("layers", Fields.numbers(activity.layers()));
    into.add("sparsity", sparsity);
    into.add("deadUnits", Fields.numbers(activity.deadUnits()));
  }

  private static Evaluation.Activity readActivity(Fields fields) {
    Fields sparsity = new Fields(fields.object("sparsity"));
    return new Evaluation.Activity(
        sparsity.real("mean"), sparsity.reals("layers"), fields.wholes("deadUnits"));
  }

  /** Here null means that there is none, so NaN has to be text. */
  private static JsonElement optional(OptionalDouble value) {
    if (value.isEmpty()) {
      return JsonNull.INSTANCE;
    }
    double number = value.getAsDouble();
    return Double.isNaN(number) ? new JsonPrimitive("NaN") : Fields.real(number);
  }

  private static OptionalDouble optional(Fields fields, String name) {
    return fields.has(name) ? OptionalDouble.of(fields.real(name)) : OptionalDouble.empty();
  }
}
