package org.truezero.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SchemaJsonTest {
  private static Schema plain(Target target) {
    return new Schema(3, true, target, Optional.empty(), Optional.empty());
  }

  private static Schema table() {
    TableEncoding encoding =
        new TableEncoding(
            List.of(
                new TableEncoding.Numeric("a", 1.0 / 3, 1e-300, -0.1, true),
                new TableEncoding.Numeric("b", 0, 1, 0, false),
                new TableEncoding.Categorical(
                    "c,\"\n", List.of("x", "ü"), TableEncoding.Unknown.OTHER, true),
                new TableEncoding.Categorical(
                    "d", List.of(""), TableEncoding.Unknown.ERROR, false)),
            List.of("y", "z"),
            List.of("NA"));
    Target target = new Target.Values(List.of("y", "z"));
    return new Schema(8, false, target, Optional.empty(), Optional.of(encoding));
  }

  @Test
  void everySchemaSurvivesTheRoundTrip() {
    List<String> names = List.of("-1", "1");
    for (Schema schema :
        List.of(
            plain(new Target.None()),
            plain(new Target.Classes(names)),
            plain(new Target.Labels(names)),
            plain(new Target.Values(names)),
            new Schema(
                6,
                false,
                new Target.None(),
                Optional.of(new ImageShape(1, 2, 3)),
                Optional.empty()),
            new Schema(
                8,
                false,
                new Target.None(),
                Optional.of(new ImageShape(2, 2, 2, PixelRange.MINUS_ONE_TO_ONE)),
                Optional.empty()),
            table())) {
      String text = SchemaJson.write(schema).toString();
      Schema read = SchemaJson.read(new Gson().fromJson(text, JsonObject.class));
      assertEquals(schema, read);
      assertEquals(text, SchemaJson.write(read).toString());
    }
  }

  @Test
  void theTextIsFixed() {
    assertEquals(
        "{\"features\":3,\"sparse\":true,\"target\":{\"kind\":\"classes\",\"names\":[\"a\"]}}",
        SchemaJson.write(plain(new Target.Classes(List.of("a")))).toString());
  }

  private static void refused(Consumer<JsonObject> change, String part) {
    JsonObject json = SchemaJson.write(table());
    change.accept(json);
    String message =
        assertThrows(IllegalArgumentException.class, () -> SchemaJson.read(json)).getMessage();
    assertTrue(message.contains(part), "'" + part + "' should be in: " + message);
  }

  private static JsonObject column(JsonObject json, int index) {
    JsonArray columns = json.getAsJsonObject("table").getAsJsonArray("columns");
    return columns.get(index).getAsJsonObject();
  }

  @Test
  void damagedSchemasAreRefused() {
    refused(json -> json.remove("features"), "schema.features: found nothing");
    refused(json -> json.addProperty("features", "8"), "schema.features: found '\"8\"'");
    refused(json -> json.addProperty("features", 8.5), "schema.features: found 8.5");
    refused(json -> json.addProperty("features", 1e300), "schema.features: found 1.0E300");
    refused(json -> json.addProperty("features", -1), "schema of -1 features");
    refused(json -> json.addProperty("features", 9), "its table 8 columns");
    refused(json -> json.addProperty("sparse", 1), "schema.sparse: found '1', expected true");
    refused(json -> json.addProperty("target", "x"), "schema.target: found '\"x\"'");
    refused(
        json -> json.getAsJsonObject("target").addProperty("kind", "x"),
        "schema.target.kind: found x, expected none, classes");
    refused(
        json -> json.getAsJsonObject("target").getAsJsonArray("names").add("y"),
        "target name 'y' twice");
    refused(json -> column(json, 0).addProperty("scale", 0), "column a: center");
    refused(json -> column(json, 0).addProperty("kind", "x"), "expected numeric or categorical");
    refused(json -> column(json, 2).addProperty("unknown", "x"), "zero, error or other");
    refused(json -> column(json, 2).add("values", new JsonObject()), "expected a list");
    refused(json -> json.add("image", new JsonArray()), "schema.image: found '[]'");
  }
}
