package org.truezero.experiments.scenes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CategoryTest {
  @Test
  void namesAreThoseOfNorb() {
    assertEquals(List.of("animal", "human", "airplane", "truck", "car", "blank"), Category.names());
    assertEquals(5, Category.withToys());
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "BLANK")
  void toysAreOfSizeOneAndAllDifferent(Category category) {
    for (int toy = 0; toy < Category.TOYS; toy++) {
      double furthest = 0;
      for (Part part : category.toy(toy).parts()) {
        furthest = Math.max(furthest, part.reach());
      }
      assertEquals(1, furthest, 1e-12, category + " " + toy);
      for (int other = 0; other < toy; other++) {
        assertNotEquals(entries(category, toy), entries(category, other), category + " " + toy);
      }
    }
  }

  private static List<Double> entries(Category category, int toy) {
    List<Double> entries = new ArrayList<>();
    for (Part part : category.toy(toy).parts()) {
      for (int at = 0; at < 12; at++) {
        entries.add(part.placement().at(at / 4, at % 4));
      }
    }
    return entries;
  }

  @Test
  void placementsAreUndoneByTheirInverse() {
    Placement there =
        Placement.scaled(2, 3, 0.5)
            .then(Placement.turnedX(0.7))
            .then(Placement.turnedY(-1.1))
            .then(Placement.turnedZ(2))
            .then(Placement.moved(4, -5, 6));
    Placement both = there.then(there.inverse());
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 4; column++) {
        assertEquals(row == column ? 1 : 0, both.at(row, column), 1e-14);
      }
    }
    assertEquals(-1, Placement.turnedX(Math.PI / 2).map(1, 0, 0, 1), 1e-15, "y of z");
    assertEquals(1, Placement.turnedY(Math.PI / 2).map(0, 0, 0, 1), 1e-15, "x of z");
    assertEquals(1, Placement.turnedZ(Math.PI / 2).map(1, 1, 0, 0), 1e-15, "y of x");
  }
}
