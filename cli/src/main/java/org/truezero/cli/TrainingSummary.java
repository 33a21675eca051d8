package org.truezero.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.truezero.model.SettingsJson;
import org.truezero.train.ControlledLayer;
import org.truezero.train.EpochRecord;
import org.truezero.train.Evaluation;
import org.truezero.train.SparsityTarget;
import org.truezero.train.TrainingResult;

/**
 * What a training gave, for people and for programs.
 *
 * @param task what was trained
 * @param result what came out
 */
record TrainingSummary(TrainingTask task, TrainingResult result) {

  private record Column(String name, Evaluation evaluation) {}

  /** Returns the record that the kept weights belong to. */
  EpochRecord kept() {
    List<EpochRecord> history = result.history();
    return history.get(result.best().orElse(history.size() - 1));
  }

  /** Returns a table with a column for each kind of data. */
  Table table() {
    List<Column> columns = new ArrayList<>();
    kept().valid().ifPresent(valid -> columns.add(new Column("validation", valid)));
    result.test().ifPresent(test -> columns.add(new Column("test", test)));
    String epoch = result.best().isPresent() ? "best epoch " : "epoch ";
    Table table = new Table();
    line(table, epoch + kept().epoch(), "training", columns, Column::name);
    line(
        table,
        "error",
        Format.percent(kept().trainError()),
        columns,
        c -> Format.percent(c.evaluation.errorRate()));
    line(
        table,
        "loss",
        Format.number(kept().trainLoss()),
        columns,
        c -> Format.number(c.evaluation.loss()));
    if (columns.stream().anyMatch(c -> c.evaluation.rmse().isPresent())) {
      line(table, "RMSE", "", columns, c -> Format.number(c.evaluation.rmse().orElse(Double.NaN)));
    }
    if (columns.stream().anyMatch(c -> c.evaluation.auc().isPresent())) {
      line(table, "AUC", "", columns, c -> Format.number(c.evaluation.auc().orElse(Double.NaN)));
    }
    if (!kept().activity().layers().isEmpty()) {
      String own = columns.isEmpty() ? Format.percent(kept().activity().mean()) : "";
      line(table, "exact zeros", own, columns, c -> Format.percent(c.evaluation.sparsity().mean()));
      String dead = columns.isEmpty() ? sum(kept().activity()) : "";
      line(table, "dead outputs", dead, columns, c -> sum(c.evaluation.sparsity()));
    }
    return table;
  }

  /** Returns a table of what was asked of each hidden layer and found; empty without a target. */
  Optional<Table> targets() {
    return target().map(this::targets);
  }

  private Table targets(SparsityTarget target) {
    Table table = new Table().row("target", "zeros asked", "zeros in training", "L1 found", "");
    for (int l = 0; l < kept().control().size(); l++) {
      ControlledLayer found = kept().control().get(l);
      table.row(
          "hidden " + (l + 1),
          Format.percent(target.of(l)),
          Format.percent(found.zeroFraction()),
          Format.number(found.l1()),
          verdict(target, l, found));
    }
    return table;
  }

  private static String verdict(SparsityTarget target, int layer, ControlledLayer found) {
    if (target.reached(layer, found)) {
      return "reached";
    }
    if (found.zeroFraction() < target.of(layer)) {
      return "not reached: train longer";
    }
    return found.l1() == 0 ? "not reached: more zeros without any penalty" : "not reached";
  }

  private Optional<SparsityTarget> target() {
    return task.settings().penalties().target();
  }

  private static String sum(Evaluation.Activity activity) {
    return Format.count(activity.deadUnits().stream().mapToLong(Long::longValue).sum());
  }

  private static void line(
      Table table,
      String name,
      String training,
      List<Column> columns,
      Function<Column, String> value) {
    List<Object> cells = new ArrayList<>(List.of(name, training));
    columns.forEach(column -> cells.add(value.apply(column)));
    table.row(cells.toArray());
  }

  /** Adds the result, the settings and the provenance to a document. */
  void addTo(JsonObject document) {
    EpochRecord last = result.history().get(result.history().size() - 1);
    document.addProperty("stopped", result.stopped().name().toLowerCase(Locale.ROOT));
    document.addProperty("epochs", last.epoch());
    document.addProperty("examples", last.examples());
    document.add(
        "bestEpoch",
        result.best().isPresent() ? new JsonPrimitive(kept().epoch()) : JsonNull.INSTANCE);
    JsonObject train = new JsonObject();
    train.add("errorRate", Json.number(kept().trainError()));
    train.add("loss", Json.number(kept().trainLoss()));
    document.add("train", train);
    document.add("valid", evaluation(kept().valid()));
    document.add("test", evaluation(result.test()));
    document.addProperty("zeros", kept().activity().mean());
    document.add("target", target().<JsonElement>map(this::json).orElse(JsonNull.INSTANCE));
    document.add("network", SettingsJson.write(task.architecture()));
    document.add("settings", SettingsJson.write(task.settings()));
    document.add("provenance", task.model(result).provenance().toJson());
  }

  private JsonArray json(SparsityTarget target) {
    JsonArray layers = new JsonArray();
    for (int l = 0; l < kept().control().size(); l++) {
      ControlledLayer found = kept().control().get(l);
      JsonObject layer = new JsonObject();
      layer.addProperty("asked", target.of(l));
      layer.add("zeros", Json.number(found.zeroFraction()));
      layer.addProperty("l1", found.l1());
      layer.addProperty("reached", target.reached(l, found));
      layers.add(layer);
    }
    return layers;
  }

  private JsonElement evaluation(Optional<Evaluation> evaluation) {
    return evaluation
        .<JsonElement>map(e -> Json.evaluation(e, task.architecture().head()))
        .orElse(JsonNull.INSTANCE);
  }
}
