package org.truezero.data;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells cells without a value: empty ones, and some words whose case does not matter. */
final class MissingCells {
  private final Set<String> words;
  private final int longest;

  MissingCells(List<String> words) {
    this.words = words.stream().map(w -> w.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    longest = words.stream().mapToInt(String::length).max().orElse(0);
  }

  boolean contain(String cell) {
    return cell.isEmpty()
        || (cell.length() <= longest && words.contains(cell.toLowerCase(Locale.ROOT)));
  }
}
