package org.truezero.data;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Schemas as JSON, for model files. Keys come in a fixed order, so that equal schemas give equal
 * text; numbers keep all of their digits.
 */
public final class SchemaJson {
  private SchemaJson() {}

  /**
   * Writes a schema.
   *
   * @param schema any schema
   * @return a new JSON object; {@code image}, {@code table} and {@code text} are left out where
   *     there are none
   */
  public static JsonObject write(Schema schema) {
    JsonObject json = new JsonObject();
    json.addProperty("features", schema.features());
    json.addProperty("sparse", schema.sparse());
    json.add("target", write(schema.target()));
    schema.image().ifPresent(image -> json.add("image", write(image)));
    schema.table().ifPresent(table -> json.add("table", TableJson.write(table)));
    schema.text().ifPresent(text -> json.add("text", write(text)));
    return json;
  }

  /**
   * Reads a schema.
   *
   * @param json what {@link #write} wrote; unknown keys are ignored
   * @return the schema
   * @throws IllegalArgumentException if a key is missing or holds something else than it should;
   *     the message names the key
   */
  public static Schema read(JsonObject json) {
    JsonFields fields = new JsonFields("schema", json);
    return new Schema(
        fields.integer("features"),
        fields.bool("sparse"),
        readTarget(fields.object("target")),
        fields.optional("image").map(SchemaJson::readImage),
        fields.optional("table").map(TableJson::read),
        fields.optional("text").map(SchemaJson::readText));
  }

  private static JsonObject write(TextEncoding text) {
    JsonObject json = new JsonObject();
    json.addProperty("tokenizer", text.tokenizer());
    json.addProperty("grams", text.grams());
    json.addProperty("weighting", text.weighting().name().toLowerCase(Locale.ROOT));
    json.add("terms", JsonFields.strings(text.terms()));
    if (!text.weights().isEmpty()) {
      JsonArray weights = new JsonArray();
      text.weights().forEach(weights::add);
      json.add("weights", weights);
    }
    json.addProperty("ratings", text.ratings().text());
    return json;
  }

  private static TextEncoding readText(JsonFields fields) {
    String weighting = fields.string("weighting");
    TextEncoding.Weighting known =
        List.of(TextEncoding.Weighting.values()).stream()
            .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(weighting))
            .findFirst()
            .orElseThrow(() -> fields.wrong("weighting", weighting, "binary, counts or tfidf"));
    return new TextEncoding(
        fields.string("tokenizer"),
        fields.integer("grams"),
        known,
        fields.strings("terms"),
        known == TextEncoding.Weighting.TFIDF ? fields.floats("weights") : List.of(),
        RatingRule.parse(fields.string("ratings")));
  }

  private static JsonObject write(Target target) {
    JsonObject json = new JsonObject();
    if (target instanceof Target.Classes classes) {
      json.addProperty("kind", "classes");
      json.add("names", JsonFields.strings(classes.names()));
    } else if (target instanceof Target.Labels labels) {
      json.addProperty("kind", "labels");
      json.add("names", JsonFields.strings(labels.names()));
    } else if (target instanceof Target.Values values) {
      json.addProperty("kind", "values");
      json.add("names", JsonFields.strings(values.names()));
    } else {
      json.addProperty("kind", "none");
    }
    return json;
  }

  private static Target readTarget(JsonFields fields) {
    String kind = fields.string("kind");
    return switch (kind) {
      case "none" -> new Target.None();
      case "classes" -> new Target.Classes(fields.strings("names"));
      case "labels" -> new Target.Labels(fields.strings("names"));
      case "values" -> new Target.Values(fields.strings("names"));
      default -> throw fields.wrong("kind", kind, "none, classes, labels or values");
    };
  }

  private static JsonObject write(ImageShape image) {
    JsonObject json = new JsonObject();
    json.addProperty("planes", image.planes());
    json.addProperty("height", image.height());
    json.addProperty("width", image.width());
    if (image.range() != PixelRange.ZERO_TO_ONE) {
      json.addProperty("range", image.range().text());
    }
    return json;
  }

  private static ImageShape readImage(JsonFields fields) {
    return new ImageShape(
        fields.integer("planes"),
        fields.integer("height"),
        fields.integer("width"),
        fields.has("range") ? readRange(fields) : PixelRange.ZERO_TO_ONE);
  }

  private static PixelRange readRange(JsonFields fields) {
    String range = fields.string("range");
    return PixelRange.find(range).orElseThrow(() -> fields.wrong("range", range, "0..1 or -1..1"));
  }

  /** Table encodings as JSON. */
  private static final class TableJson {
    static JsonObject write(TableEncoding table) {
      JsonObject json = new JsonObject();
      JsonArray columns = new JsonArray();
      table.columns().forEach(column -> columns.add(write(column)));
      json.add("columns", columns);
      json.add("labels", JsonFields.strings(table.labels()));
      json.add("missing", JsonFields.strings(table.missing()));
      return json;
    }

    static TableEncoding read(JsonFields fields) {
      List<TableEncoding.Column> columns = new ArrayList<>();
      for (JsonElement element : fields.array("columns")) {
        columns.add(readColumn(JsonFields.of("schema.table.columns", element)));
      }
      return new TableEncoding(columns, fields.strings("labels"), fields.strings("missing"));
    }

    private static JsonObject write(TableEncoding.Column column) {
      JsonObject json = new JsonObject();
      json.addProperty("name", column.name());
      if (column instanceof TableEncoding.Numeric numeric) {
        json.addProperty("kind", "numeric");
        json.addProperty("center", numeric.center());
        json.addProperty("scale", numeric.scale());
        json.addProperty("fill", numeric.fill());
        json.addProperty("indicator", numeric.indicator());
      } else if (column instanceof TableEncoding.Categorical categorical) {
        json.addProperty("kind", "categorical");
        json.add("values", JsonFields.strings(categorical.values()));
        json.addProperty("unknown", categorical.unknown().name().toLowerCase(Locale.ROOT));
        json.addProperty("indicator", categorical.indicator());
      }
      return json;
    }

    private static TableEncoding.Column readColumn(JsonFields fields) {
      String name = fields.string("name");
      boolean indicator = fields.bool("indicator");
      String kind = fields.string("kind");
      return switch (kind) {
        case "numeric" ->
            new TableEncoding.Numeric(
                name,
                fields.number("center"),
                fields.number("scale"),
                fields.number("fill"),
                indicator);
        case "categorical" ->
            new TableEncoding.Categorical(
                name, fields.strings("values"), readUnknown(fields), indicator);
        default -> throw fields.wrong("kind", kind, "numeric or categorical");
      };
    }

    private static TableEncoding.Unknown readUnknown(JsonFields fields) {
      String rule = fields.string("unknown");
      Optional<TableEncoding.Unknown> known =
          List.of(TableEncoding.Unknown.values()).stream()
              .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(rule))
              .findFirst();
      return known.orElseThrow(() -> fields.wrong("unknown", rule, "zero, error or other"));
    }
  }
}
