package org.truezero.data;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Texts cut into words, each distinct word kept once: four bytes for every word of a text. */
final class Texts {
  private final List<String> words = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private int[] stream = new int[4096];
  private int size;
  private int[] ends = new int[256];
  private int texts;

  /** Appends a word to the text being filled. */
  void add(String word) {
    if (size == stream.length) {
      stream = Arrays.copyOf(stream, GrowingArrays.next(size, 1));
    }
    Integer number = numbers.get(word);
    if (number == null) {
      number = words.size();
      numbers.put(word, number);
      words.add(word);
    }
    stream[size++] = number;
  }

  void endText() {
    if (texts == ends.length) {
      ends = Arrays.copyOf(ends, GrowingArrays.next(texts, 1));
    }
    ends[texts++] = size;
  }

  int size() {
    return texts;
  }

  /** Returns how many words occur at all. */
  int words() {
    return words.size();
  }

  String word(int number) {
    return words.get(number);
  }

  int start(int text) {
    return text == 0 ? 0 : ends[text - 1];
  }

  int end(int text) {
    return ends[text];
  }

  /** Returns the number of the word at a position of the stream of all texts. */
  int number(int at) {
    return stream[at];
  }

  /** Returns a text as its words, without a copy. */
  List<String> text(int text) {
    int start = start(text);
    int length = end(text) - start;
    return new AbstractList<>() {
      @Override
      public String get(int index) {
        return words.get(stream[start + index]);
      }

      @Override
      public int size() {
        return length;
      }
    };
  }
}
