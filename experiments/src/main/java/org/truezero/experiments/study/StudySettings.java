package org.truezero.experiments.study;

import java.util.Objects;
import java.util.Optional;
import org.truezero.network.FiringRate;

/**
 * What a user may choose about studies.
 *
 * @param source data with classes to use in place of MNIST, such as {@code csv:people.csv?label=x}
 * @param neuron the neuron whose firing rate is shown beside the units
 */
public record StudySettings(Optional<String> source, FiringRate neuron) {
  /** Checks that nothing is missing. */
  public StudySettings {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(neuron, "neuron");
  }

  /** Returns the usual data, and a cortical neuron. */
  public static StudySettings usual() {
    return new StudySettings(Optional.empty(), FiringRate.cortical());
  }
}
