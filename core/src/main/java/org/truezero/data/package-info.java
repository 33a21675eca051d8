/**
 * Files in, rows out: data sources, data sets, what was learned about their columns, and splits.
 *
 * <p>Start at {@link org.truezero.data.DataSource}: it turns {@code kind:path?key=value} into a
 * {@link org.truezero.data.Dataset}. A {@link org.truezero.data.Schema} holds everything that was
 * learned from the training rows (columns, dictionaries, scales, label names) and travels with the
 * model ({@link org.truezero.data.SchemaJson}). Sparse rows stay sparse: a row is always handed
 * over as its non-zero entries.
 *
 * <p>Reading goes in two steps, so that nothing is learned from rows that are not trained on: a
 * provider reads {@link org.truezero.data.SourceRows}; these learn a schema from chosen rows and
 * encode any rows by it. What cannot be used ends in a {@link
 * org.truezero.data.DataFormatException} of one line: file, place, found, expected.
 *
 * <p>To add a reader, implement {@link org.truezero.data.DataSourceProvider} and register it for
 * {@link java.util.ServiceLoader} ({@code provides} in the module descriptor and a line in {@code
 * META-INF/services}); {@code data.Fixtures} in the tests has what its tests need. To add a format
 * to write, implement {@link org.truezero.data.DataWriter}. Files are written through {@link
 * org.truezero.data.AtomicFile}; {@link org.truezero.data.DataFetch} downloads. This package may
 * use {@code org.truezero.math} and the JSON library.
 */
package org.truezero.data;
