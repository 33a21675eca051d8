package org.truezero.train;

import java.util.Objects;
import java.util.function.Consumer;

/**
 * Everything that decides how a network is trained, except the data, the network, and things that
 * cannot change the result (threads).
 *
 * @param seed addresses all random numbers of the training
 * @param batchSize examples of a mini-batch, 1 or more
 * @param limit when training ends at the latest
 * @param optimizer how gradients change parameters
 * @param learningRate step on the mean gradient of a mini-batch, above 0
 * @param schedule how the rate changes
 * @param penalties what is added to the loss
 * @param dropout what is silenced at random
 * @param adversarial how far the active inputs of each mini-batch are moved against the network for
 *     a second step, 0 for no second step
 * @param classWeights what an example of each class counts
 * @param earlyStopping when the validation data are looked at
 */
public record TrainSettings(
    long seed,
    int batchSize,
    Span limit,
    Optimizer optimizer,
    float learningRate,
    Schedule schedule,
    Penalties penalties,
    Dropout dropout,
    float adversarial,
    ClassWeights classWeights,
    EarlyStopping earlyStopping) {

  /** The largest mini-batch; larger ones do not train better and only take memory. */
  public static final int MAX_BATCH = 65_536;

  /** Checks the ranges. */
  public TrainSettings {
    Objects.requireNonNull(limit, "limit");
    Objects.requireNonNull(optimizer, "optimizer");
    Objects.requireNonNull(schedule, "schedule");
    if (batchSize < 1 || batchSize > MAX_BATCH) {
      throw new IllegalArgumentException(
          "batch size: " + batchSize + ", expected 1 to " + MAX_BATCH);
    }
    if (!(learningRate > 0 && learningRate < Float.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("learning rate: " + learningRate + ", expected above 0");
    }
    if (!(adversarial >= 0 && adversarial < Float.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("adversarial: " + adversarial + ", expected 0 or more");
    }
  }

  /**
   * The paper's way (Glorot et al. 2011, §4.1): plain gradient descent at a constant rate, batches
   * of 10, no penalty yet.
   */
  public static TrainSettings paper() {
    return new TrainSettings(
        1,
        10,
        Span.epochs(20),
        new Optimizer.Sgd(),
        0.1f,
        new Schedule.Constant(),
        Penalties.NONE,
        Dropout.NONE,
        0,
        ClassWeights.NONE,
        EarlyStopping.EACH_EPOCH);
  }

  /** Returns these settings with another seed. */
  public TrainSettings withSeed(long value) {
    return change(copy -> copy.seed = value);
  }

  /** Returns these settings with another batch size. */
  public TrainSettings withBatchSize(int value) {
    return change(copy -> copy.batchSize = value);
  }

  /** Returns these settings with another limit. */
  public TrainSettings withLimit(Span value) {
    return change(copy -> copy.limit = value);
  }

  /** Returns these settings with another optimizer. */
  public TrainSettings withOptimizer(Optimizer value) {
    return change(copy -> copy.optimizer = value);
  }

  /** Returns these settings with another learning rate. */
  public TrainSettings withLearningRate(float value) {
    return change(copy -> copy.learningRate = value);
  }

  /** Returns these settings with another schedule. */
  public TrainSettings withSchedule(Schedule value) {
    return change(copy -> copy.schedule = value);
  }

  /** Returns these settings with other penalties. */
  public TrainSettings withPenalties(Penalties value) {
    return change(copy -> copy.penalties = value);
  }

  /** Returns these settings with another dropout. */
  public TrainSettings withDropout(Dropout value) {
    return change(copy -> copy.dropout = value);
  }

  /** Returns these settings with a second step on moved inputs, or with 0 without one. */
  public TrainSettings withAdversarial(float value) {
    return change(copy -> copy.adversarial = value);
  }

  /** Returns these settings with other class weights. */
  public TrainSettings withClassWeights(ClassWeights value) {
    return change(copy -> copy.classWeights = value);
  }

  /** Returns these settings with another early stopping. */
  public TrainSettings withEarlyStopping(EarlyStopping value) {
    return change(copy -> copy.earlyStopping = value);
  }

  private TrainSettings change(Consumer<Copy> edit) {
    Copy copy = new Copy(this);
    edit.accept(copy);
    return copy.settings();
  }

  /** The same settings, open to change. */
  private static final class Copy {
    private long seed;
    private int batchSize;
    private Span limit;
    private Optimizer optimizer;
    private float learningRate;
    private Schedule schedule;
    private Penalties penalties;
    private Dropout dropout;
    private float adversarial;
    private ClassWeights classWeights;
    private EarlyStopping earlyStopping;

    Copy(TrainSettings from) {
      seed = from.seed;
      batchSize = from.batchSize;
      limit = from.limit;
      optimizer = from.optimizer;
      learningRate = from.learningRate;
      schedule = from.schedule;
      penalties = from.penalties;
      dropout = from.dropout;
      adversarial = from.adversarial;
      classWeights = from.classWeights;
      earlyStopping = from.earlyStopping;
    }

    TrainSettings settings() {
      return new TrainSettings(
          seed,
          batchSize,
          limit,
          optimizer,
          learningRate,
          schedule,
          penalties,
          dropout,
          adversarial,
          classWeights,
          earlyStopping);
    }
  }
}
