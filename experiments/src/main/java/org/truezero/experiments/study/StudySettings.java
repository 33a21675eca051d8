package org.truezero.experiments.study;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.truezero.network.FiringRate;

/**
 * What a user may choose about studies.
 *
 * @param source data with classes to use in place of MNIST, such as {@code csv:people.csv?label=x}
 * @param neuron the neuron whose firing rate is shown beside the units
 * @param trainingError that networks race to, above 0 and below 1; empty for the lowest that both
 *     rectifiers and tanh reach
 */
public record StudySettings(
    Optional<String> source, FiringRate neuron, OptionalDouble trainingError) {
  /** Checks that nothing is missing. */
  public StudySettings {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(neuron, "neuron");
    trainingError.ifPresent(
        error -> {
          if (!(error > 0 && error < 1)) {
            throw new IllegalArgumentException(
                "training error: " + error + ", expected above 0 and below 1");
          }
        });
  }

  /** Returns the usual data, a cortical neuron, and no error to race to. */
  public static StudySettings usual() {
    return new StudySettings(Optional.empty(), FiringRate.cortical(), OptionalDouble.empty());
  }
}
