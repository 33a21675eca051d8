package org.truezero.bench.compare;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/** Everything in one JSON document; what was not measured is null. */
final class PeersJson {
  private PeersJson() {}

  static String text(Comparison comparison, Machine machine) {
    JsonObject document = new JsonObject();
    JsonObject on = new JsonObject();
    on.addProperty("processor", machine.processor());
    on.addProperty("cores", machine.cores());
    on.addProperty("system", machine.system());
    on.addProperty("java", machine.java());
    document.add("machine", on);
    JsonArray versions = new JsonArray();
    comparison.versions().forEach(versions::add);
    document.add("versions", versions);
    JsonArray lines = new JsonArray();
    comparison.lines().forEach(line -> lines.add(json(line)));
    document.add("lines", lines);
    JsonArray verdicts = new JsonArray();
    comparison.verdicts().forEach(verdict -> verdicts.add(json(verdict)));
    document.add("verdicts", verdicts);
    return new GsonBuilder().setPrettyPrinting().serializeNulls().create().toJson(document) + "\n";
  }

  private static JsonObject json(Line line) {
    JsonObject object = new JsonObject();
    object.addProperty("workload", line.workload().name());
    object.addProperty("threads", line.threads());
    object.addProperty("system", line.system());
    object.addProperty("unit", line.workload().task().unit());
    Spread value = line.value();
    object.addProperty("median", value == null ? null : value.median());
    object.addProperty("min", value == null ? null : value.least());
    object.addProperty("max", value == null ? null : value.greatest());
    object.addProperty("runs", value == null ? 0 : value.runs());
    object.addProperty("missed", line.missed());
    object.addProperty("p99", line.slowest());
    object.addProperty("testError", line.testError());
    object.addProperty("zeroFraction", line.zeroFraction());
    object.addProperty("trueZeroTimesAsFast", line.ratio());
    return object;
  }

  private static JsonObject json(Verdict verdict) {
    JsonObject object = new JsonObject();
    object.addProperty("workload", verdict.workload().name());
    object.addProperty("threads", verdict.threads());
    object.addProperty("fastest", verdict.fastest());
    object.addProperty("trueZeroTimesAsFast", verdict.ratio());
    object.addProperty("target", verdict.target().ratio());
    object.addProperty("targetIsUpperBound", verdict.target().atMost());
    object.addProperty("reached", verdict.reached());
    return object;
  }
}
