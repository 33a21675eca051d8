package org.truezero.train;

import java.util.Optional;

/**
 * When the validation data are looked at and when training gives up. The best network is the one
 * with the lowest validation error (or, for heads without classes, the lowest validation loss), the
 * earliest of equals.
 *
 * @param every how often the validation data are evaluated
 * @param patience stop after so long without a new best; empty: never
 */
public record EarlyStopping(Span every, Optional<Span> patience) {
  /** Once an epoch, without giving up. */
  public static final EarlyStopping EACH_EPOCH =
      new EarlyStopping(Span.epochs(1), Optional.empty());
}
