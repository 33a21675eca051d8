package org.truezero.data;

import java.io.IOException;
import java.util.List;

/**
 * Opens one kind of data source; found through {@link java.util.ServiceLoader}. Implementations
 * have a public constructor without arguments and keep no state.
 */
public interface DataSourceProvider {
  /** Returns the word before the colon, such as {@code csv}. */
  String kind();

  /** Returns one line of help: what is read, and from what. */
  String summary();

  /** Returns the keys it understands; {@code rows} is understood for every kind. */
  List<SourceKey> keys();

  /**
   * Reads a source.
   *
   * <p>Gets the options from the accessors of the source, then calls {@link SourceSpec#check}, then
   * reads. All rows are read or made available; {@code rows=} is applied by the caller.
   *
   * @param source path and options; the keys were checked against {@link #keys}
   * @return its rows, nothing learned yet
   * @throws DataFormatException if an option or the content cannot be used
   * @throws IOException if a file cannot be read
   */
  SourceRows read(SourceSpec source) throws IOException;
}
