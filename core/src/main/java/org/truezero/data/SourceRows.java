package org.truezero.data;

import java.util.function.LongToIntFunction;

/**
 * Rows as a provider read them, before anything was learned from them. What is learned (scales,
 * dictionaries) comes from chosen rows only, so that validation rows never leak into training.
 * Immutable and safe for use by any number of threads.
 */
public interface SourceRows {
  /** Returns the number of rows. */
  long size();

  /**
   * Returns a function from row number to class number, 0 or more, for stratified splits. The
   * numbers need not be those of a schema; without classes every row gives 0.
   */
  LongToIntFunction strata();

  /**
   * Learns how to read the rows.
   *
   * @param rows the rows to learn from, at least one
   * @param labelled whether to learn the target too; otherwise it is {@link Target.None}
   * @return the schema
   * @throws DataFormatException if the content of these rows cannot be used
   */
  Schema learn(RowChoice rows, boolean labelled) throws DataFormatException;

  /**
   * Learns what there is to predict, and nothing else.
   *
   * @param rows the rows to learn from, at least one
   * @return the target; {@link Target.None} without labels
   * @throws DataFormatException if the labels of these rows cannot be used
   */
  Target learnTarget(RowChoice rows) throws DataFormatException;

  /**
   * Turns rows into features and targets as a schema says.
   *
   * @param schema what was learned; with {@link Target.None} labels are neither needed nor read
   * @param rows the rows wanted
   * @return the data set, with exactly that schema
   * @throws DataFormatException if the content does not fit the schema
   */
  Dataset encode(Schema schema, RowChoice rows) throws DataFormatException;
}
