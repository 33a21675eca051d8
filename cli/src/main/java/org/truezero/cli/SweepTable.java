package org.truezero.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.truezero.train.Evaluation;

/**
 * The results of a sweep in grid order.
 *
 * @param cells the settings of each cell
 * @param varied the settings in which they differ
 * @param results the result of each cell
 * @param best position of the best cell, or −1
 * @param test evaluation of the best model on the test data, as JSON
 */
record SweepTable(
    List<SettingTexts> cells,
    List<Setting> varied,
    List<JsonObject> results,
    int best,
    JsonElement test) {

  static JsonElement test(Optional<Evaluation> evaluation, TrainingTask task) {
    return evaluation
        .<JsonElement>map(e -> Json.evaluation(e, task.architecture().head()))
        .orElse(JsonNull.INSTANCE);
  }

  /** Returns the table as CSV with a header line. */
  String csv() {
    StringBuilder text = new StringBuilder("cell");
    varied.forEach(setting -> text.append(',').append(setting.word()));
    CellResult.columns().forEach(column -> text.append(',').append(column));
    text.append(",best\n");
    for (int i = 0; i < cells.size(); i++) {
      text.append(i + 1);
      for (Setting setting : varied) {
        String value = cells.get(i).required(setting);
        text.append(',').append(value.indexOf(',') < 0 ? value : '"' + value + '"');
      }
      for (String column : CellResult.columns()) {
        JsonElement value = results.get(i).get(column);
        text.append(',').append(value.isJsonNull() ? "" : value.getAsString());
      }
      text.append(',').append(i == best).append('\n');
    }
    return text.toString();
  }

  /** Returns the table as a document. */
  JsonObject json() {
    JsonArray rows = new JsonArray();
    for (int i = 0; i < cells.size(); i++) {
      JsonObject settings = new JsonObject();
      cells.get(i).given().forEach((setting, text) -> settings.addProperty(setting.word(), text));
      JsonObject row = new JsonObject();
      row.addProperty("cell", i + 1);
      row.add("settings", settings);
      row.add("result", results.get(i));
      rows.add(row);
    }
    JsonObject document = new JsonObject();
    document.add("cells", rows);
    document.add("best", best < 0 ? JsonNull.INSTANCE : new JsonPrimitive(best + 1));
    document.add("test", test);
    return document;
  }

  /** Prints the table for people. */
  void print(Console console) {
    List<String> columns =
        new ArrayList<>(
            List.of("status", "bestEpoch", "validError", "validLoss", "zeros", "deadUnits"));
    if (results.stream().anyMatch(result -> !result.get(CellResult.MISSED).isJsonNull())) {
      columns.add(CellResult.MISSED);
    }
    List<Object> header = new ArrayList<>(List.of("cell"));
    varied.forEach(setting -> header.add(setting.word()));
    header.addAll(columns);
    Table table = new Table().row(header.toArray());
    for (int i = 0; i < cells.size(); i++) {
      List<Object> row = new ArrayList<>(List.of((i + 1) + (i == best ? " best" : "")));
      for (Setting setting : varied) {
        row.add(cells.get(i).required(setting));
      }
      for (String column : columns) {
        row.add(CellResult.text(results.get(i), column));
      }
      table.row(row.toArray());
    }
    table.print(console);
  }
}
