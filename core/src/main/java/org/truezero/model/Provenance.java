package org.truezero.model;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where a model comes from: enough to train it again to the same bits. No clock time and no thread
 * count, because neither changes the result.
 *
 * @param truezero version of TrueZero that trained it
 * @param java feature version of Java it ran on, such as 17
 * @param kernels kernel set in use, such as {@code scalar} or {@code vector-512}
 * @param seed seed of the weights and of the training
 * @param train training data
 * @param valid validation data, if there were any
 * @param start weights it began with, if they were not drawn
 * @param bestEpoch epoch whose weights these are, if validation chose it
 * @param thresholds how thresholds were chosen after the training, if they were
 */
public record Provenance(
    String truezero,
    int java,
    String kernels,
    long seed,
    Source train,
    Optional<Source> valid,
    Optional<Source> start,
    OptionalLong bestEpoch,
    Optional<Thresholds> thresholds) {
  /** Checks that nothing is missing. */
  public Provenance {
    Objects.requireNonNull(truezero, "truezero");
    Objects.requireNonNull(kernels, "kernels");
    Objects.requireNonNull(train, "train");
    Objects.requireNonNull(valid, "valid");
    Objects.requireNonNull(start, "start");
    Objects.requireNonNull(bestEpoch, "bestEpoch");
    Objects.requireNonNull(thresholds, "thresholds");
  }

  /**
   * Data or weights used.
   *
   * @param source as it was asked for, such as {@code mnist:data?rows=0-50000}
   * @param fingerprint tells other contents from these; what {@code Dataset.fingerprint()} gave
   */
  public record Source(String source, String fingerprint) {
    /** Checks that nothing is missing. */
    public Source {
      Objects.requireNonNull(source, "source");
      Objects.requireNonNull(fingerprint, "fingerprint");
    }
  }

  /**
   * The choice of thresholds for the rectifiers of a trained network.
   *
   * @param valid data on which the error was watched
   * @param budget how much it was allowed to grow
   */
  public record Thresholds(Source valid, double budget) {
    /** Checks that nothing is missing. */
    public Thresholds {
      Objects.requireNonNull(valid, "valid");
    }
  }

  /**
   * Returns the provenance of a training by this program, best epoch not yet known.
   *
   * @param kernels what {@code Execution.kernels()} says
   * @param seed seed of the weights and of the training
   * @param train training data
   * @param valid validation data, if there are any
   */
  public static Provenance of(String kernels, long seed, Source train, Optional<Source> valid) {
    return new Provenance(
        Version.current(),
        Runtime.version().feature(),
        kernels,
        seed,
        train,
        valid,
        Optional.empty(),
        OptionalLong.empty(),
        Optional.empty());
  }

  /**
   * Returns whether both are of the same training, which gives the same bits: neither the version
   * of Java nor the place where data lie changes them. Which epoch was the best is not compared.
   */
  public boolean sameTraining(Provenance other) {
    return truezero.equals(other.truezero)
        && kernels.equals(other.kernels)
        && seed == other.seed
        && train.fingerprint.equals(other.train.fingerprint)
        && fingerprint(valid).equals(fingerprint(other.valid))
        && fingerprint(start).equals(fingerprint(other.start))
        && thresholds.equals(other.thresholds);
  }

  private static Optional<String> fingerprint(Optional<Source> source) {
    return source.map(Source::fingerprint);
  }

  /** Returns this provenance with the seed of another training on the same data. */
  public Provenance withSeed(long other) {
    return new Provenance(
        truezero, java, kernels, other, train, valid, start, bestEpoch, thresholds);
  }

  /** Returns this provenance with the weights that a training began with. */
  public Provenance withStart(Source weights) {
    return new Provenance(
        truezero, java, kernels, seed, train, valid, Optional.of(weights), bestEpoch, thresholds);
  }

  /** Returns this provenance with the epoch that validation chose. */
  public Provenance withBestEpoch(long epoch) {
    return new Provenance(
        truezero, java, kernels, seed, train, valid, start, OptionalLong.of(epoch), thresholds);
  }

  /** Returns this provenance with a choice of thresholds. */
  public Provenance withThresholds(Thresholds chosen) {
    return new Provenance(
        truezero, java, kernels, seed, train, valid, start, bestEpoch, Optional.of(chosen));
  }

  /** Returns this provenance as JSON; what is not there is null; start and thresholds left out. */
  public JsonObject toJson() {
    JsonObject object = new JsonObject();
    object.addProperty("truezero", truezero);
    object.addProperty("java", java);
    object.addProperty("kernels", kernels);
    object.addProperty("seed", seed);
    object.add("train", toJson(train));
    object.add("valid", valid.map(Provenance::toJson).orElse(JsonNull.INSTANCE));
    start.ifPresent(weights -> object.add("start", toJson(weights)));
    object.addProperty("bestEpoch", bestEpoch.isPresent() ? bestEpoch.getAsLong() : null);
    thresholds.ifPresent(chosen -> object.add("thresholds", toJson(chosen)));
    return object;
  }

  /**
   * Reads what {@link #toJson} wrote.
   *
   * @throws IllegalArgumentException if something is missing
   */
  public static Provenance fromJson(JsonObject object) {
    Fields fields = new Fields(object);
    return new Provenance(
        fields.text("truezero"),
        fields.count("java"),
        fields.text("kernels"),
        fields.whole("seed"),
        source(fields.object("train")),
        fields.has("valid") ? Optional.of(source(fields.object("valid"))) : Optional.empty(),
        fields.has("start") ? Optional.of(source(fields.object("start"))) : Optional.empty(),
        fields.has("bestEpoch") ? OptionalLong.of(fields.whole("bestEpoch")) : OptionalLong.empty(),
        fields.has("thresholds")
            ? Optional.of(thresholds(fields.object("thresholds")))
            : Optional.empty());
  }

  private static JsonObject toJson(Thresholds chosen) {
    JsonObject object = new JsonObject();
    object.add("valid", toJson(chosen.valid));
    object.add("budget", Fields.real(chosen.budget));
    return object;
  }

  private static Thresholds thresholds(JsonObject object) {
    Fields fields = new Fields(object);
    return new Thresholds(source(fields.object("valid")), fields.real("budget"));
  }

  private static JsonElement toJson(Source source) {
    JsonObject object = new JsonObject();
    object.addProperty("source", source.source());
    object.addProperty("fingerprint", source.fingerprint());
    return object;
  }

  private static Source source(JsonObject object) {
    Fields fields = new Fields(object);
    return new Source(fields.text("source"), fields.text("fingerprint"));
  }
}
