package org.truezero.bench.compare;

import java.util.List;

/**
 * How fast TrueZero is meant to be.
 *
 * @param against names of the systems whose fastest counts
 * @param ratio how many times as fast
 * @param atMost whether TrueZero may be at most so many times as fast: for its own variants, which
 *     are not meant to fall far behind
 */
record Target(List<String> against, double ratio, boolean atMost) {
  /** PyTorch however it is set up. */
  static final List<String> PYTORCH = List.of("pytorch", "pytorch-mkl", "pytorch-sparse");

  static final List<String> ONNX = List.of("onnxruntime");

  /** All other products. */
  static final List<String> OTHERS =
      List.of(
          "pytorch",
          "pytorch-mkl",
          "pytorch-sparse",
          "onnxruntime",
          "tensorflow",
          "tensorflow-sparse",
          "deeplearning4j");

  static Target atLeast(double ratio, List<String> against) {
    return new Target(against, ratio, false);
  }

  static Target atMost(double ratio, String variant) {
    return new Target(List.of(variant), ratio, true);
  }

  /** Returns whether a measured ratio is good enough. */
  boolean reachedBy(double measured) {
    return atMost ? measured <= ratio : measured >= ratio;
  }

  /** Returns the target in a word or two. */
  String text() {
    return (atMost ? "at most " : "at least ") + Numbers.three(ratio) + "×";
  }
}
