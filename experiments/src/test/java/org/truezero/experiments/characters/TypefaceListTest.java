package org.truezero.experiments.characters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class TypefaceListTest {

  @Test
  void everyFaceHasAll62Characters() {
    assertEquals(32, TypefaceList.all().size());
    for (Typeface face : TypefaceList.all()) {
      assertEquals(62, face.outlines().size(), face.name());
      for (int i = 0; i < 62; i++) {
        String where = face.name() + " " + CharacterClasses.ALL.names().get(i);
        float[] picture = Pose.PLAIN.fill(face.outlines().get(i), 32);
        double ink = 0;
        for (float pixel : picture) {
          ink += pixel;
        }
        assertTrue(ink > 12 && ink < 350, where + " has ink " + ink);
      }
    }
  }

  @Test
  void facesAndCharactersDiffer() {
    HashSet<String> pictures = new HashSet<>();
    for (Typeface face : TypefaceList.all()) {
      for (Outline outline : face.outlines()) {
        pictures.add(Arrays.toString(Pose.PLAIN.fill(outline, 32)));
      }
    }
    // A few pairs are alike by design, such as the fixed digits of related faces.
    assertTrue(pictures.size() > 0.98 * 32 * 62, pictures.size() + " different pictures");
  }

  @Test
  void capitalsAreAsHighAsThePoseSays() {
    int h = CharacterClasses.ALL.names().indexOf("H");
    for (Typeface face : TypefaceList.all()) {
      assertEquals(1, face.outlines().get(h).height(), 1e-12, face.name());
    }
  }

  @Test
  void missingFontIsNamed() {
    IllegalStateException e =
        assertThrows(IllegalStateException.class, () -> Typeface.read("no/such/Font.ttf"));
    assertTrue(e.getMessage().contains("no/such/Font.ttf"), e.getMessage());
  }

  @Test
  void classesAreThoseOfNistp() {
    assertEquals(62, CharacterClasses.ALL.size());
    assertEquals("0", CharacterClasses.ALL.names().get(0));
    assertEquals("A", CharacterClasses.ALL.names().get(10));
    assertEquals("a", CharacterClasses.ALL.names().get(36));
    assertEquals(CharacterClasses.ALL.names().subList(10, 62), CharacterClasses.LETTERS.names());
    assertEquals(CharacterClasses.ALL.names().subList(0, 10), CharacterClasses.DIGITS.names());
  }
}
