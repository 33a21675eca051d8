package org.truezero.experiments.paper;

import org.truezero.experiments.lab.Lab;
import org.truezero.model.SettingsJson;
import org.truezero.network.Architecture;
import org.truezero.network.Network;

/**
 * Makes a network with random weights.
 *
 * @param architecture its layers
 * @param seed of the weights
 */
record RandomStart(Architecture architecture, long seed) implements Lab.Start {
  @Override
  public Network network() {
    return Network.random(architecture, seed);
  }

  @Override
  public String identity() {
    return SettingsJson.write(architecture) + " seed " + seed;
  }
}
