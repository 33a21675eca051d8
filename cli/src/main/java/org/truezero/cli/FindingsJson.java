package org.truezero.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.truezero.experiments.lab.Findings;
import org.truezero.experiments.picture.Chart;

/** What an experiment found as JSON. */
final class FindingsJson {
  private FindingsJson() {}

  /**
   * Returns a document with the texts, the tables, the numbers of the charts and the files.
   *
   * @param findings what was found
   * @param files what was written
   */
  static JsonObject of(Findings findings, List<Path> files) {
    JsonObject document = new JsonObject();
    document.addProperty("title", findings.title());
    document.add("paragraphs", array(findings.paragraphs()));
    JsonObject tables = new JsonObject();
    JsonObject captions = new JsonObject();
    for (Findings.Table table : findings.tables()) {
      tables.add(table.name(), rows(table.columns(), table.rows()));
      captions.addProperty(table.name(), table.caption());
    }
    document.add("tables", tables);
    document.add("captions", captions);
    JsonObject charts = new JsonObject();
    for (Chart chart : findings.charts()) {
      List<List<String>> records = chart.records();
      if (!records.isEmpty()) {
        charts.add(chart.title(), rows(records.get(0), records.subList(1, records.size())));
      }
    }
    document.add("charts", charts);
    document.add("files", array(files.stream().map(Path::toString).toList()));
    return document;
  }

  private static JsonArray rows(List<String> columns, List<List<String>> rows) {
    JsonArray array = new JsonArray();
    for (List<String> cells : rows) {
      JsonObject row = new JsonObject();
      for (int i = 0; i < cells.size(); i++) {
        row.addProperty(columns.get(i), cells.get(i));
      }
      array.add(row);
    }
    return array;
  }

  private static JsonArray array(List<String> texts) {
    JsonArray array = new JsonArray();
    texts.forEach(array::add);
    return array;
  }
}
