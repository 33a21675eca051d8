package org.truezero.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a command did.
 *
 * @param code exit code
 * @param out standard output
 * @param err standard error
 */
record Ran(int code, String out, String err) {

  /** Runs a command in this process. */
  static Ran command(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Main.run(
            args,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false);
    return new Ran(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** Runs a command that must succeed. */
  static Ran good(String... args) {
    Ran ran = command(args);
    if (ran.code != 0) {
      throw new AssertionError(String.join(" ", args) + " gave " + ran);
    }
    return ran;
  }

  /** Returns standard output as one JSON document. */
  JsonElement json() {
    return JsonParser.parseString(out);
  }

  /** Returns the folder of real data. */
  static Path data() {
    String told = System.getenv("TRUEZERO_DATA");
    return told == null ? Path.of("../../shared/data") : Path.of(told);
  }

  /** Writes a table that is easy to learn: the class follows from the first column. */
  static Path people(Path folder, int rows) throws IOException {
    StringBuilder text = new StringBuilder("size,job,noise,income\n");
    for (int i = 0; i < rows; i++) {
      boolean high = i % 3 == 0;
      text.append(high ? 5 + i % 4 : -3 - i % 4)
          .append(high ? ",clerk," : ",baker,")
          .append(i % 7)
          .append(high ? ",high\n" : ",low\n");
    }
    return Files.writeString(folder.resolve("people.csv"), text);
  }

  /** Writes pictures of 4 x 4 pixels in three classes as two idx files. */
  static String pictures(Path folder, int count) throws IOException {
    byte[] images = new byte[16 + 16 * count];
    byte[] labels = new byte[8 + count];
    put(images, 0, List.of(0x803, count, 4, 4));
    put(labels, 0, List.of(0x801, count));
    for (int i = 0; i < count; i++) {
      labels[8 + i] = (byte) (i % 3);
      for (int x = 0; x < 4; x++) {
        images[16 + 16 * i + 4 * (i % 3) + x] = (byte) (200 + i % 50);
      }
      images[16 + 16 * i + i % 16] = 90;
    }
    Path imageFile = Files.write(folder.resolve("images.idx"), images);
    Path labelFile = Files.write(folder.resolve("labels.idx"), labels);
    return "idx:" + imageFile + "," + labelFile;
  }

  private static void put(byte[] into, int at, List<Integer> numbers) {
    for (int i = 0; i < 4 * numbers.size(); i++) {
      into[at + i] = (byte) (numbers.get(i / 4) >>> (24 - 8 * (i % 4)));
    }
  }
}
