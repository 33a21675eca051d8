package org.truezero.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.truezero.data.SchemaJson;
import org.truezero.model.Model;
import org.truezero.model.SettingsJson;
import org.truezero.network.Layer;
import org.truezero.sparsity.UnitActivity;

/**
 * What {@code inspect} says about a model.
 *
 * @param console where it is printed
 * @param model what was read
 * @param activity of its hidden outputs, if there were data
 * @param canonical the network at its canonical scale, if that was wanted
 */
record ModelInspection(
    Console console,
    Model model,
    Optional<UnitActivity> activity,
    Optional<CanonicalScale> canonical) {

  /** Prints a table of the layers, the settings, the provenance, and what was measured. */
  void print() {
    Table layers = new Table().row("layer", "inputs", "units", "unit", "negated", "parameters");
    int hidden = model.network().architecture().hidden().size();
    long total = 0;
    for (int i = 0; i <= hidden; i++) {
      Layer layer = model.network().layers().get(i);
      total += parameters(layer);
      layers.row(
          i < hidden ? "hidden " + (i + 1) : model.network().head().name(),
          Format.count(layer.layout().rows()),
          Format.count(layer.layout().units()),
          layer.unit().text(),
          Format.count(negated(layer)),
          Format.count(parameters(layer)));
    }
    layers.row("together", "", "", "", "", Format.count(total)).print(console);
    if (model.settings().isPresent()) {
      print("training", Facts.ofTraining(model));
    }
    print("provenance", Facts.of(model.provenance()));
    activity.ifPresent(this::print);
    canonical.ifPresent(scale -> print("canonical scale", scale.facts()));
  }

  private void print(String heading, Map<String, String> facts) {
    console.result("");
    console.result(heading);
    facts.forEach(
        (name, value) -> console.result(String.format(Locale.ROOT, "  %-22s %s", name, value)));
  }

  private void print(UnitActivity activity) {
    console.result("");
    Table table =
        new Table()
            .row(
                "activity", "zeros", "dead", "almost dead", "always on", "least", "median", "most");
    for (int i = 0; i < activity.layers().size(); i++) {
      UnitActivity.OfLayer layer = activity.layers().get(i);
      table.row(
          "hidden " + (i + 1),
          Format.percent(layer.zeroFraction()),
          Format.count(layer.dead()),
          Format.count(layer.almostDead()),
          Format.count(layer.alwaysActive()),
          Format.percent(layer.activeFraction(0)),
          Format.percent(layer.activeFraction(0.5)),
          Format.percent(layer.activeFraction(1)));
    }
    table.print(console);
    console.result(
        "over "
            + Format.count(activity.examples())
            + " examples; "
            + Format.percent(activity.zeroFraction())
            + " exact zeros in all; almost dead: active for less than "
            + Format.percent(UnitActivity.ALMOST_DEAD)
            + " of the examples");
  }

  /** Returns the same as JSON; what was not measured is null. */
  JsonObject json() {
    JsonObject document = new JsonObject();
    document.add("network", SettingsJson.write(model.network().architecture()));
    JsonArray layers = new JsonArray();
    long total = 0;
    for (Layer layer : model.network().layers()) {
      JsonObject entry = new JsonObject();
      entry.addProperty("inputs", layer.layout().rows());
      entry.addProperty("units", layer.layout().units());
      entry.addProperty("unit", layer.unit().text());
      entry.addProperty("negated", negated(layer));
      entry.addProperty("parameters", parameters(layer));
      layers.add(entry);
      total += parameters(layer);
    }
    document.add("layers", layers);
    document.addProperty("parameters", total);
    document.add(
        "settings",
        model.settings().<JsonElement>map(SettingsJson::write).orElse(JsonNull.INSTANCE));
    document.add("foundL1", Json.numbers(Facts.foundPenalties(model)));
    document.add("provenance", model.provenance().toJson());
    document.add("schema", SchemaJson.write(model.schema()));
    document.add(
        "activity", activity.<JsonElement>map(ModelInspection::json).orElse(JsonNull.INSTANCE));
    document.add(
        "canonicalScale",
        canonical.<JsonElement>map(CanonicalScale::json).orElse(JsonNull.INSTANCE));
    return document;
  }

  private static JsonObject json(UnitActivity activity) {
    JsonObject document = new JsonObject();
    document.addProperty("examples", activity.examples());
    document.addProperty("zeros", activity.zeroFraction());
    JsonArray layers = new JsonArray();
    for (UnitActivity.OfLayer layer : activity.layers()) {
      JsonObject entry = new JsonObject();
      entry.addProperty("outputs", layer.activeFractions().length);
      entry.addProperty("zeros", layer.zeroFraction());
      entry.addProperty("deadUnits", layer.dead());
      entry.addProperty("almostDeadUnits", layer.almostDead());
      entry.addProperty("alwaysActiveUnits", layer.alwaysActive());
      entry.addProperty("leastActivity", layer.activeFraction(0));
      entry.addProperty("medianActivity", layer.activeFraction(0.5));
      entry.addProperty("mostActivity", layer.activeFraction(1));
      layers.add(entry);
    }
    document.add("layers", layers);
    return document;
  }

  private static long parameters(Layer layer) {
    long sites = (long) layer.layout().units() * layer.layout().pieces();
    return (layer.layout().rows() + 1L) * sites + layer.learned().length;
  }

  private static long negated(Layer layer) {
    long count = 0;
    for (float sign : layer.signs()) {
      count += sign < 0 ? 1 : 0;
    }
    return count;
  }
}
