package org.truezero.model;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.OptionalDouble;
import org.truezero.network.HiddenLayer;
import org.truezero.network.Initialisation;
import org.truezero.network.SignBalance;
import org.truezero.network.Unit;
import org.truezero.pretrain.Corruption;
import org.truezero.pretrain.LayerSettings;
import org.truezero.pretrain.PretrainRecord;
import org.truezero.pretrain.PretrainSettings;
import org.truezero.pretrain.PretrainState;
import org.truezero.pretrain.Reconstruction;
import org.truezero.pretrain.Scaling;
import org.truezero.train.Span;

/**
 * Settings, history and progress of a pre-training as JSON, for stack files, {@code --json} and
 * reports. Equal values give equal text; what is read back equals what was written. Every reading
 * method throws {@link IllegalArgumentException}, naming the member, if something is missing or out
 * of range.
 */
public final class PretrainJson {
  private PretrainJson() {}

  /** Writes settings. */
  public static JsonObject write(PretrainSettings settings) {
    JsonArray layers = new JsonArray();
    settings.layers().forEach(layer -> layers.add(write(layer)));
    JsonObject object = new JsonObject();
    object.addProperty("seed", settings.seed());
    object.addProperty("batchSize", settings.batchSize());
    object.addProperty("initialisation", settings.initialisation().text());
    object.add("layers", layers);
    return object;
  }

  /** Reads settings. */
  public static PretrainSettings readSettings(JsonObject object) {
    Fields fields = new Fields(object);
    return new PretrainSettings(
        fields.whole("seed"),
        fields.count("batchSize"),
        Initialisation.parse(fields.text("initialisation")),
        fields.list("layers", item -> readLayer(Fields.asObject(item))));
  }

  private static JsonObject write(LayerSettings settings) {
    JsonObject object = new JsonObject();
    object.addProperty("units", settings.layer().units());
    object.addProperty("unit", settings.layer().unit().text());
    object.addProperty("signBalance", settings.layer().signBalance().text());
    object.addProperty("reconstruction", settings.reconstruction().text());
    object.addProperty("scaling", settings.scaling().text());
    object.addProperty("beforeRectifier", settings.beforeRectifier());
    object.addProperty("corruption", settings.corruption().text());
    object.addProperty("tied", settings.tied());
    object.addProperty("l1", settings.l1());
    object.add("learningRates", Fields.numbers(settings.learningRates()));
    object.addProperty("limit", settings.limit().text());
    object.addProperty("zerosPerEntry", settings.zerosPerEntry());
    return object;
  }

  private static LayerSettings readLayer(JsonObject object) {
    Fields fields = new Fields(object);
    return new LayerSettings(
        new HiddenLayer(
            fields.count("units"),
            Unit.parse(fields.text("unit")),
            SignBalance.parse(fields.text("signBalance"))),
        Reconstruction.parse(fields.text("reconstruction")),
        Scaling.parse(fields.text("scaling")),
        fields.flag("beforeRectifier"),
        Corruption.parse(fields.text("corruption")),
        fields.flag("tied"),
        fields.decimal("l1"),
        fields.decimals("learningRates"),
        Span.parse(fields.text("limit")),
        fields.decimal("zerosPerEntry"));
  }

  /** Writes a history. */
  public static JsonArray write(List<PretrainRecord> history) {
    JsonArray array = new JsonArray();
    history.forEach(record -> array.add(write(record)));
    return array;
  }

  /** Writes one line of a history. */
  public static JsonObject write(PretrainRecord record) {
    JsonElement heldOut = JsonNull.INSTANCE;
    if (record.heldOut().isPresent()) {
      heldOut = Fields.real(record.heldOut().getAsDouble());
    }
    JsonObject object = new JsonObject();
    object.addProperty("layer", record.layer());
    object.add("learningRate", Fields.real(record.learningRate()));
    object.addProperty("epoch", record.epoch());
    object.addProperty("examples", record.examples());
    object.add("loss", Fields.real(record.loss()));
    object.add("penalty", Fields.real(record.penalty()));
    object.add("zeroFraction", Fields.real(record.zeroFraction()));
    object.add("heldOut", heldOut);
    return object;
  }

  /** Reads a history. */
  public static List<PretrainRecord> readHistory(JsonArray array) {
    return array.asList().stream().map(item -> readRecord(Fields.asObject(item))).toList();
  }

  private static PretrainRecord readRecord(JsonObject object) {
    Fields fields = new Fields(object);
    return new PretrainRecord(
        fields.count("layer"),
        fields.real("learningRate"),
        fields.whole("epoch"),
        fields.whole("examples"),
        fields.real("loss"),
        fields.real("penalty"),
        fields.real("zeroFraction"),
        fields.has("heldOut") ? OptionalDouble.of(fields.real("heldOut")) : OptionalDouble.empty());
  }

  /** Writes the progress, its sums as the bits they are. */
  static JsonObject write(PretrainState.Progress progress) {
    JsonObject object = new JsonObject();
    object.addProperty("layer", progress.layer());
    object.addProperty("candidate", progress.candidate());
    object.addProperty("step", progress.step());
    object.addProperty("examples", progress.examples());
    object.addProperty("recorded", progress.recorded());
    object.addProperty("lossSum", ProgressJson.bits(progress.lossSum()));
    object.addProperty("penaltySum", ProgressJson.bits(progress.penaltySum()));
    object.addProperty("activeSum", progress.activeSum());
    return object;
  }

  /** Reads what {@link #write(PretrainState.Progress)} wrote. */
  static PretrainState.Progress readProgress(JsonObject object) {
    Fields fields = new Fields(object);
    return new PretrainState.Progress(
        fields.count("layer"),
        fields.count("candidate"),
        fields.notNegative("step"),
        fields.notNegative("examples"),
        fields.notNegative("recorded"),
        ProgressJson.number(fields.text("lossSum")),
        ProgressJson.number(fields.text("penaltySum")),
        fields.notNegative("activeSum"));
  }
}
