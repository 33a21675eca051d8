package org.truezero.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.truezero.network.Head;
import org.truezero.network.Unit;

class ExampleListsTest {
  private static Set<Class<?>> classesOf(List<?> examples) {
    return examples.stream().map(Object::getClass).collect(Collectors.toSet());
  }

  @Test
  void everyUnitIsInTheList() {
    assertEquals(Set.of(Unit.class.getPermittedSubclasses()), classesOf(UnitExamples.all()));
  }

  @Test
  void everyHeadIsInTheList() {
    assertEquals(Set.of(Head.class.getPermittedSubclasses()), classesOf(HeadExamples.all()));
  }
}
