package org.truezero.train;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.truezero.data.Dataset;
import org.truezero.data.RowChoice;
import org.truezero.data.RowsView;
import org.truezero.math.ActiveLists;
import org.truezero.math.Permutation;
import org.truezero.math.RandomStream;
import org.truezero.network.Execution;
import org.truezero.network.Inference;
import org.truezero.network.TrainingPass;

/**
 * Steers λ of each hidden layer so that its zeros approach a {@link SparsityTarget}, which states
 * the rule. The numbers were chosen on small generated data, with plain gradient descent, momentum
 * and Adam, batches of 1 to 40, with and without dropout, and tried on MNIST. Used by one thread.
 */
final class SparsityControl {
  /** How strongly λ follows the gap. More would chase noise, less leaves λ behind the loss. */
  private static final double PULL = 140;

  /** How strongly λ follows a change of the zeros: one point more divides it by e. */
  private static final double BRAKE = 100;

  /** λ acts with a delay, so that far from what is asked it grows e-fold in T / 14, not faster. */
  private static final double MOST_GAP = 0.1;

  /** The running mean is over a time T / 16: short against T, long against the noise of batches. */
  private static final double MEANS_PER_SETTLING = 16;

  /** And over that many examples at least. */
  private static final double LEAST_MEAN = 100;

  private static final int LEAST_SETTLING_STEPS = 200;
  private static final int USUAL_SETTLING_STEPS = 1000;
  private static final int SETTLINGS_PER_TRAINING = 10;

  /** Below this λ is 0: no network is known in which so small a penalty does anything. */
  private static final double LEAST_L1 = 1e-8;

  /** Beyond this there is nothing left of the loss. */
  private static final double MOST_L1 = 1e6;

  /** With dropout every so many batches are run again without: it costs some 3 % of the time. */
  private static final int MOST_STEPS_PER_LOOK = 10;

  private static final int LOOKS_PER_SETTLING = 200;

  /** Rows on which the zeros of a record are counted: enough for a few tenths of a point. */
  private static final int ROWS_PER_RECORD = 1000;

  private final TrainingState state;
  private final SparsityTarget target;
  private final float[] l1;
  private final Execution execution;
  private final Dataset sample;
  private final Inference withoutDropout;
  private final int stepsPerLook;
  private final double settlingSteps;

  /**
   * Prepares to steer.
   *
   * @param state whose settings have a target
   * @param train the training data
   * @param l1 receives λ of each hidden layer
   */
  SparsityControl(TrainingState state, Execution execution, Dataset train, float[] l1) {
    this.state = state;
    this.execution = execution;
    this.l1 = l1;
    TrainSettings settings = state.settings();
    target = settings.penalties().target().orElseThrow();
    sample = sample(train, settings.seed());
    settlingSteps = settlingSteps(settings, train.size());
    boolean dropout = settings.dropout().active();
    withoutDropout = dropout ? new Inference(state.network(), execution) : null;
    double looks = settlingSteps / LOOKS_PER_SETTLING;
    stepsPerLook = dropout ? (int) Math.max(1, Math.min(MOST_STEPS_PER_LOOK, looks)) : 1;
    tell();
  }

  /** Draws rows from all over the data, which may be in the order of their classes. */
  private static Dataset sample(Dataset train, long seed) {
    int[] rows = new int[(int) Math.min(ROWS_PER_RECORD, train.size())];
    long reachable = Math.min(train.size(), Integer.MAX_VALUE);
    Permutation order =
        new Permutation(new RandomStream(seed, "rows to count zeros on"), 0, reachable);
    for (int i = 0; i < rows.length; i++) {
      rows[i] = (int) order.at(i);
    }
    return RowsView.of(train, new RowChoice.Listed(rows));
  }

  /** Returns T. */
  private static double settlingSteps(TrainSettings settings, long epochLength) {
    double batch = settings.batchSize();
    double usual = Math.max(epochLength / batch, USUAL_SETTLING_STEPS);
    double atMost = settings.limit().inExamples(epochLength) / batch / SETTLINGS_PER_TRAINING;
    return Math.max(LEAST_SETTLING_STEPS, Math.min(usual, atMost));
  }

  /** Looks at a batch after its forward pass, and adjusts λ for its backward pass. */
  void afterForward(TrainingPass pass) {
    if (state.progress().step() % stepsPerLook != 0) {
      return;
    }
    if (withoutDropout == null) {
      adjust(pass::hidden);
    } else {
      withoutDropout.input().set(pass.input());
      withoutDropout.run();
      adjust(withoutDropout::hidden);
    }
  }

  private void adjust(IntFunction<ActiveLists> hidden) {
    List<ControlledLayer> next = new ArrayList<>();
    for (int l = 0; l < l1.length; l++) {
      ActiveLists outputs = hidden.apply(l);
      next.add(adjust(state.control().get(l), outputs, target.of(l)));
    }
    state.control(next);
    tell();
  }

  private ControlledLayer adjust(ControlledLayer now, ActiveLists outputs, double asked) {
    double measured = 1 - outputs.density();
    double time = stepsPerLook / settlingSteps;
    double share = Math.min(time * MEANS_PER_SETTLING, outputs.examples() / LEAST_MEAN);
    boolean first = Double.isNaN(now.zeroFraction());
    double change = first ? 0 : Math.min(1, share) * (measured - now.zeroFraction());
    double zeros = first ? measured : now.zeroFraction() + change;
    double gap = Math.max(-MOST_GAP, Math.min(MOST_GAP, asked - zeros));
    if (now.l1() == 0 && gap < 0) {
      return new ControlledLayer(0, zeros);
    }
    double factor = StrictMath.exp(PULL * gap * time - BRAKE * change);
    double strength = Math.min(MOST_L1, Math.max(LEAST_L1, now.l1()) * factor);
    return new ControlledLayer(strength < LEAST_L1 ? 0 : strength, zeros);
  }

  private void tell() {
    for (int l = 0; l < l1.length; l++) {
      l1[l] = (float) state.control().get(l).l1();
    }
  }

  /** Returns λ of each layer, with the zeros of the network as it is now. */
  List<ControlledLayer> record() {
    List<Double> zeros =
        new Evaluator(execution).evaluate(state.network(), sample).sparsity().layers();
    List<ControlledLayer> layers = new ArrayList<>();
    for (int l = 0; l < zeros.size(); l++) {
      layers.add(new ControlledLayer(state.control().get(l).l1(), zeros.get(l)));
    }
    return layers;
  }
}
