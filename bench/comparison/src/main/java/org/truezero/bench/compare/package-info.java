/**
 * The side-by-side comparison: what is compared ({@code Workloads}, {@code Contestants}), how runs
 * are prepared, started and recorded, and the tables made of them. Every run is a process of its
 * own; the rules of fairness are in {@code fairness.md} beside these classes and are printed with
 * the tables.
 */
package org.truezero.bench.compare;
