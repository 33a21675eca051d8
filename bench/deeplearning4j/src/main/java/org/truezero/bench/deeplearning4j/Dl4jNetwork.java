package org.truezero.bench.deeplearning4j;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.truezero.bench.jobs.StartNetwork;
import org.truezero.bench.jobs.StartNetwork.Dense;

/** Makes a network of the library with given weights. */
final class Dl4jNetwork {
  private Dl4jNetwork() {}

  static MultiLayerNetwork make(StartNetwork start, float rate) {
    // Arrays are closed by hand; its own calls of the garbage collector only take time.
    Nd4j.getMemoryManager().togglePeriodicGc(false);
    NeuralNetConfiguration.ListBuilder layers =
        new NeuralNetConfiguration.Builder().updater(new Sgd(rate)).list();
    int last = start.layers().size() - 1;
    for (int l = 0; l < last; l++) {
      Dense layer = start.layers().get(l);
      layers.layer(
          new DenseLayer.Builder()
              .nIn(layer.inputs())
              .nOut(layer.outputs())
              .activation(start.tanh() ? Activation.TANH : Activation.RELU)
              .build());
    }
    Dense output = start.layers().get(last);
    layers.layer(
        new OutputLayer.Builder(LossFunction.MCXENT)
            .nIn(output.inputs())
            .nOut(output.outputs())
            .activation(Activation.SOFTMAX)
            .build());
    MultiLayerNetwork network = new MultiLayerNetwork(layers.build());
    network.init();
    set(network, start);
    return network;
  }

  /** Sets all parameters. */
  static void set(MultiLayerNetwork network, StartNetwork start) {
    for (int l = 0; l < start.layers().size(); l++) {
      Dense layer = start.layers().get(l);
      network.setParam(
          l + "_W", Nd4j.create(layer.weights(), new int[] {layer.inputs(), layer.outputs()}));
      network.setParam(l + "_b", Nd4j.create(layer.bias(), new int[] {1, layer.outputs()}));
    }
  }
}
