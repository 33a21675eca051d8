/**
 * Measures the kernels against the limits of the machine: JMH benchmarks ({@link
 * org.truezero.bench.kernels.PassBenchmark}, {@link org.truezero.bench.kernels.StepBenchmark},
 * {@link org.truezero.bench.kernels.UnitBenchmark}), the limits themselves ({@code MachineLimits}),
 * and the speed-up against the zero fraction ({@code Measurements}) with its page, charts and
 * tables ({@code KernelsPage}).
 *
 * <p>Runs on the class path, so that the kernels, which the module of the library does not export,
 * can be called. A new form of the kernels gets a constant in {@code Form}, a new pass one in
 * {@code Pass}; everything else follows.
 */
package org.truezero.bench.kernels;
