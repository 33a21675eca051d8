package org.truezero.model;

import com.google.gson.JsonObject;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.truezero.data.StrictJson;

/**
 * The parts of a safetensors file, to be altered and put together again with a right checksum. Its
 * own code, so that it shares no mistake with the reader and the writer.
 */
record RawFile(String header, byte[] data) {
  static RawFile of(byte[] file) {
    int length = (int) ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong();
    return new RawFile(
        new String(file, 8, length, StandardCharsets.UTF_8),
        Arrays.copyOfRange(file, 8 + length, file.length));
  }

  RawFile withHeader(UnaryOperator<String> change) {
    String changed = change.apply(header);
    if (changed.equals(header)) {
      throw new IllegalStateException("nothing changed in " + header);
    }
    return new RawFile(changed, data);
  }

  RawFile withJson(Consumer<JsonObject> change) {
    JsonObject object = StrictJson.object(header);
    change.accept(object);
    return withHeader(text -> object.toString());
  }

  RawFile withMetadata(String key, UnaryOperator<String> change) {
    return withJson(
        json -> {
          JsonObject metadata = json.getAsJsonObject("__metadata__");
          String before = metadata.get(key).getAsString();
          String after = change.apply(before);
          if (after.equals(before)) {
            throw new IllegalStateException("nothing changed in " + before);
          }
          metadata.addProperty(key, after);
        });
  }

  RawFile withData(Consumer<ByteBuffer> change) {
    byte[] copy = data.clone();
    change.accept(ByteBuffer.wrap(copy).order(ByteOrder.LITTLE_ENDIAN));
    return new RawFile(header, copy);
  }

  RawFile withData(byte[] other) {
    return new RawFile(header, other);
  }

  /** Returns the bytes of the file; the checksum is set right if there is one. */
  byte[] bytes() {
    String key = "\"truezero.sha256\":\"";
    int at = header.indexOf(key) + key.length();
    if (at < key.length()) {
      return bytes(header);
    }
    String blank = header.substring(0, at) + "0".repeat(64) + header.substring(at + 64);
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes(blank));
      return bytes(
          header.substring(0, at) + HexFormat.of().formatHex(digest) + header.substring(at + 64));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] bytes(String text) {
    byte[] json = text.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(8 + json.length + data.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(json.length)
        .put(json)
        .put(data)
        .array();
  }
}
