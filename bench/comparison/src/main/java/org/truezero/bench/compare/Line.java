package org.truezero.bench.compare;

/**
 * What a system did on a workload with a number of threads, over all rounds.
 *
 * @param workload what was run
 * @param threads how many
 * @param system name of the system
 * @param value spread of the value; null if no round gave one
 * @param missed rounds that did not reach the target
 * @param slowest median of the 99th percentiles, or null
 * @param testError median test error, or null
 * @param zeroFraction median fraction of zeros, or null
 * @param ratio how many times as fast TrueZero was, by medians; null for TrueZero and where a
 *     median is missing
 */
record Line(
    Workload workload,
    int threads,
    String system,
    Spread value,
    int missed,
    Double slowest,
    Double testError,
    Double zeroFraction,
    Double ratio) {}
