package org.truezero.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir Path dir;

  private List<String> names() throws IOException {
    try (var files = Files.list(dir)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static AtomicFile.Body text(String text) {
    return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aFinishedFileReplacesTheOldOne() throws IOException {
    Path file = dir.resolve("file");
    AtomicFile.write(file, text("old"));
    AtomicFile.write(file, text("new"));
    assertEquals("new", Files.readString(file));
    assertEquals(List.of("file"), names());
  }

  @Test
  void aFailureLeavesTheOldFileAndNothingElse() throws IOException {
    Path file = dir.resolve("file");
    AtomicFile.write(file, text("old"));
    IOException full =
        assertThrows(
            IOException.class,
            () ->
                AtomicFile.write(
                    file,
                    out -> {
                      out.write(new byte[100_000]);
                      throw new IOException("No space left on device");
                    }));
    assertTrue(full.getMessage().contains("file: could not be written (No space left"));
    assertThrows(
        IllegalStateException.class,
        () ->
            AtomicFile.write(
                file,
                out -> {
                  out.write(1);
                  throw new IllegalStateException();
                }));
    assertEquals("old", Files.readString(file));
    assertEquals(List.of("file"), names());
  }

  @Test
  void impossibleTargetsAreRefused() throws IOException {
    Path absent = dir.resolve("no/file");
    IOException folder = assertThrows(IOException.class, () -> AtomicFile.write(absent, text("x")));
    assertTrue(folder.getMessage().contains("does not exist"), folder.getMessage());
    assertThrows(IOException.class, () -> AtomicFile.write(dir, text("x")));
    assertEquals(List.of(), names());
  }

  @Test
  void aLinkKeepsPointingAtTheNewFile() throws IOException {
    Path file = dir.resolve("file");
    AtomicFile.write(file, text("old"));
    Path link = Files.createSymbolicLink(dir.resolve("link"), file);
    AtomicFile.write(link, text("new"));
    assertTrue(Files.isSymbolicLink(link));
    assertEquals("new", Files.readString(file));
  }
}
