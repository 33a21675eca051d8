package org.truezero.experiments.characters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.truezero.experiments.picture.ContactSheet;

/** Draws every face, clean and perturbed, to be looked at; and measures the speed. */
final class DrawContactSheets {
  private DrawContactSheets() {}

  /** Writes {@code clean.png} and {@code examples.png} into the folder given. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    long start = System.nanoTime();
    List<Typeface> faces = TypefaceList.all();
    System.out.printf("%d faces read in %d ms%n", faces.size(), millisSince(start));
    List<byte[]> clean = new ArrayList<>();
    for (Typeface face : faces) {
      for (Outline outline : face.outlines()) {
        clean.add(bytes(Pose.PLAIN.fill(outline, Perturbation.SIDE)));
      }
    }
    Files.write(folder.resolve("clean.png"), ContactSheet.png(62, 32, 32, clean));
    CharacterSettings settings = new CharacterSettings(100_000, 1, 0, CharacterClasses.ALL);
    TypedCharacters characters = new TypedCharacters(settings);
    List<List<byte[]>> byClass = new ArrayList<>();
    for (int i = 0; i < 62; i++) {
      byClass.add(new ArrayList<>());
    }
    for (int i = 0; i < 3000; i++) {
      byClass.get(characters.label(i)).add(characters.picture(i));
    }
    List<byte[]> examples = new ArrayList<>();
    for (int line = 0; line < 20; line++) {
      for (List<byte[]> one : byClass) {
        examples.add(one.get(line));
      }
    }
    Files.write(folder.resolve("examples.png"), ContactSheet.png(62, 32, 32, examples));
    long ink = 0;
    for (int round = 0; round < 4; round++) {
      start = System.nanoTime();
      for (int i = 0; i < 20_000; i++) {
        ink += nonZero(characters.picture(i));
      }
      System.out.printf("20000 pictures in %d ms%n", millisSince(start));
    }
    System.out.printf("ink %.3f%n", ink / 80_000.0 / 1024);
  }

  private static long millisSince(long start) {
    return (System.nanoTime() - start) / 1_000_000;
  }

  private static int nonZero(byte[] picture) {
    int count = 0;
    for (byte pixel : picture) {
      count += pixel != 0 ? 1 : 0;
    }
    return count;
  }

  private static byte[] bytes(float[] picture) {
    byte[] bytes = new byte[picture.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (int) (255 * picture[i] + 0.5f);
    }
    return bytes;
  }
}
