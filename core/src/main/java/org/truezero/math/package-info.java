/**
 * Numbers in, numbers out: lists of non-zero entries, weights cut into panels, addressable random
 * numbers and the team of threads that works on panels.
 *
 * <p>Main types: {@link org.truezero.math.ActiveLists} (the sparse rows of one mini-batch), {@link
 * org.truezero.math.PanelLayout} (where the weights of a layer lie), {@link
 * org.truezero.math.RandomStream}. The loops themselves live in {@code math.kernels}, which is not
 * exported. This package depends on the JDK alone.
 */
package org.truezero.math;
