/**
 * What a job of the comparison is, and everything that is the same for all systems: the rows, their
 * order, the weights to start from, the clock. A system adds a {@link
 * org.truezero.bench.jobs.Classifier} or {@link org.truezero.bench.jobs.Learner} and a main class
 * that hands it to {@link org.truezero.bench.jobs.Worker}.
 */
package org.truezero.bench.jobs;
