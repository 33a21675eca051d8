package org.truezero.model;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Optional;
import org.truezero.network.Architecture;
import org.truezero.network.ExpectedHead;
import org.truezero.network.Head;
import org.truezero.network.HiddenLayer;
import org.truezero.network.HingeHead;
import org.truezero.network.Initialisation;
import org.truezero.network.LinearHead;
import org.truezero.network.LogisticHead;
import org.truezero.network.SignBalance;
import org.truezero.network.SoftmaxHead;
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
 * Network descriptions and training settings as JSON, for model files, {@code --json} and reports.
 * Equal settings give equal text; what is read back equals what was written. Every reading method
 * throws {@link IllegalArgumentException}, naming the member, if something is missing or out of
 * range.
 */
public final class SettingsJson {
  private SettingsJson() {}

  /** Writes the description of a network. */
  public static JsonObject write(Architecture architecture) {
    JsonArray hidden = new JsonArray();
    for (HiddenLayer layer : architecture.hidden()) {
      JsonObject entry = new JsonObject();
      entry.addProperty("units", layer.units());
      entry.addProperty("unit", layer.unit().text());
      entry.addProperty("signBalance", layer.signBalance().text());
      hidden.add(entry);
    }
    JsonObject object = new JsonObject();
    object.addProperty("inputs", architecture.inputs());
    object.add("hidden", hidden);
    object.add("head", write(architecture.head()));
    object.addProperty("initialisation", architecture.initialisation().text());
    return object;
  }

  /** Reads the description of a network. */
  public static Architecture readArchitecture(JsonObject object) {
    Fields fields = new Fields(object);
    return new Architecture(
        fields.count("inputs"),
        fields.list("hidden", SettingsJson::readHidden),
        readHead(fields.object("head")),
        Initialisation.parse(fields.text("initialisation")));
  }

  /** Writes training settings. */
  public static JsonObject write(TrainSettings settings) {
    JsonObject object = new JsonObject();
    object.addProperty("seed", settings.seed());
    object.addProperty("batchSize", settings.batchSize());
    object.addProperty("limit", settings.limit().text());
    object.addProperty("optimizer", settings.optimizer().text());
    object.addProperty("learningRate", settings.learningRate());
    object.addProperty("schedule", settings.schedule().text());
    object.add("penalties", write(settings.penalties()));
    object.add("dropout", write(settings.dropout()));
    if (settings.adversarial() > 0) {
      object.addProperty("adversarial", settings.adversarial());
    }
    object.addProperty("classWeights", settings.classWeights().text());
    object.add("earlyStopping", write(settings.earlyStopping()));
    return object;
  }

  /** Reads training settings. */
  public static TrainSettings readTrainSettings(JsonObject object) {
    Fields fields = new Fields(object);
    return new TrainSettings(
        fields.whole("seed"),
        fields.count("batchSize"),
        Span.parse(fields.text("limit")),
        Optimizer.parse(fields.text("optimizer")),
        fields.decimal("learningRate"),
        Schedule.parse(fields.text("schedule")),
        readPenalties(new Fields(fields.object("penalties"))),
        readDropout(new Fields(fields.object("dropout"))),
        fields.has("adversarial") ? fields.decimal("adversarial") : 0,
        ClassWeights.parse(fields.text("classWeights")),
        readEarlyStopping(new Fields(fields.object("earlyStopping"))));
  }

  private static HiddenLayer readHidden(JsonElement item) {
    Fields fields = new Fields(Fields.asObject(item));
    return new HiddenLayer(
        fields.count("units"),
        Unit.parse(fields.text("unit")),
        SignBalance.parse(fields.text("signBalance")));
  }

  private static JsonObject write(Head head) {
    JsonObject object = new JsonObject();
    object.addProperty("kind", head.name());
    if (head instanceof ExpectedHead expected) {
      object.add("values", Fields.numbers(expected.values()));
    } else {
      object.addProperty("scores", head.scores());
    }
    return object;
  }

  private static Head readHead(JsonObject object) {
    Fields fields = new Fields(object);
    String kind = fields.text("kind");
    return switch (kind) {
      case "softmax" -> new SoftmaxHead(fields.count("scores"));
      case "logistic" -> new LogisticHead(fields.count("scores"));
      case "hinge" -> new HingeHead(fields.count("scores"));
      case "linear" -> new LinearHead(fields.count("scores"));
      case "expected" -> new ExpectedHead(fields.decimals("values"));
      default ->
          throw new IllegalArgumentException(
              "head: found "
                  + ModelFormatException.quoted(kind)
                  + ", expected softmax, logistic, hinge, linear or expected");
    };
  }

  private static JsonObject write(Penalties penalties) {
    boolean bounded = penalties.maxNorm() < Float.POSITIVE_INFINITY;
    JsonObject object = new JsonObject();
    object.add("l1", Fields.numbers(penalties.l1()));
    object.addProperty("l2", penalties.l2());
    object.addProperty("maxNorm", bounded ? penalties.maxNorm() : null);
    object.addProperty("maxNormEvery", penalties.maxNormEvery());
    penalties
        .target()
        .ifPresent(target -> object.add("targetSparsity", Fields.numbers(target.zeroFractions())));
    return object;
  }

  private static Penalties readPenalties(Fields fields) {
    return new Penalties(
        fields.decimals("l1"),
        fields.decimal("l2"),
        fields.has("maxNorm") ? fields.decimal("maxNorm") : Float.POSITIVE_INFINITY,
        fields.count("maxNormEvery"),
        fields.has("targetSparsity")
            ? Optional.of(new SparsityTarget(fields.reals("targetSparsity")))
            : Optional.empty());
  }

  private static JsonObject write(Dropout dropout) {
    JsonObject object = new JsonObject();
    object.addProperty("input", dropout.input());
    object.add("hidden", Fields.numbers(dropout.hidden()));
    return object;
  }

  private static Dropout readDropout(Fields fields) {
    return new Dropout(fields.decimal("input"), fields.decimals("hidden"));
  }

  private static JsonObject write(EarlyStopping stopping) {
    JsonObject object = new JsonObject();
    object.addProperty("every", stopping.every().text());
    object.addProperty("patience", stopping.patience().map(Span::text).orElse(null));
    return object;
  }

  private static EarlyStopping readEarlyStopping(Fields fields) {
    Optional<Span> patience =
        fields.has("patience")
            ? Optional.of(Span.parse(fields.text("patience")))
            : Optional.empty();
    return new EarlyStopping(Span.parse(fields.text("every")), patience);
  }
}
