/**
 * Studies: statements of the sources that a user can see happen, in seconds to minutes, on MNIST,
 * on generated characters or on data of their own.
 *
 * <p>A study is an {@link org.truezero.experiments.lab.Experiment}, listed in {@link
 * org.truezero.experiments.study.Studies}; {@link org.truezero.experiments.study.StudyData} finds
 * its data. To add one, write the class, which measures and decides, and add it to the list. What
 * is claimed is decided from the numbers ({@link org.truezero.experiments.lab.Claims}), never
 * written down. This package depends on {@code lab}, {@code picture} and {@code core}.
 */
package org.truezero.experiments.study;
