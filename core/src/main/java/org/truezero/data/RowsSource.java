package org.truezero.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code rows:FILE}: rows that were encoded once ({@link DataSource#convert}) and are read from the
 * file when they are needed, so that there may be more of them than fit into memory.
 */
public final class RowsSource implements DataSourceProvider {
  /** Creates the provider. */
  public RowsSource() {}

  @Override
  public String kind() {
    return "rows";
  }

  @Override
  public String summary() {
    return "rows:FILE  rows that data convert wrote; read as needed, not held in memory";
  }

  @Override
  public List<SourceKey> keys() {
    return List.of();
  }

  @Override
  public SourceRows read(SourceSpec source) throws IOException {
    String path = source.requiredPath("FILE");
    source.check();
    Path file = SourceInput.path(path);
    if (!Files.isRegularFile(file)) {
      throw DataFormatException.at(
          path,
          Files.exists(file) ? "no ordinary file" : "no such file",
          "a file that data convert wrote (looked for " + file.toAbsolutePath() + ")");
    }
    return MappedRows.open(file, path);
  }
}
