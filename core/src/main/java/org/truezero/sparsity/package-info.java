/**
 * Sparsity of networks: how often each unit is active ({@link org.truezero.sparsity.UnitActivity}),
 * how much work its zeros save, how many sets of active units there are ({@link
 * org.truezero.sparsity.ActiveSets}), the linear map that such a set is ({@link
 * org.truezero.sparsity.LinearMap}), the rescaling under which a network of rectifiers stays the
 * same function ({@link org.truezero.sparsity.Rescaling}), and thresholds for rectifiers under a
 * budget of error. Nothing here changes a network in place.
 *
 * <p>This package may use {@code math}, {@code data}, {@code network} and {@code train}.
 */
package org.truezero.sparsity;
