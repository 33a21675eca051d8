package org.truezero.experiments.paper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.truezero.data.Dataset;
import org.truezero.data.Schema;
import org.truezero.data.Target;
import org.truezero.experiments.lab.Lab;
import org.truezero.model.PretrainJson;
import org.truezero.network.Architecture;
import org.truezero.network.ExpectedHead;
import org.truezero.network.HiddenLayer;
import org.truezero.network.Initialisation;
import org.truezero.network.Network;
import org.truezero.network.Rectifier;
import org.truezero.network.SignBalance;
import org.truezero.network.Tanh;
import org.truezero.network.Unit;
import org.truezero.pretrain.Corruption;
import org.truezero.pretrain.LayerSettings;
import org.truezero.pretrain.PretrainSettings;
import org.truezero.pretrain.Reconstruction;
import org.truezero.pretrain.Scaling;
import org.truezero.pretrain.Stack;
import org.truezero.train.Span;

/** The networks of the sentiment table, and the stacks they start from. */
final class TextNetworks {
  /** Zeros reconstructed for each word present. */
  private static final float ZEROS_PER_WORD = 3;

  private static final long SEED = 1;

  /** Kinds of networks, in the order of the paper. */
  static final List<Kind> KINDS =
      List.of(
          new Kind("rectifier", 1, true),
          new Kind("rectifier", 1, false),
          new Kind("rectifier", 3, true),
          new Kind("rectifier", 3, false),
          new Kind("tanh", 3, true),
          new Kind("tanh", 3, false));

  private final Lab lab;
  private final Sizes sizes;
  private final String data;
  private final Dataset pool;

  /**
   * Prepares to pre-train.
   *
   * @param lab remembers stacks
   * @param sizes of all networks
   * @param data what the texts are called
   * @param pool texts without ratings
   */
  TextNetworks(Lab lab, Sizes sizes, String data, Dataset pool) {
    this.lab = lab;
    this.sizes = sizes;
    this.data = data;
    this.pool = pool;
  }

  /**
   * Sizes of networks and of their pre-training.
   *
   * @param vocabulary words
   * @param units of each layer
   * @param epochs of pre-training for each of three layers
   */
  record Sizes(int vocabulary, int units, List<Integer> epochs) {}

  /** A row of the table. */
  record Kind(String unit, int layers, boolean pretrained) {
    String text() {
      return unit
          + ", "
          + layers
          + (layers == 1 ? " layer" : " layers")
          + (pretrained ? ", pre-trained" : "");
    }

    boolean rectifier() {
      return unit.equals("rectifier");
    }

    float l1() {
      return rectifier() ? 1e-5f : 0;
    }

    List<HiddenLayer> hidden(Sizes sizes) {
      return Collections.nCopies(layers, layer(sizes));
    }

    HiddenLayer layer(Sizes sizes) {
      Unit computes = rectifier() ? new Rectifier() : new Tanh();
      return new HiddenLayer(sizes.units, computes, SignBalance.NONE);
    }
  }

  /**
   * Returns what makes a network for ratings with random weights.
   *
   * @param schema of the rated texts
   * @param hidden its layers, if it has any
   */
  static Lab.Start random(Schema schema, List<HiddenLayer> hidden) {
    List<Float> stars =
        ((Target.Classes) schema.target()).names().stream().map(Float::parseFloat).toList();
    return new RandomStart(
        new Architecture(schema.features(), hidden, new ExpectedHead(stars), Initialisation.GLOROT),
        SEED);
  }

  /**
   * Returns what makes a network for ratings of some kind. A pre-trained one of one layer starts
   * from the lowest layer of the stack of three.
   *
   * @param schema of the rated texts
   * @param noise of the pre-training
   */
  Lab.Start start(Schema schema, Kind kind, Corruption noise) {
    Lab.Start random = random(schema, kind.hidden(sizes));
    String cell = data + ", pre-training: " + kind.unit + ", noise " + noise.text();
    return kind.pretrained ? new Pretrained(this, random, cell, settings(kind, noise)) : random;
  }

  private record Pretrained(
      TextNetworks networks, Lab.Start random, String cell, PretrainSettings settings)
      implements Lab.Start {
    @Override
    public Network network() throws IOException {
      Stack stack = networks.lab.pretrain(cell, networks.pool, Optional.empty(), settings);
      Network network = random.network();
      for (int l = 0; l < network.architecture().hidden().size(); l++) {
        network.layers().get(l).set(stack.layer(l));
      }
      return network;
    }

    @Override
    public String identity() {
      return String.join(
          "\n",
          random.identity(),
          PretrainJson.write(settings).toString(),
          networks.pool.fingerprint());
    }
  }

  /**
   * Noise and penalties are those of the authors' best stack (authors' code, 2010); the rates are
   * two and three times theirs, because there are far fewer epochs.
   */
  private PretrainSettings settings(Kind kind, Corruption noise) {
    List<Corruption> corruption =
        List.of(noise, new Corruption.Masking(0.5f), new Corruption.Masking(0.3f));
    List<Float> rates = List.of(0.01f, 0.003f, 0.003f);
    List<LayerSettings> layers = new ArrayList<>();
    for (int l = 0; l < sizes.epochs.size(); l++) {
      layers.add(
          new LayerSettings(
              kind.layer(sizes),
              Reconstruction.SIGMOID,
              l > 0 && kind.rectifier() ? Scaling.UNIT : Scaling.NONE,
              false,
              corruption.get(l),
              false,
              l == 0 && kind.rectifier() ? 1e-4f : 0,
              List.of(rates.get(l)),
              Span.epochs(sizes.epochs.get(l)),
              l == 0 ? ZEROS_PER_WORD : 0));
    }
    return new PretrainSettings(SEED, 10, Initialisation.GLOROT, layers);
  }
}
