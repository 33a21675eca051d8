package org.truezero.data;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.function.Executable;
import org.truezero.math.ActiveLists;

/** Small files and short ways to look at data sets. */
final class Fixtures {
  private Fixtures() {}

  static String text(Path folder, String name, String... lines) {
    return bytes(folder, name, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  static String bytes(Path folder, String name, byte[] content) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.write(file, content);
      return file.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] gzip(byte[] content) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  /** An IDX file of unsigned bytes whose header may promise anything. */
  static byte[] idx(int[] dimensions, int... items) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(0x0800 + dimensions.length);
      for (int dimension : dimensions) {
        out.writeInt(dimension);
      }
      for (int item : items) {
        out.writeByte(item);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static int[] of(int... numbers) {
    return numbers;
  }

  static float[] dense(Dataset data, long row) {
    ActiveLists lists = new ActiveLists();
    lists.clear(data.schema().features());
    data.appendRow(row, lists);
    float[] dense = new float[data.schema().features()];
    for (int i = lists.start(0); i < lists.end(0); i++) {
      assertFalse(lists.values()[i] == 0, "zeros are not handed over");
      assertFalse(i > 0 && lists.indices()[i] <= lists.indices()[i - 1], "columns ascend");
      dense[lists.indices()[i]] = lists.values()[i];
    }
    return dense;
  }

  static float[] target(Dataset data, long row) {
    float[] target = new float[data.schema().target().width()];
    data.readTarget(row, target, 0);
    return target;
  }

  static int label(Dataset data, long row) {
    return (int) target(data, row)[0];
  }

  /** Runs something that must fail with one clear line, and returns the line. */
  static String failure(Executable action) {
    String message = assertThrows(DataFormatException.class, action).getMessage();
    assertFalse(message.contains("\n"), "one line: " + message);
    return message;
  }
}
