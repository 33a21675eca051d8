package org.truezero.experiments.paper;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.truezero.network.HiddenLayer;
import org.truezero.network.Initialisation;
import org.truezero.network.Rectifier;
import org.truezero.network.SignBalance;
import org.truezero.network.Softplus;
import org.truezero.network.Tanh;
import org.truezero.network.Unit;
import org.truezero.pretrain.Corruption;
import org.truezero.pretrain.LayerSettings;
import org.truezero.pretrain.PretrainSettings;
import org.truezero.pretrain.Reconstruction;
import org.truezero.pretrain.Scaling;
import org.truezero.train.Span;

/** The units that the paper compares on images, and how each is pre-trained. */
enum UnitKind {
  /** Exact zeros. */
  RECTIFIER(new Rectifier()),
  /** Antisymmetric and saturating. */
  TANH(new Tanh()),
  /** A smooth rectifier. */
  SOFTPLUS(new Softplus(1));

  private final Unit unit;

  UnitKind(Unit unit) {
    this.unit = unit;
  }

  /** Returns the name in tables. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns whether outputs have one sign: only these are penalised and balanced. */
  boolean oneSided() {
    return this != TANH;
  }

  /** Returns hidden layers of these sizes; units of two signs are never balanced. */
  List<HiddenLayer> layers(List<Integer> sizes, SignBalance balance) {
    return sizes.stream()
        .map(size -> new HiddenLayer(size, unit, oneSided() ? balance : SignBalance.NONE))
        .toList();
  }

  /**
   * Returns the pre-training of such layers: masking noise 0.25, softplus reconstruction with
   * squared error for units of one sign, cross-entropy for tanh (Glorot et al. 2011, §3.2), tied
   * decoders.
   *
   * @param layers what is trained
   * @param rates to choose from by reconstruction error; one is used as it is
   * @param length for each layer and rate
   * @param seed of everything random
   */
  PretrainSettings pretraining(
      List<HiddenLayer> layers, List<Float> rates, Span length, long seed) {
    List<LayerSettings> settings =
        layers.stream().map(layer -> pretraining(layer, rates, length)).toList();
    return new PretrainSettings(seed, 10, Initialisation.GLOROT, settings);
  }

  private LayerSettings pretraining(HiddenLayer layer, List<Float> rates, Span length) {
    return new LayerSettings(
        layer,
        oneSided() ? Reconstruction.SOFTPLUS : Reconstruction.SIGMOID,
        Scaling.NONE,
        false,
        new Corruption.Masking(0.25f),
        true,
        0,
        rates,
        length,
        0);
  }

  /** Returns the same size several times. */
  static List<Integer> sizes(int layers, int units) {
    return Collections.nCopies(layers, units);
  }
}
