package org.truezero.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.truezero.network.HiddenLayer;
import org.truezero.network.Initialisation;
import org.truezero.network.SignBalance;
import org.truezero.network.Unit;
import org.truezero.pretrain.Corruption;
import org.truezero.pretrain.LayerSettings;
import org.truezero.pretrain.PretrainSettings;
import org.truezero.pretrain.Reconstruction;
import org.truezero.pretrain.Scaling;
import org.truezero.train.Span;
import picocli.CommandLine.Option;

/** Everything that can be set about a pre-training, one value for all layers or one for each. */
final class PretrainPlan {
  private static final String BEFORE = "linear-before";

  @Option(
      names = "--hidden",
      paramLabel = "N[,N…]",
      order = HelpGroups.NETWORK,
      description = "Units of each layer, 1 or more [1000,1000,1000]")
  private String hidden = "1000,1000,1000";

  @Option(
      names = "--unit",
      paramLabel = "U[,U…]",
      order = HelpGroups.NETWORK + 1,
      description = "What a unit computes, as in train [rectifier]")
  private String unit = "rectifier";

  @Option(
      names = "--sign-balance",
      paramLabel = "B[,B…]",
      order = HelpGroups.NETWORK + 2,
      description = "Outputs that are negated: none, random or exact-half [none]")
  private String signBalance = "none";

  @Option(
      names = "--decoder",
      paramLabel = "D[,D…]",
      order = HelpGroups.NETWORK + 3,
      description =
          "Weights that reconstruct: untied (its own) or tied (those of the layer, read the other"
              + " way) [untied]")
  private String decoder = "untied";

  @Option(
      names = "--weight-init",
      paramLabel = "INIT",
      order = HelpGroups.NETWORK + 4,
      description = "How weights are drawn: glorot (uniform) or he (normal) [glorot]")
  private String weightInit = "glorot";

  @Option(
      names = "--reconstruction",
      paramLabel = "S[,S…]",
      order = HelpGroups.TRAINING,
      description =
          "What a layer gives back, and the loss: softplus, linear or rectifier with the squared"
              + " error, sigmoid with cross-entropy for inputs from 0 to 1, linear-before for the"
              + " pre-activations of the layer below, in the lowest layer linear [softplus]")
  private String reconstruction = "softplus";

  @Option(
      names = "--scaling",
      paramLabel = "S[,S…]",
      order = HelpGroups.TRAINING + 1,
      description =
          "How the outputs below a layer with sigmoid reconstruction are brought into 0 to 1: none,"
              + " layer (by the greatest of all) or unit (each by its own) [unit where needed]")
  private String scaling;

  @Option(
      names = "--corruption",
      paramLabel = "C[,C…]",
      order = HelpGroups.TRAINING + 2,
      description =
          "Noise on the inputs: none, masking:P or salt-pepper:DROP,INVENT [masking:0.25]")
  private String corruption = "masking:0.25";

  @Option(
      names = "--sample",
      paramLabel = "Z[,Z…]",
      order = HelpGroups.TRAINING + 3,
      description =
          "Reconstruct only the inputs that are not zero and Z times as many zeros, re-weighted;"
              + " much faster for long sparse rows; 0 for all inputs [0]")
  private String sample = "0";

  @Option(
      names = "--l1",
      paramLabel = "L[,L…]",
      order = HelpGroups.TRAINING + 4,
      description = "Activation penalty, as in train [0]")
  private String l1 = "0";

  @Option(
      names = "--learning-rate",
      paramLabel = "R[/R…][,…]",
      order = HelpGroups.TRAINING + 5,
      description =
          "Step on the mean gradient of a batch; of several with / between them the one with the"
              + " lowest error on --valid is kept [0.01]")
  private String learningRate = "0.01";

  @Option(
      names = "--epochs",
      paramLabel = "N[,N…]",
      order = HelpGroups.TRAINING + 6,
      description = "Passes over the data for each layer, 1 or more [30]")
  private String epochs = "30";

  @Option(
      names = "--batch-size",
      paramLabel = "N",
      order = HelpGroups.TRAINING + 7,
      description = "Examples of a mini-batch, 1 to 65536 [10]")
  private int batchSize = 10;

  @Option(
      names = "--seed",
      paramLabel = "S",
      order = HelpGroups.TRAINING + 8,
      description = "Whole number that all random numbers follow from [1]")
  private long seed = 1;

  /** Reads and checks all settings together, noting what is wrong; null if something is. */
  PretrainSettings settings(Problems problems) {
    List<Integer> sizes = read("--hidden", hidden, ValueTexts::size, problems);
    if (sizes.isEmpty()) {
      return null;
    }
    Reader reader = new Reader(sizes.size(), problems);
    List<Unit> units = reader.each("--unit", unit, Unit::parse);
    List<SignBalance> balances = reader.each("--sign-balance", signBalance, SignBalance::parse);
    List<Boolean> tied = reader.each("--decoder", decoder, PretrainPlan::tied);
    List<String> strategies = reader.each("--reconstruction", reconstruction, text -> text);
    List<Corruption> noise = reader.each("--corruption", corruption, Corruption::parse);
    List<Float> zeros = reader.each("--sample", sample, ValueTexts::number);
    List<Float> penalties = reader.each("--l1", l1, ValueTexts::number);
    List<List<Float>> rates = reader.each("--learning-rate", learningRate, PretrainPlan::rates);
    List<Long> passes = reader.each("--epochs", epochs, ValueTexts::whole);
    List<Scaling> scales =
        scaling == null ? null : reader.each("--scaling", scaling, Scaling::parse);
    Initialisation initialisation =
        problems.take(
            "--weight-init", () -> Initialisation.parse(weightInit), Initialisation.GLOROT);
    boolean unread =
        Stream.of(units, balances, tied, strategies, noise, zeros, penalties, rates, passes)
            .anyMatch(List::isEmpty);
    if (unread || (scales != null && scales.isEmpty())) {
      return null;
    }
    return problems.take(
        () -> {
          List<LayerSettings> each = new ArrayList<>();
          for (int l = 0; l < sizes.size(); l++) {
            String strategy = strategies.get(l);
            boolean before = strategy.equals(BEFORE) && l > 0;
            Reconstruction parsed =
                strategy.equals(BEFORE) ? Reconstruction.LINEAR : Reconstruction.parse(strategy);
            each.add(
                new LayerSettings(
                    new HiddenLayer(sizes.get(l), units.get(l), balances.get(l)),
                    parsed,
                    l == 0 ? Scaling.NONE : scale(scales, l, parsed, units.get(l - 1)),
                    before,
                    noise.get(l),
                    tied.get(l),
                    penalties.get(l),
                    rates.get(l),
                    Span.epochs(passes.get(l)),
                    zeros.get(l)));
          }
          return new PretrainSettings(seed, batchSize, initialisation, each);
        },
        null);
  }

  private static Scaling scale(
      List<Scaling> given, int layer, Reconstruction strategy, Unit below) {
    if (given != null) {
      return given.get(layer);
    }
    boolean needed = strategy == Reconstruction.SIGMOID && below.positivelyHomogeneous();
    return needed ? Scaling.UNIT : Scaling.NONE;
  }

  /** Reads values for so many layers. */
  private record Reader(int layers, Problems problems) {
    /** Returns a value for each layer; none if one cannot be read. */
    <T> List<T> each(String option, String text, Function<String, T> parser) {
      List<T> values = read(option, text, parser, problems);
      return values.isEmpty() ? values : ValueTexts.perLayer(option, values, layers, problems);
    }
  }

  private static <T> List<T> read(
      String option, String text, Function<String, T> parser, Problems problems) {
    // Inside salt-pepper:0.8,0.005 a comma is followed by a digit, between corruptions by a letter.
    String separator = text.contains("salt-pepper") ? ",(?=\\s*[a-z])" : ",";
    return problems.take(option, () -> ValueTexts.list(text, separator, parser), List.of());
  }

  private static boolean tied(String text) {
    if (!text.equals("tied") && !text.equals("untied")) {
      throw new IllegalArgumentException("\"" + text + "\", expected tied or untied");
    }
    return text.equals("tied");
  }

  private static List<Float> rates(String text) {
    return ValueTexts.list(text, "/", ValueTexts::number);
  }
}
