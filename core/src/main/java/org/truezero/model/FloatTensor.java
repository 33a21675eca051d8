package org.truezero.model;

import java.util.List;
import java.util.function.Supplier;

/**
 * A tensor about to be written.
 *
 * @param name its name in the file
 * @param shape sizes, outermost first
 * @param values gives the elements, row-major; asked twice, so that no more than one tensor at a
 *     time has to be copied
 */
record FloatTensor(String name, List<Long> shape, Supplier<float[]> values) {}
