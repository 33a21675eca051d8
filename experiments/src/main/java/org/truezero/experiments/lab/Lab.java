package org.truezero.experiments.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.truezero.data.Dataset;
import org.truezero.model.Provenance;
import org.truezero.model.Version;
import org.truezero.network.Execution;
import org.truezero.network.Network;
import org.truezero.pretrain.PretrainSettings;
import org.truezero.pretrain.PretrainState;
import org.truezero.pretrain.Pretrainer;
import org.truezero.pretrain.Stack;
import org.truezero.train.TrainSettings;
import org.truezero.train.Trainer;
import org.truezero.train.TrainingDivergedException;
import org.truezero.train.TrainingResult;

/**
 * Trains for experiments, and remembers in a folder what was trained, so that an experiment that
 * was stopped goes on where it was. What is remembered goes by the name of its cell; a training of
 * the same name with other settings or data is done again. Used by one thread.
 */
public final class Lab {
  private static final String OUTCOMES = "outcomes.jsonl";

  private final Path folder;
  private final Execution execution;
  private final LabListener listener;
  private final boolean training;
  private final OutcomeStore outcomes;

  /**
   * Opens a folder, which is made if it is not there.
   *
   * @param folder holds the results of one experiment at one scale
   * @param experiment its name
   * @param scale what it spends
   * @param execution threads and kernels; stays open
   * @param listener hears of everything that is trained
   * @throws ForeignFolderException if the folder holds something else
   * @throws IOException if it cannot be used
   */
  public Lab(Path folder, String experiment, Scale scale, Execution execution, LabListener listener)
      throws IOException {
    this(folder, experiment, scale, execution, listener, true);
  }

  /**
   * Opens a folder, which is made if it is not there.
   *
   * @param folder holds the results of one experiment at one scale
   * @param experiment its name
   * @param scale what it spends
   * @param execution threads and kernels; stays open
   * @param listener hears of everything that is trained
   * @param training whether to train what was not trained before; otherwise such a cell has no
   *     numbers, for a report on what there is
   * @throws ForeignFolderException if the folder holds something else
   * @throws IOException if it cannot be used
   */
  public Lab(
      Path folder,
      String experiment,
      Scale scale,
      Execution execution,
      LabListener listener,
      boolean training)
      throws IOException {
    this.training = training;
    this.folder = folder;
    this.execution = execution;
    this.listener = listener;
    Files.createDirectories(folder);
    Map<String, String> origin = new LinkedHashMap<>();
    origin.put("experiment", experiment);
    origin.put("scale", scale.text());
    origin.put("truezero", Version.current());
    origin.put("kernels", execution.kernels());
    outcomes = OutcomeStore.open(folder.resolve(OUTCOMES), origin);
  }

  /** Returns the threads and kernels. */
  public Execution execution() {
    return execution;
  }

  /** Returns who hears, for work that trains by itself. */
  public LabListener listener() {
    return listener;
  }

  /** Returns how long a cell took, NaN if that is not known. */
  public double seconds(String cell) {
    return outcomes.find(cell).map(outcome -> outcome.get(Outcome.SECONDS)).orElse(Double.NaN);
  }

  /** Work that is measured. */
  public interface Work {
    /** Does it and returns the numbers. */
    Map<String, Double> measure() throws IOException;
  }

  /**
   * Measures something, unless that was done before.
   *
   * @param cell what
   * @param identity what the numbers depend on as far as the name does not say it, such as the
   *     fingerprints of data; other numbers of that name are measured again
   * @param examples how many will be presented
   * @param work how
   * @return the numbers, and the seconds it took
   * @throws StoppedException if the listener asks to stop
   */
  public Outcome measure(String cell, String identity, long examples, Work work)
      throws IOException {
    Work whole =
        () -> {
          Map<String, Double> numbers = work.measure();
          if (listener.stopRequested()) {
            throw new StoppedException();
          }
          return numbers;
        };
    return measure(cell, identity, examples, whole, UnaryOperator.identity());
  }

  /**
   * Measures.
   *
   * @param work throws {@link StoppedException} if it was stopped before it was done
   * @param identity what the numbers depend on besides the name
   * @param heard the part of the outcome that the listener hears of
   */
  private Outcome measure(
      String cell, String identity, long examples, Work work, UnaryOperator<Outcome> heard)
      throws IOException {
    Optional<Outcome> before = remembered(cell, identity);
    if (before.isPresent()) {
      return before.get();
    }
    listener.begins(cell, examples);
    long started = System.nanoTime();
    Map<String, Double> numbers = work.measure();
    Outcome outcome = Outcome.of(numbers, System.nanoTime() - started);
    outcomes.add(cell, identity, outcome);
    listener.ended(cell, heard.apply(outcome));
    return outcome;
  }

  /** Returns what is known about a cell; if nothing may be trained, that may be no number. */
  private Optional<Outcome> remembered(String cell, String identity) {
    Optional<Outcome> before = outcomes.find(cell, identity);
    return before.isPresent() || training ? before : Optional.of(Outcome.NONE);
  }

  /** Makes the network that a training starts from. */
  public interface Start {
    /** Makes it, which may take a pre-training. */
    Network network() throws IOException;

    /** Returns what it is made of, as far as the name of its cell does not say it. */
    default String identity() {
      return "";
    }
  }

  /**
   * Trains and evaluates a network, unless that was done before.
   *
   * @return the numbers that fit the head, all NaN if training diverged
   */
  public Outcome train(Training training) throws IOException {
    Optional<Outcome> before = remembered(training.cell(), training.identity());
    if (before.isPresent()) {
      return before.get();
    }
    Network network = training.start().network();
    return measure(
        training.cell(),
        training.identity(),
        training.examples(),
        () -> training.run(network, execution, new Listening(listener)),
        UnaryOperator.identity());
  }

  /**
   * Trains and evaluates networks that do not depend on each other, side by side if there are
   * several threads; the outcomes are the same as one after the other.
   *
   * @return the outcome of each
   */
  public List<Outcome> train(List<Training> trainings) throws IOException {
    List<Training> left =
        trainings.stream()
            .filter(each -> remembered(each.cell(), each.identity()).isEmpty())
            .toList();
    if (execution.threads() > 1 && left.size() > 1) {
      new SideBySide(left, execution, listener, outcomes::add).run();
    }
    List<Outcome> result = new ArrayList<>();
    for (Training each : trainings) {
      result.add(train(each));
    }
    return result;
  }

  /**
   * Trains a network, unless that was done before, and looks at it before the first batch and after
   * every epoch.
   *
   * @param cell what, with the settings that tell it from other cells
   * @param start makes the network to start from
   * @param settings how
   * @param train what on
   * @param probe what is looked at
   * @return what was seen, before training first; after each epoch also its number, the training
   *     error and loss, and the seconds of training so far. Shorter if training diverged
   */
  public List<Outcome> follow(
      String cell, Start start, TrainSettings settings, Dataset train, Probe probe)
      throws IOException {
    long examples = settings.limit().inExamples(train.size());
    Lab.Work work =
        () -> {
          Network network = start.network();
          Following following = new Following(listener, probe, network);
          try {
            StoppedException.requireWhole(
                new Trainer(execution)
                    .train(
                        network, settings, train, Optional.empty(), Optional.empty(), following));
          } catch (TrainingDivergedException e) {
            // What was seen until then is all there is.
          }
          return following.numbers();
        };
    String identity = Training.identity(start, settings, Stream.of(Optional.of(train)));
    return Following.looks(measure(cell, identity, examples, work, Following::last));
  }

  /**
   * Returns a trained network, which is kept in a file of the folder.
   *
   * @param cell what, with the settings that tell it from other cells
   * @param start makes the network to start from
   * @param settings how
   * @param train what on
   * @throws TrainingDivergedException if the loss is no longer finite
   */
  public Network network(String cell, Start start, TrainSettings settings, Dataset train)
      throws IOException {
    NetworkFiles files = new NetworkFiles(folder.resolve("networks"), execution.kernels());
    Network network = start.network();
    Optional<Network> kept = files.find(cell, network.architecture(), settings, train);
    if (kept.isPresent()) {
      return kept.get();
    }
    listener.begins(cell, settings.limit().inExamples(train.size()));
    TrainingResult result =
        new Trainer(execution)
            .train(
                network,
                settings,
                train,
                Optional.empty(),
                Optional.empty(),
                new Listening(listener));
    StoppedException.requireWhole(result);
    files.write(cell, network, settings, train, result.history());
    listener.ended(cell, Outcome.of(result));
    return network;
  }

  /**
   * Pre-trains a stack, unless that was done before; goes on from a checkpoint. Where nothing may
   * be trained, nothing will be trained from the stack either: one that is not there is given with
   * its initial weights.
   *
   * @param cell what; names the file
   * @param data to train on
   * @param heldOut to choose learning rates by
   * @param settings how; a stack in the folder that was made otherwise is made again
   */
  public Stack pretrain(
      String cell, Dataset data, Optional<Dataset> heldOut, PretrainSettings settings)
      throws IOException {
    Provenance provenance =
        Provenance.of(
            execution.kernels(),
            settings.seed(),
            new Provenance.Source(cell, data.fingerprint()),
            heldOut.map(rows -> new Provenance.Source("held out", rows.fingerprint())));
    StackFiles files =
        new StackFiles(folder.resolve("stacks"), cell, data.schema(), settings, provenance);
    Optional<Stack> made = files.find();
    if (made.isPresent()) {
      return made.get();
    }
    if (!training) {
      return PretrainState.fresh(data.schema().features(), settings).stack();
    }
    PretrainState state = files.state();
    boolean whole = state.progress().equals(PretrainState.Progress.START);
    listener.begins(cell, settings.examplesBefore(settings.layers().size(), 0, data.size()));
    long started = System.nanoTime();
    try {
      PretrainListening listening =
          new PretrainListening(listener, data.size(), files::writeCheckpoint);
      if (!new Pretrainer(execution).pretrain(state, data, heldOut, listening)) {
        throw new StoppedException();
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    files.write(state);
    double seconds = whole ? Outcome.seconds(System.nanoTime() - started) : Double.NaN;
    Outcome outcome = Outcome.of(state, seconds);
    outcomes.add(cell, "", outcome);
    listener.ended(cell, outcome);
    return state.stack();
  }
}
