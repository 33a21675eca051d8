package org.truezero.model;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The members of one JSON object, read with their types checked. Every complaint is an {@link
 * IllegalArgumentException} that names the member.
 *
 * <p>Numbers that are not finite have no JSON form: NaN is written as {@code null}, the infinities
 * as text.
 */
final class Fields {
  private final JsonObject object;

  Fields(JsonObject object) {
    this.object = object;
  }

  /** Returns whether the member is there and not null. */
  boolean has(String name) {
    JsonElement element = object.get(name);
    return element != null && !element.isJsonNull();
  }

  String text(String name) {
    JsonElement element = member(name);
    if (!(element instanceof JsonPrimitive primitive && primitive.isString())) {
      throw wrong(name, element, "text");
    }
    return element.getAsString();
  }

  boolean flag(String name) {
    JsonElement element = member(name);
    if (!(element instanceof JsonPrimitive primitive && primitive.isBoolean())) {
      throw wrong(name, element, "true or false");
    }
    return element.getAsBoolean();
  }

  long whole(String name) {
    return whole(name, member(name));
  }

  long notNegative(String name) {
    long value = whole(name);
    if (value < 0) {
      throw wrong(name, member(name), "0 or more");
    }
    return value;
  }

  int count(String name) {
    long value = whole(name);
    if (value < 0 || value > Integer.MAX_VALUE) {
      throw wrong(name, member(name), "0 to " + Integer.MAX_VALUE);
    }
    return (int) value;
  }

  float decimal(String name) {
    return decimal(name, member(name));
  }

  /** Reads what {@link #real(double)} wrote. */
  double real(String name) {
    return real(name, member(name));
  }

  JsonObject object(String name) {
    JsonElement element = member(name);
    if (!element.isJsonObject()) {
      throw wrong(name, element, "an object");
    }
    return element.getAsJsonObject();
  }

  <T> List<T> list(String name, Function<JsonElement, T> read) {
    JsonElement element = member(name);
    if (!element.isJsonArray()) {
      throw wrong(name, element, "a list");
    }
    List<T> list = new ArrayList<>();
    for (JsonElement item : element.getAsJsonArray()) {
      list.add(read.apply(item));
    }
    return list;
  }

  List<Float> decimals(String name) {
    return list(name, item -> decimal(name, item));
  }

  List<Double> reals(String name) {
    return list(name, item -> real(name, item));
  }

  List<Long> wholes(String name) {
    return list(name, item -> whole(name, item));
  }

  /** Returns the members of an item of a list. */
  static JsonObject asObject(JsonElement item) {
    if (!item.isJsonObject()) {
      throw wrong("item", item, "an object");
    }
    return item.getAsJsonObject();
  }

  /** Returns the items of an item of a list. */
  static List<Long> asWholes(JsonElement item) {
    JsonObject holder = new JsonObject();
    holder.add("item", item);
    return new Fields(holder).wholes("item");
  }

  /** Writes a number so that {@link #real(String)} gives the same bits. */
  static JsonElement real(double value) {
    if (Double.isNaN(value)) {
      return JsonNull.INSTANCE;
    }
    return Double.isInfinite(value)
        ? new JsonPrimitive(Double.toString(value))
        : new JsonPrimitive(value);
  }

  static JsonArray numbers(List<? extends Number> values) {
    JsonArray array = new JsonArray();
    for (Number value : values) {
      array.add(value instanceof Double real ? real(real) : new JsonPrimitive(value));
    }
    return array;
  }

  private JsonElement member(String name) {
    JsonElement element = object.get(name);
    if (element == null) {
      throw new IllegalArgumentException(name + ": missing");
    }
    return element;
  }

  private static long whole(String name, JsonElement element) {
    try {
      return Long.parseLong(number(name, element, "a whole number"));
    } catch (NumberFormatException e) {
      throw wrong(name, element, "a whole number");
    }
  }

  private static float decimal(String name, JsonElement element) {
    float value = Float.parseFloat(number(name, element, "a number"));
    if (!Float.isFinite(value)) {
      throw wrong(name, element, "a finite number");
    }
    return value;
  }

  private static double real(String name, JsonElement element) {
    if (element.isJsonNull()) {
      return Double.NaN;
    }
    if (element instanceof JsonPrimitive primitive && primitive.isString()) {
      return switch (primitive.getAsString()) {
        case "Infinity" -> Double.POSITIVE_INFINITY;
        case "-Infinity" -> Double.NEGATIVE_INFINITY;
        case "NaN" -> Double.NaN;
        default -> throw wrong(name, element, "a number");
      };
    }
    return Double.parseDouble(number(name, element, "a number"));
  }

  private static String number(String name, JsonElement element, String expected) {
    if (!(element instanceof JsonPrimitive primitive && primitive.isNumber())) {
      throw wrong(name, element, expected);
    }
    return element.getAsString();
  }

  private static IllegalArgumentException wrong(String name, JsonElement found, String expected) {
    String text = found.isJsonPrimitive() ? found.getAsString() : found.toString();
    return new IllegalArgumentException(
        name + ": found " + ModelFormatException.quoted(text) + ", expected " + expected);
  }
}
