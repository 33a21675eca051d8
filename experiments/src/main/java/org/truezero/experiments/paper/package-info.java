/**
 * The paper's tables and figures as programs. To add one, implement {@link
 * org.truezero.experiments.lab.Experiment} and name it in {@link
 * org.truezero.experiments.paper.Experiments}. This package depends on {@code core}, {@code
 * picture} and {@code lab}.
 */
package org.truezero.experiments.paper;
