/**
 * Analysis of sparsity: how often each unit is active, and the rescaling under which a network of
 * rectifiers stays the same function. Nothing here changes a network in place.
 *
 * <p>This package may use {@code math}, {@code data}, {@code network} and {@code train}.
 */
package org.truezero.sparsity;
