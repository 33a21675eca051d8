package org.truezero.data;

/**
 * Rows to train on and rows to validate on, read in the same way: everything learned was learned on
 * the training rows.
 *
 * @param train rows to train on, at least one
 * @param valid rows to validate on, at least one
 */
public record Split(Dataset train, Dataset valid) {}
