package org.truezero.train;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.truezero.network.Network;

/**
 * Everything a training is made of between two batches: written to a checkpoint and read back, it
 * goes on to the same bits. The arrays are live.
 */
public final class TrainingState {
  private final Network network;
  private final TrainSettings settings;
  private final List<float[]> memory;
  private Progress progress;
  private List<EpochRecord> history;
  private Optional<Best> best;
  private List<ControlledLayer> control;

  /**
   * Puts a state together, in which no search for λ has begun.
   *
   * @param network the network being trained, changed in place
   * @param settings how it is trained
   * @param memory what the optimizer remembers, see {@link #memory()}
   * @param progress where the training is
   * @param history records so far
   * @param best best network so far
   */
  public TrainingState(
      Network network,
      TrainSettings settings,
      List<float[]> memory,
      Progress progress,
      List<EpochRecord> history,
      Optional<Best> best) {
    this(network, settings, memory, progress, history, best, startOfControl(network, settings));
  }

  /**
   * Puts a state together; used to resume.
   *
   * @param network the network being trained, changed in place
   * @param settings how it is trained
   * @param memory what the optimizer remembers, see {@link #memory()}
   * @param progress where the training is
   * @param history records so far
   * @param best best network so far
   * @param control where the search for λ of each hidden layer is; empty without a target
   */
  public TrainingState(
      Network network,
      TrainSettings settings,
      List<float[]> memory,
      Progress progress,
      List<EpochRecord> history,
      Optional<Best> best,
      List<ControlledLayer> control) {
    this.network = network;
    this.settings = settings;
    this.memory = List.copyOf(memory);
    this.progress = progress;
    this.history = List.copyOf(history);
    this.best = best;
    this.control = List.copyOf(control);
  }

  private static List<ControlledLayer> startOfControl(Network network, TrainSettings settings) {
    int layers = network.architecture().hidden().size();
    return settings.penalties().target().isEmpty()
        ? List.of()
        : Collections.nCopies(layers, ControlledLayer.START);
  }

  /**
   * The best network so far.
   *
   * @param network a copy of its own
   * @param record its position in the history
   */
  public record Best(Network network, int record) {}

  /**
   * Where the training is, and the sums since the last record. The epoch and the position in it
   * follow from the number of examples.
   *
   * @param step mini-batches done
   * @param examples training examples presented
   * @param recorded examples presented when the last record was made
   * @param lossSum sum of the losses since then
   * @param penaltySum sum of the activation penalties since then
   * @param errors examples misclassified since then
   */
  public record Progress(
      long step, long examples, long recorded, double lossSum, double penaltySum, long errors) {
    /** Nothing done yet. */
    public static final Progress START = new Progress(0, 0, 0, 0, 0, 0);
  }

  /** Returns the live network. */
  public Network network() {
    return network;
  }

  /** Returns the settings. */
  public TrainSettings settings() {
    return settings;
  }

  /**
   * Returns what the optimizer remembers: for each layer and each of its parameter arrays (weights
   * in panels, bias in sites, learned), {@code optimizer().slots()} live arrays of the same length.
   */
  public List<float[]> memory() {
    return memory;
  }

  /** Returns where the training is. */
  public Progress progress() {
    return progress;
  }

  /** Returns the records so far. */
  public List<EpochRecord> history() {
    return history;
  }

  /** Returns the best network so far, if there are validation data. */
  public Optional<Best> best() {
    return best;
  }

  /** Returns λ and zeros of each hidden layer with a {@link SparsityTarget}, otherwise nothing. */
  public List<ControlledLayer> control() {
    return control;
  }

  /**
   * Returns the same training with another limit. Nothing in it depends on the limit it had, but
   * for the speed of a search for λ.
   *
   * @param limit when to stop
   * @throws IllegalArgumentException if there is a {@link SparsityTarget}
   */
  public TrainingState withLimit(Span limit) {
    if (settings.penalties().target().isPresent()) {
      throw new IllegalArgumentException(
          "a training with a target sparsity was planned for " + settings.limit().text());
    }
    return new TrainingState(
        network, settings.withLimit(limit), memory, progress, history, best, control);
  }

  void control(List<ControlledLayer> value) {
    control = List.copyOf(value);
  }

  void advance(Progress value) {
    progress = value;
  }

  void record(EpochRecord value) {
    List<EpochRecord> longer = new ArrayList<>(history);
    longer.add(value);
    history = List.copyOf(longer);
  }

  /** Keeps a copy of the network as the best, found at the last record. */
  void improve(Network better) {
    Network copy = best.map(Best::network).orElse(null);
    if (copy == null) {
      copy = better.copy();
    } else {
      copy.set(better);
    }
    best = Optional.of(new Best(copy, history.size() - 1));
  }
}
