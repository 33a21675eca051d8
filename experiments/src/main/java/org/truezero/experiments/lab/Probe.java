package org.truezero.experiments.lab;

import java.util.Map;
import org.truezero.network.Network;

/** What is looked at in a network that is being trained. */
public interface Probe {
  /**
   * Measures a network.
   *
   * @param network not to be changed
   * @return numbers by name
   */
  Map<String, Double> look(Network network);
}
