/**
 * The paper's tables and figures as programs.
 *
 * <p>An {@link org.truezero.experiments.paper.Experiment} asks a {@link
 * org.truezero.experiments.paper.Lab} to train, cell by cell, and makes {@link
 * org.truezero.experiments.paper.Findings} of the numbers. The lab remembers every cell in a
 * folder, so an experiment is written as if nothing ever interrupted it. To add one, implement the
 * interface and name it in {@link org.truezero.experiments.paper.Experiments}. This package depends
 * on {@code core} and on {@code picture}.
 */
package org.truezero.experiments.paper;
