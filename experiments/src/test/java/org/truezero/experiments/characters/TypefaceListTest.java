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
      byte[][] pictures = face.pictures();
      assertEquals(62, pictures.length, face.name());
      for (int i = 0; i < 62; i++) {
        String where = face.name() + " " + CharacterClasses.ALL.names().get(i);
        double ink = 0;
        for (byte level : pictures[i]) {
          ink += (level & 0xFF) / 255.0;
        }
        assertTrue(ink > 12 && ink < 450, where + " has ink " + ink);
      }
    }
  }

  @Test
  void facesAndCharactersDiffer() {
    HashSet<String> pictures = new HashSet<>();
    for (Typeface face : TypefaceList.all()) {
      for (byte[] picture : face.pictures()) {
        pictures.add(Arrays.toString(picture));
      }
    }
    // A few pairs are alike by design, such as the fixed digits of related faces.
    assertTrue(pictures.size() > 0.98 * 32 * 62, pictures.size() + " different pictures");
  }

  @Test
  void charactersStandUprightInTheCentreAndNothingIsCutOff() {
    int h = CharacterClasses.ALL.names().indexOf("H");
    for (Typeface face : TypefaceList.all()) {
      assertEquals(1, face.outlines().get(h).box().height(), 1e-12, face.name());
      byte[][] pictures = face.pictures();
      for (int character = 0; character < 62; character++) {
        String where = face.name() + " " + CharacterClasses.ALL.names().get(character);
        int[] lines = extent(pictures[character], 32, 1);
        int[] columns = extent(pictures[character], 1, 32);
        assertTrue(lines[0] >= 2 && lines[1] < 30, where + " lines " + Arrays.toString(lines));
        assertTrue(columns[0] >= 2 && columns[1] < 30, where + Arrays.toString(columns));
        assertEquals(31, lines[0] + lines[1], 1, where + " is not in the middle");
        assertEquals(31, columns[0] + columns[1], 1, where + " is not in the middle");
      }
      int[] ofH = extent(pictures[h], 32, 1);
      assertEquals(20, ofH[1] - ofH[0] + 1, face.name() + ": as high as MNIST's digits");
    }
  }

  @Test
  void upIsUp() {
    int letter = CharacterClasses.ALL.names().indexOf("L");
    byte[] picture = TypefaceList.all().get(0).pictures()[letter];
    double upper = 0;
    double lower = 0;
    for (int i = 0; i < 512; i++) {
      upper += picture[i] & 0xFF;
      lower += picture[512 + i] & 0xFF;
    }
    assertTrue(lower > 1.5 * upper, "the foot of an L is below");
  }

  /** Returns the first and the last line with ink, or column if the steps are exchanged. */
  private static int[] extent(byte[] picture, int step, int within) {
    int[] extent = {32, -1};
    for (int i = 0; i < 32; i++) {
      for (int j = 0; j < 32; j++) {
        if (picture[i * step + j * within] != 0) {
          extent[0] = Math.min(extent[0], i);
          extent[1] = i;
        }
      }
    }
    return extent;
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
