package org.truezero.data;

import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.LongToIntFunction;

/** Pictures, or other rows of bytes, with or without class labels. */
final class ImageRows implements SourceRows {
  private final String name;
  private final ByteRows pixels;
  private final Optional<ImageShape> shape;
  private final Optional<RawLabels> labels;
  private final String content;
  private final LabelReader reader;

  /**
   * Takes what was read.
   *
   * @param name the file, for messages
   * @param pixels one row per picture
   * @param shape how a row forms a picture, if it does
   * @param labels one label per row, if there are any
   * @param labelPlace tells where the label of a row stands
   * @param content what identifies the content of the files
   */
  ImageRows(
      String name,
      ByteRows pixels,
      Optional<ImageShape> shape,
      Optional<RawLabels> labels,
      LongFunction<String> labelPlace,
      String content) {
    this.name = name;
    this.pixels = pixels;
    this.shape = shape;
    this.labels = labels;
    this.content = content;
    reader = new LabelReader(List.of("label"), labels.stream().toList(), labelPlace);
  }

  @Override
  public long size() {
    return pixels.size();
  }

  @Override
  public LongToIntFunction strata() {
    return row -> labels.map(all -> all.code(row)).orElse(0);
  }

  @Override
  public Schema learn(RowChoice rows, boolean labelled) throws DataFormatException {
    Target target = labelled ? learnTarget(rows) : new Target.None();
    return new Schema(pixels.width(), false, target, shape, Optional.empty());
  }

  @Override
  public Target learnTarget(RowChoice rows) throws DataFormatException {
    return reader.learn(LabelReader.Meaning.CLASSES, rows);
  }

  @Override
  public Dataset encode(Schema schema, RowChoice rows) throws DataFormatException {
    if (schema.table().isPresent() || schema.features() != pixels.width()) {
      String columns = schema.table().isPresent() ? " named columns (csv:)" : " features";
      throw DataFormatException.at(
          name, "rows of " + pixels.width() + " bytes", schema.features() + columns);
    }
    TargetColumn targets = reader.encode(schema.target(), rows);
    String fingerprint = Fingerprint.of(schema.pixelRange().mark(content), rows);
    ByteRows numbers = pixels.in(schema.pixelRange());
    if (rows.size() < pixels.size() / 2) {
      RowChoice all = new RowChoice.Range(0, rows.size());
      return new StoredDataset(schema, numbers.copy(rows), all, targets, fingerprint);
    }
    return new StoredDataset(schema, numbers, rows, targets, fingerprint);
  }
}
