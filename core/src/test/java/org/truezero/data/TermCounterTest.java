package org.truezero.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TermCounterTest {
  private static Map<String, Integer> counts(TermCounter counter) {
    return counter.terms().stream()
        .collect(Collectors.toMap(Vocabulary.Term::text, Vocabulary.Term::texts));
  }

  @Test
  void countsAreExactWhileTheyFit() {
    TermCounter counter = new TermCounter(100, 2);
    counter.add(List.of("a", "b", "a"));
    counter.add(List.of("b"));
    assertEquals(Map.of("a", 1, "b", 2, "a b", 1, "b a", 1), counts(counter));
    assertEquals(0, counter.floor());
  }

  /** A term in every fourth text among terms that are seen once, in room for a few. */
  @Test
  void whatIsForgottenWasRare() {
    TermCounter counter = new TermCounter(10, 1);
    int often = 0;
    for (int text = 0; text < 4000; text++) {
      boolean here = text % 4 == 0;
      often += here ? 1 : 0;
      counter.add(here ? List.of("once" + text, "often") : List.of("once" + text));
      int seen = counts(counter).getOrDefault("often", 0);
      int floor = counter.floor();
      assertTrue(often <= Math.max(seen, floor), often + " texts, " + seen + ", floor " + floor);
      assertTrue(seen <= often + floor, seen + " of " + often + ", floor " + floor);
    }
    assertTrue(counter.floor() > 0);
  }
}
