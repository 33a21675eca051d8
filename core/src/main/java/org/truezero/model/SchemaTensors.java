package org.truezero.model;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.truezero.data.Schema;
import org.truezero.data.SchemaJson;
import org.truezero.data.TextEncoding;

/**
 * A schema in a file: its vocabulary, if it has one, as tensors (the bytes of all terms, where each
 * begins, and weights), everything else as JSON that says how long they are. An instance is a
 * schema being read: {@link #read} the JSON, {@link #accept} the tensors, take the {@link #schema}.
 */
final class SchemaTensors {
  private static final String WEIGHTS = "vocabulary.weights";
  private static final String OFFSETS = "vocabulary.offsets";
  private static final String BYTES = "vocabulary.bytes";

  private static final String TEXT = "text";
  private static final String TERM_LIST = "terms";
  private static final String BYTE_COUNT = "bytes";
  private static final String WEIGHT_LIST = "weights";

  /** How {@link SchemaJson} spells the weighting that has weights. */
  private static final String WEIGHTED =
      TextEncoding.Weighting.TFIDF.name().toLowerCase(Locale.ROOT);

  private final JsonObject json;
  private final Map<String, TensorType> types = new LinkedHashMap<>();
  private final Map<String, List<Long>> shapes = new LinkedHashMap<>();
  private final Map<String, ByteBuffer> contents = new LinkedHashMap<>();

  /** Null where tensors belong to it. */
  private Schema complete;

  private SchemaTensors(JsonObject json) {
    this.json = json;
  }

  /** Returns a schema without its terms, but with their number and that of their bytes. */
  static JsonObject description(Schema schema) {
    JsonObject json = SchemaJson.write(schema);
    if (schema.text().isPresent()) {
      TextEncoding text = schema.text().get();
      JsonObject object = json.getAsJsonObject(TEXT);
      object.addProperty(TERM_LIST, text.terms().size());
      object.addProperty(BYTE_COUNT, bytes(text).length);
      object.remove(WEIGHT_LIST);
    }
    return json;
  }

  /** Returns the tensors of a schema: those of its vocabulary, the one of bytes last. */
  static List<Tensor> tensors(Schema schema) {
    List<Tensor> tensors = new ArrayList<>();
    schema.text().ifPresent(text -> add(tensors, text));
    return tensors;
  }

  private static void add(List<Tensor> tensors, TextEncoding text) {
    int terms = text.terms().size();
    if (!text.weights().isEmpty()) {
      ByteBuffer weights = littleEndian(terms);
      text.weights().forEach(weights::putFloat);
      tensors.add(new RawTensor(WEIGHTS, TensorType.F32, List.of((long) terms), weights.array()));
    }
    ByteBuffer offsets = littleEndian(terms + 1).putInt(0);
    int end = 0;
    for (String term : text.terms()) {
      end += term.getBytes(StandardCharsets.UTF_8).length;
      offsets.putInt(end);
    }
    tensors.add(new RawTensor(OFFSETS, TensorType.I32, List.of(terms + 1L), offsets.array()));
    byte[] bytes = bytes(text);
    tensors.add(new RawTensor(BYTES, TensorType.U8, List.of((long) bytes.length), bytes));
  }

  private static ByteBuffer littleEndian(int numbers) {
    return ByteBuffer.allocate(4 * numbers).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] bytes(TextEncoding text) {
    return String.join("", text.terms()).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Begins to read a schema.
   *
   * @param json what {@link #description} made
   * @throws IllegalArgumentException if it is no schema, or says nothing of tensors that it needs
   */
  static SchemaTensors read(JsonObject json) {
    SchemaTensors schema = new SchemaTensors(json);
    if (json.has(TEXT)) {
      Fields text = new Fields(Fields.asObject(json.get(TEXT)));
      int terms = text.count(TERM_LIST);
      if (text.text("weighting").equals(WEIGHTED)) {
        schema.expect(WEIGHTS, TensorType.F32, terms);
      }
      schema.expect(OFFSETS, TensorType.I32, terms + 1L);
      schema.expect(BYTES, TensorType.U8, text.count(BYTE_COUNT));
    } else {
      schema.complete = SchemaJson.read(json);
    }
    return schema;
  }

  private void expect(String name, TensorType type, long size) {
    types.put(name, type);
    shapes.put(name, List.of(size));
  }

  /** Returns the type of each tensor by its name. */
  Map<String, TensorType> types() {
    return types;
  }

  /** Returns the shape of each tensor by its name. */
  Map<String, List<Long>> shapes() {
    return shapes;
  }

  /**
   * Takes over the content of a tensor.
   *
   * @param name one of {@link #types}
   * @param content as many bytes as the shape needs
   */
  void accept(String name, byte[] content) {
    contents.put(name, ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN));
  }

  /**
   * Returns the whole schema, after all tensors were accepted.
   *
   * @throws IllegalArgumentException if tensors and JSON do not make one
   */
  Schema schema() {
    if (complete != null) {
      return complete;
    }
    JsonObject whole = json.deepCopy();
    JsonObject text = whole.getAsJsonObject(TEXT);
    text.add(TERM_LIST, terms());
    if (contents.containsKey(WEIGHTS)) {
      text.add(WEIGHT_LIST, weights());
    }
    return SchemaJson.read(whole);
  }

  private JsonArray terms() {
    ByteBuffer offsets = contents.get(OFFSETS);
    ByteBuffer bytes = contents.get(BYTES);
    JsonArray terms = new JsonArray();
    int begin = offsets.getInt();
    if (begin != 0) {
      throw new IllegalArgumentException(OFFSETS + ": element 0: found " + begin + ", expected 0");
    }
    while (offsets.hasRemaining()) {
      int end = offsets.getInt();
      if (end < begin || end > bytes.capacity()) {
        throw new IllegalArgumentException(
            OFFSETS
                + ": element "
                + (terms.size() + 1)
                + ": found "
                + end
                + ", expected "
                + begin
                + " to "
                + bytes.capacity());
      }
      terms.add(term(bytes.duplicate().position(begin).limit(end), terms.size()));
      begin = end;
    }
    if (begin != bytes.capacity()) {
      throw new IllegalArgumentException(
          OFFSETS + ": found an end at " + begin + ", expected " + bytes.capacity());
    }
    return terms;
  }

  private static String term(ByteBuffer bytes, int number) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(BYTES + ": term " + number + ": not UTF-8", e);
    }
  }

  private JsonArray weights() {
    JsonArray weights = new JsonArray();
    ByteBuffer content = contents.get(WEIGHTS);
    while (content.hasRemaining()) {
      float weight = content.getFloat();
      if (!Float.isFinite(weight)) {
        throw new IllegalArgumentException(
            WEIGHTS
                + ": element "
                + weights.size()
                + ": found "
                + weight
                + ", expected a finite number");
      }
      weights.add(weight);
    }
    return weights;
  }
}
