package org.truezero.model;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.truezero.data.Schema;
import org.truezero.network.Architecture;
import org.truezero.train.Span;
import org.truezero.train.TrainSettings;
import org.truezero.train.TrainingState;

/**
 * What a checkpoint held.
 *
 * @param state the training, ready to be resumed
 * @param schema how rows are read
 * @param provenance what it was trained on
 */
public record Restored(TrainingState state, Schema schema, Provenance provenance) {
  private static final String NONE = "none";

  /**
   * Returns the same training with another limit, as if it had been planned so from the beginning;
   * only the record that was made where the old limit was reached stays, if it was.
   *
   * @param limit when to stop
   * @param rows of the training data
   * @throws IllegalArgumentException if it has gone further, or cannot be planned anew
   */
  public Restored withLimit(Span limit, long rows) {
    if (limit.equals(state.settings().limit())) {
      return this;
    }
    long done = state.progress().examples();
    if (done > limit.inExamples(rows)) {
      throw new IllegalArgumentException(
          "the checkpoint has presented " + done + " examples, more than " + limit.text());
    }
    return new Restored(state.withLimit(limit), schema, provenance);
  }

  /**
   * Refuses to go on with anything that would give other bits than the training that was
   * interrupted. Where the data lie does not matter, what they are does.
   *
   * @param architecture network asked for now
   * @param settings settings asked for now
   * @param now data and kernels of now
   * @param otherKernels whether other kernels are all right; results then differ in the last bits
   * @throws IllegalArgumentException naming every difference, what the checkpoint has and what now
   *     is
   */
  public void requireSame(
      Architecture architecture, TrainSettings settings, Provenance now, boolean otherKernels) {
    List<String> differences = new ArrayList<>();
    compare(
        "network",
        SettingsJson.write(state.network().architecture()),
        SettingsJson.write(architecture),
        differences);
    compare(
        "settings",
        SettingsJson.write(state.settings()),
        SettingsJson.write(settings),
        differences);
    compare(
        "training data", provenance.train().fingerprint(), now.train().fingerprint(), differences);
    compare("validation data", valid(provenance), valid(now), differences);
    compare("start", fingerprint(provenance.start()), fingerprint(now.start()), differences);
    if (!otherKernels) {
      compare("kernels", provenance.kernels(), now.kernels(), differences);
    }
    if (!differences.isEmpty()) {
      throw new IllegalArgumentException(
          "the checkpoint belongs to another training: " + String.join("; ", differences));
    }
  }

  static String valid(Provenance provenance) {
    return fingerprint(provenance.valid());
  }

  private static String fingerprint(Optional<Provenance.Source> source) {
    return source.map(Provenance.Source::fingerprint).orElse(NONE);
  }

  private static void compare(
      String what, JsonObject before, JsonObject now, List<String> differences) {
    // A member that has its usual value may be missing on either side.
    Set<String> names = new LinkedHashSet<>(before.keySet());
    names.addAll(now.keySet());
    for (String name : names) {
      compare(what + " " + name, text(before.get(name)), text(now.get(name)), differences);
    }
  }

  private static String text(JsonElement member) {
    return member == null ? NONE : member.toString();
  }

  static void compare(String what, String before, String now, List<String> differences) {
    if (!before.equals(now)) {
      differences.add(what + " was " + before + ", now " + now);
    }
  }
}
