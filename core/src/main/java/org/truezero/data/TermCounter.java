package org.truezero.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Counts in how many texts each term occurs, in bounded memory: when there are too many different
 * terms, those seen least are forgotten (lossy counting; Manku and Motwani 2002). What is forgotten
 * occurred in {@link #floor()} texts at most, and a count may be too high by as many.
 */
final class TermCounter {
  private final int limit;
  private final int grams;
  private final Map<String, Integer> texts = new HashMap<>();
  private final Set<String> ofText = new HashSet<>();
  private int floor;

  /**
   * Starts counting.
   *
   * @param limit how many different terms are held at most
   * @param grams 1 for words, 2 for words and pairs
   */
  TermCounter(int limit, int grams) {
    this.limit = limit;
    this.grams = grams;
  }

  /** Counts a text once for each of its terms. */
  void add(List<String> words) {
    ofText.clear();
    for (int at = 0; at < words.size(); at++) {
      ofText.add(words.get(at));
      if (grams > 1 && at + 1 < words.size()) {
        ofText.add(words.get(at) + " " + words.get(at + 1));
      }
    }
    for (String term : ofText) {
      // It may have been there and been forgotten, as often as that can have been.
      texts.merge(term, floor + 1, (before, first) -> before + 1);
    }
    if (texts.size() > limit) {
      forget();
    }
  }

  private void forget() {
    while (texts.size() > limit / 2) {
      floor++;
      texts.values().removeIf(count -> count <= floor);
    }
  }

  /** Returns how many texts a forgotten term was in at most; 0 if nothing was forgotten. */
  int floor() {
    return floor;
  }

  /** Returns all terms that are held, in no order. */
  List<Vocabulary.Term> terms() {
    List<Vocabulary.Term> terms = new ArrayList<>();
    texts.forEach((text, count) -> terms.add(new Vocabulary.Term(text, count)));
    return terms;
  }
}
