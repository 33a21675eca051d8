package org.truezero.bench.jobs;

/**
 * Files of a job, as paths.
 *
 * @param network weights to start from ({@link StartNetwork})
 * @param model the same as a TrueZero model file
 * @param onnx the same as an ONNX file
 * @param train rows to train on ({@link Rows})
 * @param valid rows to validate on while training to a target
 * @param test rows that the test error is of
 * @param sparse whether rows are handed to systems with sparse inputs as lists
 */
public record Inputs(
    String network,
    String model,
    String onnx,
    String train,
    String valid,
    String test,
    boolean sparse) {}
