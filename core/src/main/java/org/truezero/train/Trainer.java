package org.truezero.train;

import java.util.List;
import java.util.Optional;
import org.truezero.data.Dataset;
import org.truezero.data.Target;
import org.truezero.network.Execution;
import org.truezero.network.Head;
import org.truezero.network.HiddenLayer;
import org.truezero.network.LinearHead;
import org.truezero.network.LogisticHead;
import org.truezero.network.Network;

/**
 * Trains networks by gradient descent over mini-batches, with validation, early stopping and
 * listeners (Glorot et al. 2011, §4.1). The same seed, data and kernels give the same bits for any
 * number of threads and after any stop and resume. Used by one thread at a time.
 */
public final class Trainer {
  private final Execution execution;

  /**
   * Trains on threads and kernels.
   *
   * @param execution stays open
   */
  public Trainer(Execution execution) {
    this.execution = execution;
  }

  /**
   * Trains a network in place, from its present weights.
   *
   * @param network changed; afterwards it holds the last weights, not the best
   * @param settings how
   * @param train one row or more, with targets that fit the head
   * @param valid data to choose the best network and to stop on
   * @param test data for one evaluation at the end
   * @param listener hears of every batch and validation point
   * @throws IllegalArgumentException if data, head and settings do not fit together
   * @throws TrainingDivergedException if the loss is no longer finite
   */
  public TrainingResult train(
      Network network,
      TrainSettings settings,
      Dataset train,
      Optional<Dataset> valid,
      Optional<Dataset> test,
      TrainingListener listener) {
    TrainingState fresh =
        new TrainingState(
            network,
            settings,
            Updater.freshMemory(network, settings.optimizer()),
            TrainingState.Progress.START,
            List.of(),
            Optional.empty());
    return resume(fresh, train, valid, test, listener);
  }

  /**
   * Goes on from a state, to the same bits as if nothing had interrupted it.
   *
   * @param state changed in place
   * @param train the same data as before
   * @param valid the same data as before
   * @param test data for one evaluation at the end
   * @param listener hears of every batch and validation point
   * @throws IllegalArgumentException if data, head and settings do not fit together
   * @throws TrainingDivergedException if the loss is no longer finite
   */
  public TrainingResult resume(
      TrainingState state,
      Dataset train,
      Optional<Dataset> valid,
      Optional<Dataset> test,
      TrainingListener listener) {
    requireFitting(state.network(), "training", train);
    valid.ifPresent(data -> requireFitting(state.network(), "validation", data));
    test.ifPresent(data -> requireFitting(state.network(), "test", data));
    requirePerLayer(state);
    TrainingRun run = new TrainingRun(state, execution, train, valid, listener);
    TrainingResult.Stop stopped = run.run();
    Network chosen = state.best().map(TrainingState.Best::network).orElse(state.network());
    Optional<Evaluation> evaluation =
        test.map(data -> new Evaluator(execution).evaluate(chosen, data));
    return new TrainingResult(
        chosen, state.history(), state.best().map(TrainingState.Best::record), evaluation, stopped);
  }

  private static void requireFitting(Network network, String role, Dataset data) {
    int inputs = network.architecture().inputs();
    if (data.size() < 1) {
      throw new IllegalArgumentException(role + " data have no rows");
    }
    if (data.schema().features() != inputs) {
      throw new IllegalArgumentException(
          role
              + " data have "
              + data.schema().features()
              + " features, the network has "
              + inputs
              + " inputs");
    }
    Head head = network.head();
    Target target = data.schema().target();
    if (!fits(head, target)) {
      throw new IllegalArgumentException(
          role
              + " data have "
              + kind(target)
              + " as target, which the "
              + head.name()
              + " head cannot learn: softmax, hinge and expected learn classes, logistic two"
              + " classes or labels, linear values");
    }
    if (target.width() != head.targetWidth()) {
      throw new IllegalArgumentException(
          role
              + " data have "
              + target.width()
              + " numbers as target, the "
              + head.name()
              + " head expects "
              + head.targetWidth());
    }
    if (target instanceof Target.Classes classes && classes.names().size() > classesOf(head)) {
      throw new IllegalArgumentException(
          role
              + " data have "
              + classes.names().size()
              + " classes, the "
              + head.name()
              + " head has "
              + classesOf(head));
    }
  }

  private static boolean fits(Head head, Target target) {
    if (target instanceof Target.Classes) {
      return head.classes() > 0;
    }
    return target instanceof Target.Labels && head instanceof LogisticHead
        || target instanceof Target.Values && head instanceof LinearHead;
  }

  private static String kind(Target target) {
    if (target instanceof Target.Classes classes) {
      return classes.names().size() + " classes";
    }
    if (target instanceof Target.Labels labels) {
      return labels.names().size() + " labels";
    }
    return target instanceof Target.Values ? "values" : "nothing";
  }

  private static int classesOf(Head head) {
    return head.classes() > 0 ? head.classes() : Integer.MAX_VALUE;
  }

  private static void requirePerLayer(TrainingState state) {
    int hidden = state.network().architecture().hidden().size();
    int lambdas = state.settings().penalties().l1().size();
    int rates = state.settings().dropout().hidden().size();
    if (lambdas != 1 && lambdas != hidden) {
      throw new IllegalArgumentException(
          lambdas + " values of l1, expected 1 or one for each of " + hidden + " hidden layers");
    }
    if (rates != 1 && rates != hidden) {
      throw new IllegalArgumentException(
          rates + " values of dropout, expected 1 or one for each of " + hidden + " hidden layers");
    }
    List<HiddenLayer> layers = state.network().architecture().hidden();
    state.settings().penalties().target().ifPresent(target -> target.requireFitting(layers));
  }
}
