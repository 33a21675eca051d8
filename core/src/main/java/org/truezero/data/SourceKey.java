package org.truezero.data;

/**
 * A key that may follow the question mark of a data source.
 *
 * @param name the word before the equals sign
 * @param meaning one line of help: values, unit, default
 */
public record SourceKey(String name, String meaning) {}
