package org.truezero.data;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Typed access to the fields of a JSON object; a wrong field is named in the exception. */
final class JsonFields {
  private final String path;
  private final JsonObject json;

  JsonFields(String path, JsonObject json) {
    this.path = path;
    this.json = json;
  }

  static JsonFields of(String path, JsonElement element) {
    if (!element.isJsonObject()) {
      throw new IllegalArgumentException(
          path + ": found " + shown(element) + ", expected an object");
    }
    return new JsonFields(path, element.getAsJsonObject());
  }

  static JsonArray strings(List<String> values) {
    JsonArray array = new JsonArray();
    values.forEach(array::add);
    return array;
  }

  boolean has(String key) {
    return json.has(key);
  }

  int integer(String key) {
    double value = number(key);
    if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
      throw wrong(key, Double.toString(value), "a whole number of 32 bits");
    }
    return (int) value;
  }

  double number(String key) {
    JsonElement element = get(key);
    if (!element.isJsonPrimitive() || !element.getAsJsonPrimitive().isNumber()) {
      throw wrong(key, shown(element), "a number");
    }
    try {
      return element.getAsDouble();
    } catch (NumberFormatException e) {
      throw wrong(key, shown(element), "a number");
    }
  }

  List<Float> floats(String key) {
    List<Float> numbers = new ArrayList<>();
    for (JsonElement element : array(key)) {
      if (!element.isJsonPrimitive() || !element.getAsJsonPrimitive().isNumber()) {
        throw wrong(key, shown(element), "numbers");
      }
      numbers.add(element.getAsFloat());
    }
    return numbers;
  }

  boolean bool(String key) {
    JsonElement element = get(key);
    if (!element.isJsonPrimitive() || !element.getAsJsonPrimitive().isBoolean()) {
      throw wrong(key, shown(element), "true or false");
    }
    return element.getAsBoolean();
  }

  String string(String key) {
    return string(key, get(key));
  }

  private String string(String key, JsonElement element) {
    if (!element.isJsonPrimitive() || !element.getAsJsonPrimitive().isString()) {
      throw wrong(key, shown(element), "a text");
    }
    return element.getAsString();
  }

  List<String> strings(String key) {
    List<String> values = new ArrayList<>();
    for (JsonElement element : array(key)) {
      values.add(string(key, element));
    }
    return values;
  }

  JsonArray array(String key) {
    JsonElement element = get(key);
    if (!element.isJsonArray()) {
      throw wrong(key, shown(element), "a list");
    }
    return element.getAsJsonArray();
  }

  JsonFields object(String key) {
    return of(path + "." + key, get(key));
  }

  Optional<JsonFields> optional(String key) {
    return has(key) ? Optional.of(object(key)) : Optional.empty();
  }

  IllegalArgumentException wrong(String key, String found, String expected) {
    return new IllegalArgumentException(
        path + "." + key + ": found " + found + ", expected " + expected);
  }

  private JsonElement get(String key) {
    JsonElement element = json.get(key);
    if (element == null) {
      throw wrong(key, "nothing", "a value");
    }
    return element;
  }

  private static String shown(JsonElement element) {
    return DataFormatException.quoted(element.toString());
  }
}
