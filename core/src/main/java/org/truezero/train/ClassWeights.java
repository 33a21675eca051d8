package org.truezero.train;

import java.util.List;

/**
 * What an example of each class counts in the training loss.
 *
 * @param balanced whether weights are computed from the training data: examples / (classes ·
 *     examples of the class)
 * @param weights the weights, one per class, above 0; empty for 1 each, and when balanced
 */
public record ClassWeights(boolean balanced, List<Float> weights) {
  /** Every example counts 1. */
  public static final ClassWeights NONE = new ClassWeights(false, List.of());

  /** Rare classes count more. */
  public static final ClassWeights BALANCED = new ClassWeights(true, List.of());

  /** Copies and checks. */
  public ClassWeights {
    weights = List.copyOf(weights);
    if (balanced && !weights.isEmpty()) {
      throw new IllegalArgumentException("class weights: balanced or a list, not both");
    }
    for (float weight : weights) {
      if (!(weight > 0 && weight < Float.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("class weight: " + weight + ", expected above 0");
      }
    }
  }

  /** Returns the text that {@link #parse} reads back: {@code none}, {@code balanced} or a list. */
  public String text() {
    if (balanced) {
      return "balanced";
    }
    if (weights.isEmpty()) {
      return "none";
    }
    StringBuilder text = new StringBuilder();
    for (float weight : weights) {
      text.append(text.length() == 0 ? "" : ",").append(weight);
    }
    return text.toString();
  }

  /**
   * Reads class weights.
   *
   * @param text {@code none}, {@code balanced} or one number per class with commas
   * @throws IllegalArgumentException if it is none of these
   */
  public static ClassWeights parse(String text) {
    switch (text.trim()) {
      case "none":
        return NONE;
      case "balanced":
        return BALANCED;
      default:
        List<Float> weights = new java.util.ArrayList<>();
        for (float weight : Numbers.parse(text, "class weights (none, balanced or a list)")) {
          weights.add(weight);
        }
        return new ClassWeights(false, weights);
    }
  }
}
