package org.truezero.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.truezero.math.ActiveLists;

/** Turns texts into features as a {@link TextEncoding} says. Used by one thread at a time. */
public final class TextEncoder {
  private final TextEncoding encoding;
  private final Tokenizer tokenizer;
  private final Map<String, Integer> words = new HashMap<>();
  private final Map<String, Map<String, Integer>> pairs = new HashMap<>();
  private final List<String> cut = new ArrayList<>();
  private int[] found = new int[64];

  /** Takes one feature of a text. */
  interface Sink {
    void add(int feature, float value);
  }

  /**
   * Prepares the vocabulary.
   *
   * @throws IllegalArgumentException if there is no tokenizer of that name here
   */
  public TextEncoder(TextEncoding encoding) {
    this.encoding = encoding;
    tokenizer = Tokenizer.named(encoding.tokenizer());
    for (int feature = 0; feature < encoding.terms().size(); feature++) {
      String term = encoding.terms().get(feature);
      int space = term.indexOf(' ');
      if (space < 0) {
        words.put(term, feature);
      } else {
        pairs
            .computeIfAbsent(term.substring(0, space), first -> new HashMap<>())
            .put(term.substring(space + 1), feature);
      }
    }
  }

  /**
   * Appends the features of a text and ends the example.
   *
   * @param text any text; words that are not in the vocabulary are left out
   * @param into lists over the features
   */
  public void append(String text, ActiveLists into) {
    cut.clear();
    tokenizer.cut(text, cut::add);
    encode(cut, into::append);
    into.endExample();
  }

  /** Encodes a text that was cut into words, features ascending. */
  void encode(List<String> text, Sink sink) {
    int count = findTerms(text);
    Arrays.sort(found, 0, count);
    double squares = 0;
    boolean tfidf = encoding.weighting() == TextEncoding.Weighting.TFIDF;
    for (int at = 0; tfidf && at < count; ) {
      int end = endOfRun(at, count);
      double value = (end - at) * (double) encoding.weights().get(found[at]);
      squares += value * value;
      at = end;
    }
    double length = Math.sqrt(squares);
    for (int at = 0; at < count; ) {
      int end = endOfRun(at, count);
      sink.add(
          found[at],
          switch (encoding.weighting()) {
            case BINARY -> 1;
            case COUNTS -> end - at;
            case TFIDF -> (float) ((end - at) * encoding.weights().get(found[at]) / length);
          });
      at = end;
    }
  }

  private int endOfRun(int from, int count) {
    int end = from;
    while (end < count && found[end] == found[from]) {
      end++;
    }
    return end;
  }

  private int findTerms(List<String> text) {
    if (found.length < 2 * text.size()) {
      found = new int[2 * GrowingArrays.next(text.size(), 1)];
    }
    int count = 0;
    for (int t = 0; t < text.size(); t++) {
      Integer word = words.get(text.get(t));
      if (word != null) {
        found[count++] = word;
      }
      Map<String, Integer> seconds = encoding.grams() > 1 ? pairs.get(text.get(t)) : null;
      Integer pair = seconds == null || t + 1 == text.size() ? null : seconds.get(text.get(t + 1));
      if (pair != null) {
        found[count++] = pair;
      }
    }
    return count;
  }
}
