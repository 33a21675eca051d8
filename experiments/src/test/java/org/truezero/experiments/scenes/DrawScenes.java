package org.truezero.experiments.scenes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.truezero.data.PixelRange;
import org.truezero.experiments.picture.ContactSheet;

/** Draws toys and examples, to be looked at; and measures the speed. */
final class DrawScenes {
  private static final int PIXELS = Camera.SIDE * Camera.SIDE;
  private static final int SCALE = 3;
  private static final int TIMED = 20_000;

  private DrawScenes() {}

  /**
   * Writes a sheet of pairs for each category and part, {@code car-train.png} and so on, and {@code
   * mixed.png}, into the folder given.
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    for (Instances instances : Instances.values()) {
      StereoScenes scenes = scenes(instances);
      List<List<byte[]>> byCategory = new ArrayList<>();
      for (int k = 0; k < Category.values().length; k++) {
        byCategory.add(new ArrayList<>());
      }
      for (int i = 0; i < 3000; i++) {
        byCategory.get(scenes.label(i)).add(large(scenes.picture(i)));
      }
      for (Category category : Category.values()) {
        List<byte[]> tiles = byCategory.get(category.ordinal()).subList(0, 36);
        String name = category.name().toLowerCase(Locale.ROOT);
        write(folder, name + "-" + instances.spelling(), 6, tiles);
      }
    }
    measure();
  }

  private static StereoScenes scenes(Instances instances) {
    return new StereoScenes(new SceneSettings(1_000_000, 1, 0, instances), PixelRange.ZERO_TO_ONE);
  }

  private static void write(Path folder, String name, int columns, List<byte[]> tiles)
      throws IOException {
    byte[] png = ContactSheet.png(columns, 2 * SCALE * Camera.SIDE, SCALE * Camera.SIDE, tiles);
    Files.write(folder.resolve(name + ".png"), png);
  }

  /** Puts left and right side by side, every pixel three times in both directions. */
  private static byte[] large(byte[] pair) {
    int width = 2 * SCALE * Camera.SIDE;
    byte[] tile = new byte[2 * SCALE * SCALE * PIXELS];
    for (int at = 0; at < tile.length; at++) {
      int x = at % width / SCALE;
      int y = at / width / SCALE;
      int eye = x / Camera.SIDE;
      tile[at] = pair[eye * PIXELS + y * Camera.SIDE + x % Camera.SIDE];
    }
    return tile;
  }

  private static void measure() {
    StereoScenes scenes = scenes(Instances.TRAIN);
    int hash = 0;
    for (int round = 0; round < 3; round++) {
      long start = System.nanoTime();
      for (int i = 0; i < TIMED; i++) {
        hash = 31 * hash + Arrays.hashCode(scenes.picture(i));
      }
      System.out.printf("%.0f pairs per second%n", TIMED * 1e9 / (System.nanoTime() - start));
    }
    System.out.println("hash " + hash);
  }
}
