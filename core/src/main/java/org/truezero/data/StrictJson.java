package org.truezero.data;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.ToNumberPolicy;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;

/**
 * Reads JSON as the standard has it. The library's own tree parser is lenient and lets the last of
 * two equal names win, which would let two readers of one file see different things.
 */
public final class StrictJson {
  private static final int DEEPEST = 32;

  private StrictJson() {}

  /**
   * Reads an object.
   *
   * @throws IllegalArgumentException if the text is not exactly one JSON object, names a member
   *     twice or nests too deeply
   */
  public static JsonObject object(String text) {
    JsonElement element = parse(text);
    if (!element.isJsonObject()) {
      throw new IllegalArgumentException("not a JSON object");
    }
    return element.getAsJsonObject();
  }

  /** Reads an array; exceptions as for {@link #object}. */
  public static JsonArray array(String text) {
    JsonElement element = parse(text);
    if (!element.isJsonArray()) {
      throw new IllegalArgumentException("not a JSON array");
    }
    return element.getAsJsonArray();
  }

  private static JsonElement parse(String text) {
    JsonReader reader = new JsonReader(new StringReader(text));
    reader.setStrictness(Strictness.STRICT);
    try {
      JsonElement element = element(reader, 0);
      if (reader.peek() != JsonToken.END_DOCUMENT) {
        throw new IllegalArgumentException("text after the end of the JSON value");
      }
      return element;
    } catch (IOException | IllegalStateException e) {
      throw new IllegalArgumentException("not valid JSON at " + reader.getPath(), e);
    }
  }

  private static JsonElement element(JsonReader reader, int depth) throws IOException {
    if (depth > DEEPEST) {
      throw new IllegalArgumentException("JSON nested more than " + DEEPEST + " deep");
    }
    return switch (reader.peek()) {
      case BEGIN_OBJECT -> members(reader, depth);
      case BEGIN_ARRAY -> items(reader, depth);
      case STRING -> new JsonPrimitive(reader.nextString());
      case BOOLEAN -> new JsonPrimitive(reader.nextBoolean());
      // Keeps the text of the number, so that -0.0 and large whole numbers survive.
      case NUMBER -> new JsonPrimitive(ToNumberPolicy.LAZILY_PARSED_NUMBER.readNumber(reader));
      default -> {
        reader.nextNull();
        yield JsonNull.INSTANCE;
      }
    };
  }

  private static JsonObject members(JsonReader reader, int depth) throws IOException {
    JsonObject object = new JsonObject();
    reader.beginObject();
    while (reader.hasNext()) {
      String name = reader.nextName();
      if (object.has(name)) {
        throw new IllegalArgumentException(
            "name " + DataFormatException.quoted(name) + " found twice in one JSON object");
      }
      object.add(name, element(reader, depth + 1));
    }
    reader.endObject();
    return object;
  }

  private static JsonArray items(JsonReader reader, int depth) throws IOException {
    JsonArray array = new JsonArray();
    reader.beginArray();
    while (reader.hasNext()) {
      array.add(element(reader, depth + 1));
    }
    reader.endArray();
    return array;
  }
}
