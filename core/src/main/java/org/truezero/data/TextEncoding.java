package org.truezero.data;

import java.util.List;

/**
 * How texts become features: a vocabulary of words, or of words and pairs of neighbouring words
 * (written with a space between), each with one feature.
 *
 * @param tokenizer name of the {@link Tokenizer}
 * @param grams 1 for words, 2 for words and pairs
 * @param weighting what a feature says about its term
 * @param terms the vocabulary, by feature
 * @param weights one number for each term with {@code TFIDF}, otherwise none
 * @param ratings rule from ratings to class names, for data read later
 */
public record TextEncoding(
    String tokenizer,
    int grams,
    Weighting weighting,
    List<String> terms,
    List<Float> weights,
    RatingRule ratings) {
  /** What a feature says about its term. */
  public enum Weighting {
    /** 1 if the text has the term. */
    BINARY,
    /** How often the text has it. */
    COUNTS,
    /**
     * How often, times log((1 + texts) / (1 + texts with the term)) + 1 of the training texts, the
     * whole text scaled to length 1.
     */
    TFIDF
  }

  /** Returns the same features with another rule for ratings. */
  TextEncoding withRatings(RatingRule other) {
    return new TextEncoding(tokenizer, grams, weighting, terms, weights, other);
  }

  /** Copies and checks. */
  public TextEncoding {
    terms = List.copyOf(terms);
    weights = List.copyOf(weights);
    if (grams < 1 || grams > 2) {
      throw new IllegalArgumentException("grams: " + grams + ", expected 1 or 2");
    }
    if (terms.isEmpty()) {
      throw new IllegalArgumentException("a vocabulary without terms");
    }
    int expected = weighting == Weighting.TFIDF ? terms.size() : 0;
    if (weights.size() != expected) {
      throw new IllegalArgumentException(weights.size() + " weights, expected " + expected);
    }
  }
}
