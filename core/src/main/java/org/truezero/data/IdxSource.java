package org.truezero.data;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/**
 * {@code idx:IMAGES,LABELS}: two files in the IDX format, unsigned bytes scaled by 1/255. Without
 * labels the rows are unlabelled. The classes are {@code 0} to the largest label of the whole file.
 */
public final class IdxSource implements DataSourceProvider {
  /** Creates the provider. */
  public IdxSource() {}

  @Override
  public String kind() {
    return "idx";
  }

  @Override
  public String summary() {
    return "idx:IMAGES,LABELS  two IDX files of unsigned bytes; LABELS may be left out";
  }

  @Override
  public List<SourceKey> keys() {
    return List.of(IdxReader.CLASSES);
  }

  @Override
  public SourceRows read(SourceSpec source) throws IOException {
    String path = source.requiredPath("IMAGES,LABELS");
    int classes = (int) source.number("classes", 0, 1, 256);
    source.check();
    int comma = separator(path);
    if (comma < 0 || Files.exists(SourceInput.path(path))) {
      return IdxReader.read(path, Optional.empty(), classes);
    }
    return IdxReader.read(
        path.substring(0, comma), Optional.of(path.substring(comma + 1)), classes);
  }

  /** Returns where the names are divided: folders may have commas, too. −1 if there is none. */
  private static int separator(String path) throws DataFormatException {
    int last = path.lastIndexOf(',');
    for (int comma = last; comma >= 0; comma = path.lastIndexOf(',', comma - 1)) {
      if (Files.exists(SourceInput.path(path.substring(0, comma)))
          && Files.exists(SourceInput.path(path.substring(comma + 1)))) {
        return comma;
      }
    }
    return last;
  }
}
