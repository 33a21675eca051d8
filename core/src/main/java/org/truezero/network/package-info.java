/**
 * Networks: units, heads, layers, initialisation, the forward and the backward pass.
 *
 * <p>An {@link org.truezero.network.Architecture} describes a network, {@link
 * org.truezero.network.Network} holds its parameters, {@link org.truezero.network.TrainingPass} and
 * {@link org.truezero.network.Inference} the scratch of one batch. The forward pass turns lists of
 * non-zero inputs into lists of active outputs, layer by layer; the backward pass turns the
 * derivative of the objective by the scores into gradients, or, for plain gradient descent,
 * straight into updated weights.
 *
 * <p>To add a unit, add a record to {@link org.truezero.network.Unit} and a word to its text; the
 * contract tests list all members. To add a head, the same with {@link org.truezero.network.Head}.
 * This package may use {@code math} and {@code data}.
 */
package org.truezero.network;
