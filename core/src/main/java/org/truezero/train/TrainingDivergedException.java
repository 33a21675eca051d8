package org.truezero.train;

/** The loss became infinite or undefined. The message says when and what usually helps. */
public final class TrainingDivergedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * Makes the message.
   *
   * @param epoch epoch, from 1
   * @param batch batch inside the epoch, from 1
   * @param lastFiniteLoss mean loss of the last good batch, NaN if there was none
   * @param learningRate rate at that batch
   */
  public TrainingDivergedException(
      long epoch, long batch, double lastFiniteLoss, double learningRate) {
    super(
        "training diverged in epoch "
            + epoch
            + ", batch "
            + batch
            + ": the loss is no longer a finite number ("
            + (Double.isNaN(lastFiniteLoss)
                ? ""
                : "last finite loss " + (float) lastFiniteLoss + ", ")
            + "learning rate "
            + (float) learningRate
            + "); use a smaller learning rate, such as "
            + (float) (learningRate / 10)
            + ", or scale the inputs");
  }
}
