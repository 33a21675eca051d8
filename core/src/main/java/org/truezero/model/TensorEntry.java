package org.truezero.model;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;

/**
 * One line of a safetensors header: where a tensor lies among the data.
 *
 * @param name name of the tensor
 * @param type type of its elements
 * @param shape sizes, outermost first; row-major
 * @param begin first byte, counted from the start of the data
 * @param end byte after the last
 */
record TensorEntry(String name, TensorType type, List<Long> shape, long begin, long end) {
  /** Checks that the bytes claimed are those the shape needs. */
  TensorEntry {
    shape = List.copyOf(shape);
    long needed = Math.multiplyExact(elements(shape), type.bytes());
    if (begin < 0 || end < begin || end - begin != needed) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "data_offsets: found %d to %d, expected the %d bytes of %s %s",
              begin,
              end,
              needed,
              type,
              shape));
    }
  }

  static TensorEntry read(String name, JsonObject object) {
    Fields fields = new Fields(object);
    List<Long> offsets = fields.wholes("data_offsets");
    if (offsets.size() != 2) {
      throw new IllegalArgumentException("data_offsets: found " + offsets + ", expected two");
    }
    return new TensorEntry(
        name,
        TensorType.parse(fields.text("dtype")),
        fields.wholes("shape"),
        offsets.get(0),
        offsets.get(1));
  }

  JsonObject toJson() {
    JsonArray offsets = new JsonArray();
    offsets.add(begin);
    offsets.add(end);
    JsonObject object = new JsonObject();
    object.addProperty("dtype", type.name());
    object.add("shape", Fields.numbers(shape));
    object.add("data_offsets", offsets);
    return object;
  }

  /** Returns the number of elements, never more than a long holds. */
  static long elements(List<Long> shape) {
    long elements = 1;
    for (long size : shape) {
      if (size < 0) {
        throw new IllegalArgumentException("shape: found " + shape + ", expected 0 or more");
      }
      elements = Math.multiplyExact(elements, size);
    }
    return elements;
  }
}
