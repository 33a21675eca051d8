package org.truezero.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.truezero.data.Schema;
import org.truezero.data.Target;
import org.truezero.math.RandomStream;
import org.truezero.network.Architecture;
import org.truezero.network.ExpectedHead;
import org.truezero.network.Head;
import org.truezero.network.HiddenLayer;
import org.truezero.network.HingeHead;
import org.truezero.network.Initialisation;
import org.truezero.network.Layer;
import org.truezero.network.LinearHead;
import org.truezero.network.LogisticHead;
import org.truezero.network.Network;
import org.truezero.network.SignBalance;
import org.truezero.network.SoftmaxHead;
import org.truezero.network.Unit;
import org.truezero.train.ClassWeights;
import org.truezero.train.Dropout;
import org.truezero.train.EarlyStopping;
import org.truezero.train.EpochRecord;
import org.truezero.train.Evaluation;
import org.truezero.train.Optimizer;
import org.truezero.train.Penalties;
import org.truezero.train.Schedule;
import org.truezero.train.Span;
import org.truezero.train.TrainSettings;

/** Networks, models and settings that the tests of this package share. */
final class Samples {
  /** Every unit, also with parameters. */
  static final List<String> UNITS =
      List.of(
          "rectifier",
          "thresholded:0.05",
          "leaky:0.03",
          "prelu:0.2",
          "softplus",
          "softplus:3.5",
          "sigmoid",
          "tanh",
          "linear",
          "absolute",
          "paired",
          "maxout:2",
          "maxout:5");

  /** Every head. */
  static final List<Head> HEADS =
      List.of(
          new SoftmaxHead(3),
          new LogisticHead(1),
          new LogisticHead(4),
          new HingeHead(1),
          new HingeHead(3),
          new LinearHead(2),
          new ExpectedHead(List.of(0.5f, 1f, 1.1f)));

  static final Provenance PROVENANCE =
      new Provenance(
          "0.1.0",
          17,
          "scalar",
          1,
          new Provenance.Source("csv:träin.csv?label=\"y\"", "sha256:aa"),
          Optional.of(new Provenance.Source("csv:valid.csv", "sha256:bb")),
          Optional.empty(),
          java.util.OptionalLong.of(2),
          Optional.empty());

  private Samples() {}

  static Architecture architecture(String unit, SignBalance balance, Head head) {
    HiddenLayer first = new HiddenLayer(19, Unit.parse(unit), balance);
    HiddenLayer second = new HiddenLayer(6, Unit.parse("rectifier"), SignBalance.EXACT_HALF);
    return new Architecture(5, List.of(first, second), head, Initialisation.HE);
  }

  /** A random network whose biases and learned parameters are not their initial values. */
  static Network network(Architecture architecture, long seed) {
    Network network = Network.random(architecture, seed);
    RandomStream stream = new RandomStream(seed, "test biases");
    for (int l = 0; l < network.layers().size(); l++) {
      Layer layer = network.layers().get(l);
      float[] bias = layer.biasVector();
      for (int i = 0; i < bias.length; i++) {
        bias[i] = (float) stream.gaussian(l, 0, i);
      }
      layer.setBiasVector(bias);
      for (int i = 0; i < layer.learned().length; i++) {
        layer.learned()[i] = stream.uniform(l, 1, i);
      }
    }
    return network;
  }

  static Schema schema(int features, Head head) {
    List<String> names = new ArrayList<>();
    int count = head.classes() > 0 ? head.classes() : head.scores();
    for (int i = 0; i < count; i++) {
      names.add("name \"" + i + "\" ü☃");
    }
    Target target;
    if (head.classes() > 0) {
      target = new Target.Classes(names);
    } else {
      target = head instanceof LinearHead ? new Target.Values(names) : new Target.Labels(names);
    }
    return new Schema(features, false, target, Optional.empty(), Optional.empty());
  }

  static Model model(Architecture architecture) {
    return new Model(
        network(architecture, 7),
        schema(architecture.inputs(), architecture.head()),
        Optional.of(unusualSettings()),
        PROVENANCE,
        history());
  }

  static Model smallModel() {
    return model(architecture("prelu:0.25", SignBalance.NONE, new SoftmaxHead(3)));
  }

  /** No member has its default. */
  static TrainSettings unusualSettings() {
    return new TrainSettings(
        Long.MIN_VALUE,
        33,
        Span.examples(123_456_789_012L),
        new Optimizer.Adam(0.91f, 0.9991f, 1.5e-9f),
        3.0000001e-4f,
        new Schedule.Steps(Span.epochs(7), 0.3f),
        new Penalties(List.of(1e-5f, 0f, 3e-7f), 2.5e-4f, 3.75f, 9),
        new Dropout(0.2f, List.of(0.5f, 0.25f)),
        0.15f,
        new ClassWeights(false, List.of(1f, 2.5f, 0.1f)),
        new EarlyStopping(Span.examples(5000), Optional.of(Span.epochs(11))));
  }

  static List<EpochRecord> history() {
    Evaluation.Activity activity =
        new Evaluation.Activity(1.0 / 3, List.of(0.1 + 0.2, 1.0), List.of(0L, 1L << 40));
    Evaluation valid =
        new Evaluation(
            99,
            0.25,
            Math.PI,
            OptionalDouble.empty(),
            OptionalDouble.of(0.75),
            List.of(List.of(3L, 0L), List.of(1L, 4L)),
            activity);
    Evaluation strange =
        new Evaluation(
            1,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            OptionalDouble.of(Double.NaN),
            OptionalDouble.empty(),
            List.of(),
            new Evaluation.Activity(0, List.of(), List.of()));
    return List.of(
        new EpochRecord(1, 100, 0.1f, 0.7, 0.5, 1e-300, Optional.of(valid), activity, List.of()),
        new EpochRecord(
            2, 200, 0.1, Double.MIN_VALUE, -0.0, 0, Optional.empty(), activity, List.of()),
        new EpochRecord(
            3, 300, 2.5e10, Double.NaN, Double.NaN, -1, Optional.of(strange), activity, List.of()));
  }
}
