package org.truezero.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The label of each row as the file spells it: a number per row and the text of each number. */
final class RawLabels {
  private final int[] codes;
  private final List<String> texts;
  private final boolean closed;

  private RawLabels(int[] codes, List<String> texts, boolean closed) {
    this.codes = codes;
    this.texts = texts;
    this.closed = closed;
  }

  /**
   * Takes labels that the format numbers itself: all names are classes, in that order, whichever
   * rows are learned from.
   */
  static RawLabels numbered(int[] codes, List<String> names) {
    return new RawLabels(codes, names, true);
  }

  /** Returns the same rows with each text spelled anew; several may become the same. */
  RawLabels spelled(UnaryOperator<String> spelling) {
    return new RawLabels(codes, texts.stream().map(spelling).toList(), closed);
  }

  int size() {
    return codes.length;
  }

  int code(long row) {
    return codes[(int) row];
  }

  /** Returns the text of each code. */
  List<String> texts() {
    return texts;
  }

  /** Returns whether all texts are classes, in their order. */
  boolean closed() {
    return closed;
  }

  /** Returns which codes the rows have. */
  boolean[] present(RowChoice rows) {
    boolean[] present = new boolean[texts.size()];
    for (long i = 0; i < rows.size(); i++) {
      present[code(rows.at(i))] = true;
    }
    return present;
  }

  /** Collects labels row by row. */
  static final class Builder {
    private final UnaryOperator<String> spelling;
    private final Map<String, Integer> codeOf = new HashMap<>();
    private final List<String> texts = new ArrayList<>();
    private int[] codes = new int[1024];
    private int size;

    /** Takes a function that gives equal labels one spelling. */
    Builder(UnaryOperator<String> spelling) {
      this.spelling = spelling;
    }

    void add(String text) {
      if (size == codes.length) {
        codes = Arrays.copyOf(codes, GrowingArrays.next(size, 1));
      }
      Integer code = codeOf.get(text);
      if (code == null) {
        code = codeOf.computeIfAbsent(spelling.apply(text), this::append);
        codeOf.put(text, code);
      }
      codes[size++] = code;
    }

    private int append(String spelled) {
      texts.add(spelled);
      return texts.size() - 1;
    }

    RawLabels build() {
      return new RawLabels(Arrays.copyOf(codes, size), List.copyOf(texts), false);
    }
  }
}
