package org.truezero.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.truezero.model.Model;
import org.truezero.model.Provenance;
import org.truezero.network.Architecture;
import org.truezero.network.HiddenLayer;
import org.truezero.network.SignBalance;
import org.truezero.train.ControlledLayer;
import org.truezero.train.Penalties;
import org.truezero.train.Span;
import org.truezero.train.SparsityTarget;
import org.truezero.train.TrainSettings;

/** Settings and provenance as names and values for people, in full. */
final class Facts {
  private Facts() {}

  /** Returns what a network is made of. */
  static Map<String, String> of(Architecture architecture) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("units", architecture.sizes());
    facts.put(
        "hidden layers",
        architecture.hidden().isEmpty()
            ? "none"
            : architecture.hidden().stream().map(Facts::layer).collect(Collectors.joining(", ")));
    facts.put("head", architecture.head().name());
    facts.put("weight initialisation", architecture.initialisation().text());
    return facts;
  }

  private static String layer(HiddenLayer layer) {
    String balance =
        layer.signBalance() == SignBalance.NONE ? "" : " (" + layer.signBalance().text() + ")";
    return layer.units() + " " + layer.unit().text() + balance;
  }

  /** Returns how a network was trained. */
  static Map<String, String> of(TrainSettings settings) {
    Penalties penalties = settings.penalties();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("optimizer", settings.optimizer().text());
    facts.put("learning rate", Float.toString(settings.learningRate()));
    facts.put("schedule", settings.schedule().text());
    facts.put("batch size", Integer.toString(settings.batchSize()));
    facts.put("limit", span(settings.limit()));
    facts.put(
        "L1 on activations",
        penalties
            .target()
            .map(target -> "found for zeros of " + list(target.zeroFractions()))
            .orElseGet(() -> list(penalties.l1())));
    facts.put("L2 on weights", Float.toString(penalties.l2()));
    facts.put(
        "greatest norm",
        penalties.maxNorm() == Float.POSITIVE_INFINITY
            ? "none"
            : penalties.maxNorm() + ", every " + penalties.maxNormEvery() + " steps");
    facts.put("dropout", list(settings.dropout().hidden()));
    facts.put("input dropout", Float.toString(settings.dropout().input()));
    if (settings.adversarial() > 0) {
      facts.put("inputs moved by", Float.toString(settings.adversarial()));
    }
    facts.put("class weights", settings.classWeights().text());
    facts.put("validated every", span(settings.earlyStopping().every()));
    facts.put("patience", settings.earlyStopping().patience().map(Facts::span).orElse("no limit"));
    facts.put("seed", Long.toString(settings.seed()));
    return facts;
  }

  /** Returns how a model was trained, with the penalties that the training found; or nothing. */
  static Map<String, String> ofTraining(Model model) {
    Map<String, String> facts = new LinkedHashMap<>();
    model.settings().ifPresent(settings -> facts.putAll(of(settings)));
    List<Double> found = foundPenalties(model);
    if (!found.isEmpty()) {
      facts.put("L1 found", list(found));
    }
    return facts;
  }

  /** Returns λ of each hidden layer that goes with these weights; empty if it was not sought. */
  static List<Double> foundPenalties(Model model) {
    OptionalLong best = model.provenance().bestEpoch();
    Optional<SparsityTarget> target =
        model.settings().flatMap(settings -> settings.penalties().target());
    // An epoch may have been looked at several times; without validation the last look is meant.
    return model.history().stream()
        .filter(record -> best.isEmpty() || record.epoch() == best.getAsLong())
        .reduce((kept, next) -> best.isEmpty() || next.isBetter(kept, target) ? next : kept)
        .map(record -> record.control().stream().map(ControlledLayer::l1).toList())
        .orElse(List.of());
  }

  /** Returns where a model comes from. */
  static Map<String, String> of(Provenance provenance) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("training data", provenance.train().source());
    facts.put("their checksum", provenance.train().fingerprint());
    provenance
        .valid()
        .ifPresent(
            valid -> {
              facts.put("validation data", valid.source());
              facts.put("checksum of these", valid.fingerprint());
            });
    provenance
        .start()
        .ifPresent(
            weights -> {
              facts.put("started from", weights.source());
              facts.put("checksum of it", weights.fingerprint());
            });
    provenance
        .bestEpoch()
        .ifPresent(epoch -> facts.put("epoch of these weights", Long.toString(epoch)));
    provenance
        .thresholds()
        .ifPresent(
            chosen -> {
              facts.put("thresholds chosen on", chosen.valid().source());
              facts.put("error allowed for them", Double.toString(chosen.budget()));
            });
    facts.put("TrueZero", provenance.truezero());
    facts.put("Java", Integer.toString(provenance.java()));
    facts.put("kernels", provenance.kernels());
    return facts;
  }

  /** Writes facts as one line of the log. */
  static String line(String heading, Map<String, String> facts) {
    return facts.entrySet().stream()
        .map(fact -> fact.getKey() + " " + fact.getValue())
        .collect(Collectors.joining("; ", heading + ": ", ""));
  }

  private static String span(Span span) {
    boolean epochs = span.unit() == Span.Unit.EPOCHS;
    String what = epochs ? "epoch" : "example";
    return Format.count(span.amount()) + " " + what + (span.amount() == 1 ? "" : "s");
  }

  private static String list(List<? extends Number> values) {
    return values.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
