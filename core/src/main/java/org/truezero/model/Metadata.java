package org.truezero.model;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.truezero.data.StrictJson;

/** The texts in the header of a file, several of which are JSON again. */
final class Metadata {
  private final Path file;
  private final Map<String, String> texts;

  private Metadata(Path file, Map<String, String> texts) {
    this.file = file;
    this.texts = texts;
  }

  static Metadata read(Path file, JsonObject header) {
    Map<String, String> texts = new LinkedHashMap<>();
    JsonElement object = header.get(FileKeys.METADATA);
    if (object != null) {
      for (Map.Entry<String, JsonElement> entry : Fields.asObject(object).entrySet()) {
        if (!(entry.getValue() instanceof JsonPrimitive text && text.isString())) {
          throw new IllegalArgumentException(
              FileKeys.METADATA + ": " + entry.getKey() + " is not text");
        }
        texts.put(entry.getKey(), text.getAsString());
      }
    }
    return new Metadata(file, texts);
  }

  boolean has(String key) {
    return texts.containsKey(key);
  }

  String text(String key) throws ModelFormatException {
    String text = texts.get(key);
    if (text == null) {
      throw new ModelFormatException(file + ": metadata " + key + ": missing");
    }
    return text;
  }

  /** Returns a position in a list. */
  int position(String key, int size) throws ModelFormatException {
    int position = read(key, Integer::parseInt);
    if (position < 0 || position >= size) {
      throw ModelFormatException.at(
          file, "metadata " + key, Integer.toString(position), "a position among " + size);
    }
    return position;
  }

  void requireText(String key, String expected) throws ModelFormatException {
    String found = text(key);
    if (!found.equals(expected)) {
      throw ModelFormatException.at(
          file, "metadata " + key, ModelFormatException.quoted(found), expected);
    }
  }

  <T> T object(String key, Function<JsonObject, T> read) throws ModelFormatException {
    return read(key, text -> read.apply(StrictJson.object(text)));
  }

  <T> T array(String key, Function<JsonArray, T> read) throws ModelFormatException {
    return read(key, text -> read.apply(StrictJson.array(text)));
  }

  private <T> T read(String key, Function<String, T> read) throws ModelFormatException {
    String text = text(key);
    try {
      return read.apply(text);
    } catch (RuntimeException e) {
      // Checks of records, of the JSON library and of arithmetic all end here: whatever is wrong
      // inside this text is a fault of the file.
      throw new ModelFormatException(file + ": metadata " + key + ": " + e.getMessage(), e);
    }
  }

  /** Refuses files of another kind or from a newer version. */
  void require(String kind) throws ModelFormatException {
    if (!has(FileKeys.FORMAT)) {
      throw ModelFormatException.at(
          file, "header", "a safetensors file without " + FileKeys.FORMAT, "one by TrueZero");
    }
    String format = text(FileKeys.FORMAT);
    if (!format.equals(FileKeys.FORMAT_VERSION)) {
      throw ModelFormatException.at(
          file,
          "format version",
          ModelFormatException.quoted(format),
          FileKeys.FORMAT_VERSION
              + "; TrueZero "
              + Version.current()
              + " reads no other, a newer one may");
    }
    if (!text(FileKeys.KIND).equals(kind)) {
      throw ModelFormatException.at(
          file, "kind of file", ModelFormatException.quoted(text(FileKeys.KIND)), kind);
    }
  }
}
