package org.truezero.experiments.characters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.truezero.data.DataFormatException;
import org.truezero.data.DataSource;
import org.truezero.data.Dataset;
import org.truezero.data.Split;
import org.truezero.math.ActiveLists;

class TypedSourceTest {

  @Test
  void opensLikeAnyOtherSource() throws IOException {
    Dataset opened = DataSource.open("typed:?count=50&seed=3&from=7&classes=letters&rows=10-30");
    TypedCharacters direct =
        new TypedCharacters(new CharacterSettings(20, 3, 17, CharacterClasses.LETTERS));
    assertEquals(20, opened.size());
    assertEquals(direct.schema(), opened.schema());
    ActiveLists one = new ActiveLists();
    ActiveLists two = new ActiveLists();
    one.clear(1024);
    two.clear(1024);
    float[] targets = new float[2];
    for (int i = 0; i < 20; i++) {
      opened.appendRow(i, one);
      direct.appendRow(i, two);
      opened.readTarget(i, targets, 0);
      direct.readTarget(i, targets, 1);
      assertEquals(targets[1], targets[0]);
      assertEquals(two.end(i), one.end(i));
    }
  }

  @Test
  void aSchemaOfMoreClassesNumbersThemItsOwnWay() throws IOException {
    Dataset all = DataSource.open("typed:?count=10");
    Dataset letters = DataSource.open("typed:?count=300&classes=letters", all.schema());
    float[] target = new float[1];
    float least = 99;
    for (int i = 0; i < 300; i++) {
      letters.readTarget(i, target, 0);
      least = Math.min(least, target[0]);
    }
    assertEquals(10, least, "class of A among all 62");
    assertEquals(0, DataSource.openUnlabelled("typed:?count=10").schema().target().width());
  }

  @Test
  void divides() throws IOException {
    Split split = DataSource.openSplit("typed:?count=1000&classes=digits", 0.2, 1);
    assertEquals(1000, split.train().size() + split.valid().size());
  }

  @Test
  void wrongOptionsAreNamed() {
    assertMessage("typed:?count=0", "count='0', expected a whole number from 1");
    assertMessage("typed:?from=-1", "from='-1', expected a whole number from 0");
    assertMessage("typed:?classes=greek", "classes='greek', expected all or digits or letters");
    assertMessage("typed:folder", "nothing before the question mark");
  }

  @Test
  void classesThatTheModelDoesNotKnowAreNamed() throws IOException {
    Dataset digits = DataSource.open("typed:?count=10&classes=digits");
    DataFormatException e =
        assertThrows(
            DataFormatException.class,
            () -> DataSource.open("typed:?count=10&classes=letters", digits.schema()));
    assertTrue(e.getMessage().contains("the class 'A'"), e.getMessage());
  }

  private static void assertMessage(String source, String part) {
    DataFormatException e = assertThrows(DataFormatException.class, () -> DataSource.open(source));
    assertTrue(e.getMessage().contains(part), e.getMessage());
  }
}
