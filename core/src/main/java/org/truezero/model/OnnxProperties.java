package org.truezero.model;

import com.google.gson.JsonArray;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.truezero.data.ImageShape;
import org.truezero.data.PixelRange;
import org.truezero.data.Schema;
import org.truezero.data.SchemaJson;

/**
 * What an ONNX file says about its model in texts: what {@code docs/model-file.md} describes under
 * the same names, and what the numbers that go in and come out are called.
 */
final class OnnxProperties {
  /** The texts of a model file that are of use without TrueZero. */
  private static final List<String> KEPT =
      List.of(FileKeys.NETWORK, FileKeys.SETTINGS, FileKeys.PROVENANCE);

  private OnnxProperties() {}

  static Map<String, String> of(Model model) throws IOException {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("truezero.model", "sha256:" + ModelFile.checksum(model));
    texts.put("truezero.features", features(model.schema()));
    model
        .schema()
        .table()
        .ifPresent(table -> texts.put("truezero.featureNames", json(table.featureNames())));
    texts.put("truezero.output", OnnxHeads.meaning(model.network().head()));
    texts.put("truezero.names", json(model.schema().target().names()));
    Map<String, String> all = ModelFile.metadata(model);
    KEPT.stream().filter(all::containsKey).forEach(key -> texts.put(key, all.get(key)));
    texts.put(FileKeys.SCHEMA, SchemaJson.write(model.schema()).toString());
    return texts;
  }

  /** Says in one line what the features are. */
  static String features(Schema schema) {
    if (schema.table().isPresent()) {
      return "columns of the table, encoded as truezero.schema in the metadata says";
    }
    return schema
        .image()
        .map(OnnxProperties::pixels)
        .orElse("numbers as the training data had them, 0 for what a row does not name");
  }

  private static String pixels(ImageShape image) {
    return String.format(
        Locale.ROOT,
        "pixels in %s: %d planes of %d rows of %d",
        image.range() == PixelRange.ZERO_TO_ONE
            ? "[0, 1] (byte / 255)"
            : "[-1, 1] (2 * byte / 255 - 1)",
        image.planes(),
        image.height(),
        image.width());
  }

  private static String json(List<String> texts) {
    JsonArray array = new JsonArray();
    texts.forEach(array::add);
    return array.toString();
  }
}
