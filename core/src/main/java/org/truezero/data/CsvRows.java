package org.truezero.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongToIntFunction;

/** Rows of a table as text. */
final class CsvRows implements SourceRows {
  private final String file;
  private final List<String> names;
  private final CellStore cells;
  private final CsvOptions options;
  private final String content;

  /**
   * Takes what was read.
   *
   * @param file the file, for messages
   * @param names names of the columns
   * @param cells the table
   * @param options how it is to be understood
   * @param content what identifies the content of the file
   */
  CsvRows(String file, List<String> names, CellStore cells, CsvOptions options, String content) {
    this.file = file;
    this.names = names;
    this.cells = cells;
    this.options = options;
    this.content = content;
  }

  @Override
  public long size() {
    return cells.size();
  }

  @Override
  public LongToIntFunction strata() {
    boolean classes = options.meaning() == LabelReader.Meaning.CLASSES;
    if (!classes || options.labels().size() != 1 || !names.contains(options.labels().get(0))) {
      return row -> 0;
    }
    try {
      return labels(options.labels(), new MissingCells(missingWords())).get(0)::code;
    } catch (DataFormatException e) {
      // What is wrong with a cell is reported when the rows are encoded.
      return row -> 0;
    }
  }

  @Override
  public Schema learn(RowChoice rows, boolean labelled) throws DataFormatException {
    requireNames();
    Target target = labelled ? learnTarget(rows) : new Target.None();
    MissingCells missing = new MissingCells(missingWords());
    List<TableEncoding.Column> columns = learnColumns(rows, missing);
    if (columns.isEmpty()) {
      throw DataFormatException.at(
          file, "no column with a value besides labels and ignored ones", "at least one");
    }
    TableEncoding table = new TableEncoding(columns, options.labels(), missingWords());
    if (table.width() > LibsvmReader.LARGEST_PLAUSIBLE_INDEX) {
      throw DataFormatException.at(
          file,
          table.width() + " features",
          "at most " + LibsvmReader.LARGEST_PLAUSIBLE_INDEX + "; ignore columns of unique texts");
    }
    boolean sparse = columns.stream().allMatch(c -> c instanceof TableEncoding.Categorical);
    return new Schema((int) table.width(), sparse, target, Optional.empty(), Optional.of(table));
  }

  @Override
  public Target learnTarget(RowChoice rows) throws DataFormatException {
    requireLabels(options.labels());
    return labelReader(options.labels(), missingWords()).learn(options.meaning(), rows);
  }

  @Override
  public Dataset encode(Schema schema, RowChoice rows) throws DataFormatException {
    if (schema.table().isEmpty()) {
      throw DataFormatException.at(
          file, "named columns", "the " + schema.features() + " numbered features learned before");
    }
    TableEncoding learned = schema.table().get();
    List<String> words = options.missing().orElse(learned.missing());
    TableEncoder encoder = new TableEncoder(learned, names, file, new MissingCells(words));
    SparseRows.Builder entries = new SparseRows.Builder();
    String[] row = new String[names.size()];
    for (long i = 0; i < rows.size(); i++) {
      long number = rows.at(i);
      cells.read(number, row);
      encoder.encode(row, () -> cells.place(number), entries::add);
      entries.endRow();
    }
    TargetColumn targets = new TargetColumn.Nothing();
    if (!(schema.target() instanceof Target.None)) {
      List<String> given = options.labels().isEmpty() ? learned.labels() : options.labels();
      requireLabels(given);
      targets = labelReader(given, words).encode(schema.target(), rows);
    }
    RowChoice all = new RowChoice.Range(0, rows.size());
    return new StoredDataset(schema, entries.build(), all, targets, Fingerprint.of(content, rows));
  }

  private List<String> missingWords() {
    return options.missing().orElse(CsvOptions.DEFAULT_MISSING);
  }

  private void requireNames() throws DataFormatException {
    for (List<String> given :
        List.of(options.ignored(), options.numeric(), options.categorical())) {
      for (String name : given) {
        if (!names.contains(name)) {
          throw noColumn("column", name);
        }
      }
    }
  }

  private void requireLabels(List<String> labels) throws DataFormatException {
    for (String label : labels) {
      if (!names.contains(label)) {
        throw noColumn("label column", label);
      }
    }
  }

  private DataFormatException noColumn(String what, String name) {
    String hint = names.size() == 1 ? "; is separator= right?" : "";
    int shown = Math.min(names.size(), 50);
    String list = String.join(", ", names.subList(0, shown)) + (shown < names.size() ? ", …" : "");
    return DataFormatException.at(
        file, "no " + what + " " + DataFormatException.quoted(name), "one of " + list + hint);
  }

  private List<TableEncoding.Column> learnColumns(RowChoice rows, MissingCells missing)
      throws DataFormatException {
    Set<String> left = new HashSet<>(options.labels());
    left.addAll(options.ignored());
    ColumnStatistics[] statistics = new ColumnStatistics[names.size()];
    for (int c = 0; c < statistics.length; c++) {
      String name = names.get(c);
      if (!left.contains(name)) {
        statistics[c] = new ColumnStatistics(name, !options.categorical().contains(name));
      }
    }
    collectNumbers(rows, missing, statistics);
    collectCategories(rows, missing, statistics);
    List<TableEncoding.Column> columns = new ArrayList<>();
    for (ColumnStatistics column : statistics) {
      if (column != null && !column.isEmpty()) {
        columns.add(column.encoding(options, cells));
      }
    }
    return columns;
  }

  private void collectNumbers(RowChoice rows, MissingCells missing, ColumnStatistics[] statistics)
      throws DataFormatException {
    String[] row = new String[names.size()];
    for (long i = 0; i < rows.size(); i++) {
      cells.read(rows.at(i), row);
      for (int c = 0; c < row.length; c++) {
        if (statistics[c] != null && missing.contain(row[c])) {
          statistics[c].addMissing();
        } else if (statistics[c] != null) {
          statistics[c].add(row[c], rows.at(i));
        }
      }
    }
    for (int c = 0; c < statistics.length; c++) {
      if (options.numeric().contains(names.get(c)) && statistics[c] != null) {
        statistics[c].requireNumeric(cells);
      }
    }
  }

  private void collectCategories(
      RowChoice rows, MissingCells missing, ColumnStatistics[] statistics)
      throws DataFormatException {
    String[] row = new String[names.size()];
    for (long i = 0; i < rows.size(); i++) {
      cells.read(rows.at(i), row);
      for (int c = 0; c < row.length; c++) {
        boolean wanted = statistics[c] != null && !statistics[c].isNumeric();
        if (wanted && !missing.contain(row[c])) {
          statistics[c].addCategory(row[c]);
        }
      }
    }
  }

  private LabelReader labelReader(List<String> columns, List<String> missing)
      throws DataFormatException {
    return new LabelReader(columns, labels(columns, new MissingCells(missing)), cells::place);
  }

  /** Reads label columns; a missing label becomes the empty text. */
  private List<RawLabels> labels(List<String> columns, MissingCells missing)
      throws DataFormatException {
    List<RawLabels.Builder> builders = new ArrayList<>();
    columns.forEach(column -> builders.add(new RawLabels.Builder(text -> text)));
    String[] row = new String[names.size()];
    for (int r = 0; r < cells.size(); r++) {
      cells.read(r, row);
      for (int k = 0; k < builders.size(); k++) {
        String cell = row[names.indexOf(columns.get(k))];
        builders.get(k).add(missing.contain(cell) ? "" : cell);
      }
    }
    return builders.stream().map(RawLabels.Builder::build).toList();
  }
}
