package org.truezero.data;

import java.util.List;
import java.util.Optional;
import java.util.function.LongToIntFunction;

/** Examples of a libsvm file. */
final class LibsvmRows implements SourceRows {
  private final String name;
  private final SparseRows entries;
  private final RawLabels labels;
  private final int features;
  private final LabelReader.Meaning meaning;
  private final String content;
  private final LabelReader reader;

  /**
   * Takes what was read.
   *
   * @param name the file, for messages
   * @param reader what read the file to its end
   * @param entries its rows
   * @param features number of features, or 0 to take the largest index
   * @param meaning what the labels are
   * @param content what identifies the content of the file
   */
  LibsvmRows(
      String name,
      LibsvmReader reader,
      SparseRows entries,
      int features,
      LabelReader.Meaning meaning,
      String content) {
    this.name = name;
    this.features = features;
    this.meaning = meaning;
    this.content = content;
    this.entries = entries;
    labels = reader.labels();
    int[] lines = reader.lineOfRow();
    this.reader =
        new LabelReader(
            List.of("label"), List.of(labels), row -> name + ", line " + lines[(int) row]);
  }

  @Override
  public long size() {
    return entries.size();
  }

  @Override
  public LongToIntFunction strata() {
    return meaning == LabelReader.Meaning.CLASSES ? labels::code : row -> 0;
  }

  @Override
  public Schema learn(RowChoice rows, boolean labelled) throws DataFormatException {
    int width = features > 0 ? features : entries.largestIndex(rows) + 1;
    if (width == 0) {
      throw DataFormatException.at(name, "no feature in any row", "at least one, or features=N");
    }
    Target target = labelled ? learnTarget(rows) : new Target.None();
    return new Schema(width, true, target, Optional.empty(), Optional.empty());
  }

  @Override
  public Target learnTarget(RowChoice rows) throws DataFormatException {
    if (meaning == LabelReader.Meaning.CLASSES) {
      refuseLists();
    }
    return reader.learn(meaning, rows);
  }

  private void refuseLists() throws DataFormatException {
    for (String text : labels.texts()) {
      if (text.indexOf(',') >= 0) {
        throw DataFormatException.at(
            name, "labels " + DataFormatException.quoted(text), "one class; or add target=labels");
      }
    }
  }

  @Override
  public Dataset encode(Schema schema, RowChoice rows) throws DataFormatException {
    if (schema.table().isPresent()) {
      throw DataFormatException.at(
          name, "numbered features", "the named columns that were learned; use csv:");
    }
    if (!schema.sparse() && entries.largestIndex() >= schema.features()) {
      throw DataFormatException.at(
          name, (entries.largestIndex() + 1) + " features", "at most " + schema.features());
    }
    TargetColumn targets = reader.encode(schema.target(), rows);
    String fingerprint = Fingerprint.of(content, rows);
    if (entries.largestIndex() >= schema.features() || rows.size() < entries.size() / 2) {
      RowChoice all = new RowChoice.Range(0, rows.size());
      SparseRows copy = entries.copy(rows, schema.features());
      return new StoredDataset(schema, copy, all, targets, fingerprint);
    }
    return new StoredDataset(schema, entries, rows, targets, fingerprint);
  }
}
