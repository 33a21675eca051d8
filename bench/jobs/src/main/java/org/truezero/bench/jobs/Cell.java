package org.truezero.bench.jobs;

/**
 * Which of all runs of a comparison this is.
 *
 * @param workload name of the workload
 * @param system name of the system
 * @param threads threads it may use, 1 or more
 * @param round from 1
 */
public record Cell(String workload, String system, int threads, int round) {}
