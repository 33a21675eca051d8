package org.truezero.network;

/**
 * The output layer's reading of its scores, together with the loss that fits it: the closed family
 * of heads. The two belong together because their combined derivative is what training needs.
 *
 * <p>Losses are sums over the outputs of one example; the trainer takes the mean over the
 * mini-batch. All members are immutable.
 */
public sealed interface Head
    permits SoftmaxHead, LogisticHead, HingeHead, LinearHead, ExpectedHead {

  /** Returns the number of scores, which are the linear units of the output layer. */
  int scores();

  /** Returns how many numbers {@link #outputs} writes. */
  default int width() {
    return scores();
  }

  /** Returns how many numbers describe the target of one example. */
  int targetWidth();

  /**
   * Turns the scores of one example into outputs: probabilities, margins or values.
   *
   * @param scores array that holds the scores
   * @param offset position of the first one
   * @param into receives {@link #width()} numbers
   * @param intoOffset where the first one goes
   */
  void outputs(float[] scores, int offset, float[] into, int intoOffset);

  /**
   * Computes the loss of one example and its derivative by the scores.
   *
   * @param scores array that holds the scores
   * @param offset position of the first one
   * @param target array that holds the target
   * @param targetOffset position of its first number
   * @param delta receives the derivative by each score, or null if it is not wanted
   * @param deltaOffset where the first one goes
   * @return the loss, 0 or more
   */
  double loss(
      float[] scores, int offset, float[] target, int targetOffset, float[] delta, int deltaOffset);

  /**
   * Returns whether the example counts as an error: a wrong class, or at least one wrong label;
   * never for heads without classes.
   *
   * @param outputs array that holds what {@link #outputs} gave
   * @param offset position of the first one
   * @param target array that holds the target
   * @param targetOffset position of its first number
   */
  boolean wrong(float[] outputs, int offset, float[] target, int targetOffset);

  /**
   * Returns the most likely class, ties to the lowest number; −1 for heads without classes.
   *
   * @param outputs array that holds what {@link #outputs} gave
   * @param offset position of the first one
   */
  int predictedClass(float[] outputs, int offset);

  /** Returns whether {@link #wrong} means anything: whether there are classes or labels. */
  default boolean countsErrors() {
    return true;
  }

  /** Returns the number of classes an example is put into; 0 for heads without classes. */
  int classes();

  /** Returns the word on the command line: {@code softmax}, {@code logistic}, … */
  String name();
}
