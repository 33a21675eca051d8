package org.truezero.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.truezero.data.Fixtures.failure;
import static org.truezero.data.Fixtures.gzip;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.truezero.RealData;

class DataFetchTest {
  private static final byte[] CONTENT = new byte[100_000];

  static {
    for (int i = 0; i < CONTENT.length; i++) {
      CONTENT[i] = (byte) (i * i >>> 7);
    }
  }

  private static final byte[] PACKED = gzip(CONTENT);
  private static final DataFetch.RemoteFile FILE = file("set.gz", CONTENT);

  @TempDir Path dir;

  private LocalServer server;

  private static DataFetch.RemoteFile file(String name, byte[] content) {
    String digest = HexFormat.of().formatHex(Fingerprint.sha256().digest(content));
    return new DataFetch.RemoteFile(name, content.length, digest);
  }

  @BeforeEach
  void start() throws IOException {
    server = new LocalServer();
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private List<Path> fetch(URI... mirrors) throws IOException {
    return DataFetch.fetch(List.of(FILE), List.of(mirrors), dir, (file, got, all) -> {});
  }

  private String refused() throws IOException {
    String message = failure(() -> fetch(server.address()));
    try (var files = Files.list(dir)) {
      assertEquals(0, files.count(), "nothing is left behind");
    }
    return message;
  }

  @Test
  void aRightFileArrivesAndProgressIsHeard() throws IOException {
    server.serve("/set.gz", 200, PACKED, PACKED.length);
    List<Long> heard = new ArrayList<>();
    Path folder = dir.resolve("new/folder");
    List<Path> paths =
        DataFetch.fetch(
            List.of(FILE),
            List.of(server.address()),
            folder,
            (file, received, total) -> {
              assertEquals("set.gz", file);
              assertEquals(PACKED.length, total);
              heard.add(received);
            });
    assertEquals(List.of(folder.resolve("set.gz")), paths);
    assertArrayEquals(PACKED, Files.readAllBytes(paths.get(0)));
    assertEquals(PACKED.length, heard.get(heard.size() - 1));
    try (var files = Files.list(folder)) {
      assertEquals(1, files.count());
    }
  }

  @Test
  void aRightFileIsKeptAndAWrongOneReplaced() throws IOException {
    server.serve("/set.gz", 200, PACKED, PACKED.length);
    fetch(server.address());
    fetch(server.address());
    assertEquals(1, server.requests());
    Files.write(dir.resolve("set.gz"), Arrays.copyOf(PACKED, 1000));
    fetch(server.address());
    assertEquals(2, server.requests());
    assertArrayEquals(PACKED, Files.readAllBytes(dir.resolve("set.gz")));
  }

  @Test
  void theNextMirrorIsTried() throws IOException {
    server.serve("/good/set.gz", 200, PACKED, PACKED.length);
    List<Path> paths = fetch(server.address(), server.address().resolve("good/"));
    assertArrayEquals(PACKED, Files.readAllBytes(paths.get(0)));
  }

  @Test
  void aWrongFileIsNotKept() throws IOException {
    byte[] other = CONTENT.clone();
    other[5]++;
    server.serve("/set.gz", 200, gzip(other), gzip(other).length);
    String message = refused();
    assertTrue(message.contains("set.gz: could not be downloaded"), message);
    assertTrue(message.contains("expected sha256:" + FILE.contentSha256()), message);
  }

  @Test
  void aMissingFileIsReported() throws IOException {
    assertTrue(refused().contains("answered with status 404"));
  }

  @Test
  void aShortBodyIsReported() throws IOException {
    server.serve("/set.gz", 200, Arrays.copyOf(PACKED, PACKED.length / 2), PACKED.length);
    String message = refused();
    assertTrue(message.contains("broke off") || message.contains("gave"), message);
  }

  @Test
  void contentOfAnotherLengthIsReported() throws IOException {
    byte[] less = gzip(Arrays.copyOf(CONTENT, 99));
    server.serve("/set.gz", 200, less, less.length);
    assertTrue(refused().contains("gave 99 bytes of content, expected 100000"));
    byte[] bomb = gzip(new byte[50_000_000]);
    server.serve("/set.gz", 200, bomb, bomb.length);
    assertTrue(refused().contains("more than 100000 bytes of content"));
  }

  @Test
  void aPageInsteadOfAFileIsReported() throws IOException {
    byte[] page = "<html>log in first</html>".getBytes();
    server.serve("/set.gz", 200, page, page.length);
    assertTrue(refused().contains("damaged gzip file"));
  }

  @Test
  void aBodyWithoutEndIsCutOff() throws IOException {
    byte[] endless = new byte[1_000_000];
    server.serve("/set.gz", 200, endless, -1);
    assertTrue(refused().contains("gave more than"));
  }

  @Test
  void aDeadMirrorIsReported() throws IOException {
    URI address = server.address();
    server.close();
    String message = failure(() -> fetch(address));
    assertTrue(message.contains("failed ("), message);
  }

  @Test
  @Tag("data")
  void theChecksumsAreThoseOfRealMnist() throws IOException {
    Path folder = RealData.require("mnist");
    for (DataFetch.RemoteFile file : DataFetch.MNIST_FILES) {
      byte[] content;
      try (var in = new GZIPInputStream(Files.newInputStream(folder.resolve(file.name())))) {
        content = in.readAllBytes();
      }
      assertEquals(file, file(file.name(), content));
    }
  }
}
