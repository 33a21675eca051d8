package org.truezero.train;

import java.util.ArrayList;
import java.util.List;
import org.truezero.math.PanelLayout;
import org.truezero.network.Execution;
import org.truezero.network.Gradients;
import org.truezero.network.Layer;
import org.truezero.network.Network;

/**
 * The plain path of an update: gradients are values, every parameter is visited, L2 and the
 * optimizer's memory have their dense textbook meaning. Panels are updated in parallel; each
 * parameter depends on its own gradient alone, so the order does not matter.
 */
final class Updater {
  private final Network network;
  private final TrainSettings settings;
  private final Execution execution;
  private final List<float[]> memory;

  Updater(Network network, TrainSettings settings, Execution execution, List<float[]> memory) {
    this.network = network;
    this.settings = settings;
    this.execution = execution;
    this.memory = memory;
  }

  /** Makes the memory of an optimizer that has seen nothing. */
  static List<float[]> freshMemory(Network network, Optimizer optimizer) {
    List<float[]> memory = new ArrayList<>();
    for (Layer layer : network.layers()) {
      for (float[] parameters : parameters(layer)) {
        for (int slot = 0; slot < optimizer.slots(); slot++) {
          memory.add(new float[parameters.length]);
        }
      }
    }
    return memory;
  }

  private static List<float[]> parameters(Layer layer) {
    return List.of(layer.weights(), layer.bias(), layer.learned());
  }

  /**
   * Changes all parameters.
   *
   * @param step number of this update, from 1
   */
  void update(Gradients gradients, float learningRate, long step) {
    int slots = settings.optimizer().slots();
    float l2 = settings.penalties().l2();
    for (int l = 0; l < network.layers().size(); l++) {
      Layer layer = network.layers().get(l);
      Gradients.OfLayer gradient = gradients.layers().get(l);
      Rule rule = new Rule(settings.optimizer(), learningRate, step, execution);
      int base = 3 * l * slots;
      PanelLayout layout = layer.layout();
      int panelLength = layout.panelWidth() * layout.rows();
      execution
          .team()
          .run(
              layout.panels(),
              (p, worker) ->
                  rule.apply(
                      layer.weights(),
                      gradient.weights(),
                      l2,
                      memory.subList(base, base + slots),
                      layout.panelStart(p),
                      layout.panelStart(p) + panelLength));
      rule.apply(
          layer.bias(),
          gradient.bias(),
          0,
          memory.subList(base + slots, base + 2 * slots),
          0,
          layer.bias().length);
      rule.apply(
          layer.learned(),
          gradient.learned(),
          0,
          memory.subList(base + 2 * slots, base + 3 * slots),
          0,
          layer.learned().length);
    }
  }
}
