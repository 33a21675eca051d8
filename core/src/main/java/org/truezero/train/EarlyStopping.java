package org.truezero.train;

import java.util.Optional;

/**
 * When the validation data are looked at and when training gives up. The best network is the one
 * with the lowest validation error (or, for heads without classes, the lowest validation loss), the
 * earliest of equals. With a {@link SparsityTarget} an epoch whose layers have the zeros that were
 * asked for, on the training data and within the tolerance, is better than any other, and of the
 * others the one that comes nearest: so the network that is kept has the sparsity asked for. More
 * zeros than asked are no fault where λ is already 0.
 *
 * @param every how often the validation data are evaluated
 * @param patience stop after so long without a new best; empty: never
 */
public record EarlyStopping(Span every, Optional<Span> patience) {
  /** Once an epoch, without giving up. */
  public static final EarlyStopping EACH_EPOCH =
      new EarlyStopping(Span.epochs(1), Optional.empty());
}
