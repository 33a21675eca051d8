/**
 * Where experiments and studies are run.
 *
 * <p>An {@link org.truezero.experiments.lab.Experiment} asks a {@link
 * org.truezero.experiments.lab.Lab} to train, cell by cell, and makes {@link
 * org.truezero.experiments.lab.Findings} of the numbers. The lab remembers every cell in a folder,
 * so an experiment is written as if nothing ever interrupted it. This package depends on {@code
 * core} and on {@code picture}.
 */
package org.truezero.experiments.lab;
