package org.truezero.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The decompressed bytes of a file or of the standard input: counts them, hashes them, and turns
 * every failure into one clear line. Read to the end, or the checksum inside gzip is not checked.
 */
final class SourceInput extends InputStream {
  /** Deflate cannot expand by more than this. */
  private static final long GREATEST_EXPANSION = 1032;

  private static final int BUFFER = 1 << 16;

  private final String name;

  /** The most bytes that the content can have, going by the length of the file. */
  private final long longestContent;

  private final InputStream in;
  private final MessageDigest digest = Fingerprint.sha256();
  private long position;

  private SourceInput(String name, InputStream in, long fileLength) throws IOException {
    this.name = name;
    BufferedInputStream buffered = new BufferedInputStream(in, BUFFER);
    Packing packing = Packing.of(buffered);
    if (packing == Packing.OTHER) {
      throw DataFormatException.at(
          name, "a zip, xz, bzip2 or zstd archive", "plain data or gzip; unpack it first");
    }
    boolean gzip = packing == Packing.GZIP;
    longestContent = gzip ? fileLength * GREATEST_EXPANSION : fileLength;
    this.in = gzip ? gunzip(buffered) : buffered;
  }

  /** Opens a file, or the standard input for {@code -}. */
  static SourceInput open(String path) throws IOException {
    if (path.equals("-")) {
      // A shield: closing this stream must not close the input of the whole process.
      InputStream shield =
          new FilterInputStream(System.in) {
            @Override
            public void close() {}
          };
      return new SourceInput("standard input", shield, Long.MAX_VALUE / GREATEST_EXPANSION);
    }
    Path file = existing(path);
    InputStream in = null;
    try {
      in = Files.newInputStream(file);
      return new SourceInput(path, in, Files.size(file));
    } catch (IOException e) {
      if (in != null) {
        in.close();
      }
      throw e instanceof DataFormatException ? e : unreadable(path, e);
    }
  }

  private static Path existing(String path) throws DataFormatException {
    Path file = path(path);
    if (!Files.exists(file)) {
      throw new DataFormatException(
          path + ": no such file (looked for " + file.toAbsolutePath() + ")");
    }
    if (Files.isDirectory(file)) {
      throw DataFormatException.at(path, "a folder", "a file");
    }
    return file;
  }

  /** Returns a path, with a clear line for text that cannot be one. */
  static Path path(String text) throws DataFormatException {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new DataFormatException("path " + DataFormatException.quoted(text) + " is invalid", e);
    }
  }

  /** Returns the file as the user named it. */
  String name() {
    return name;
  }

  /** Returns how many decompressed bytes were read. */
  long position() {
    return position;
  }

  /**
   * Checks that the rest of the file can hold what its header promises, before anything is
   * allocated for it.
   *
   * @param statedAt byte from which the header states the sizes
   * @param sizes the sizes, as a text
   * @param bytes what they come to
   */
  void requireRoom(long statedAt, String sizes, long bytes) throws DataFormatException {
    long room = longestContent - position;
    if (bytes > room) {
      throw DataFormatException.at(
          name + ", byte " + statedAt,
          "a claim of " + sizes + " = " + bytes + " bytes",
          "at most the " + room + " bytes that a file of this length can hold");
    }
  }

  /**
   * Fills an array with the next item.
   *
   * @param item receives {@code item.length} bytes
   * @param number of the item, for the message
   * @param count how many items the header promised
   */
  void readItem(byte[] item, long number, long count) throws IOException {
    if (readNBytes(item, 0, item.length) < item.length) {
      throw DataFormatException.at(
          name + ", byte " + position,
          "the end of the file in item " + number,
          count + " items of " + item.length + " bytes as the header says");
    }
  }

  /**
   * Checks that nothing follows; this also makes gzip check its checksum.
   *
   * @param sizes what the header promised, as a text
   */
  void requireEnd(String sizes) throws IOException {
    long at = position;
    if (read() >= 0) {
      throw DataFormatException.at(
          name + ", byte " + at, "more bytes", "the end after " + sizes + " as the header says");
    }
  }

  /** Returns the SHA-256 of the bytes read; call it once, at the end. */
  byte[] digest() {
    return digest.digest();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count;
    try {
      count = in.read(buffer, offset, length);
    } catch (EOFException | ZipException e) {
      throw damaged(e);
    } catch (IOException e) {
      throw unreadable(name, e);
    }
    if (count > 0) {
      digest.update(buffer, offset, count);
      position += count;
    }
    return count;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private InputStream gunzip(InputStream packed) throws IOException {
    try {
      return new GZIPInputStream(packed, BUFFER);
    } catch (EOFException | ZipException e) {
      throw damaged(e);
    }
  }

  private DataFormatException damaged(IOException e) {
    String found = e instanceof EOFException ? "gzip data that is cut off" : "damaged gzip data";
    return new DataFormatException(
        name
            + ", after byte "
            + position
            + " of the content: found "
            + found
            + " ("
            + e.getMessage()
            + "), expected an intact file; get it again",
        e);
  }

  private static DataFormatException unreadable(String name, IOException e) {
    String reason = e.getClass().getSimpleName() + ": " + e.getMessage();
    return new DataFormatException(name + ": cannot be read (" + reason + ")", e);
  }

  private enum Packing {
    PLAIN,
    GZIP,
    OTHER;

    static Packing of(BufferedInputStream in) throws IOException {
      in.mark(8);
      byte[] head = in.readNBytes(6);
      in.reset();
      if (starts(head, 0x1F, 0x8B)) {
        return GZIP;
      }
      boolean packed =
          starts(head, 'P', 'K', 3, 4)
              || starts(head, 0xFD, '7', 'z', 'X', 'Z', 0)
              || starts(head, 'B', 'Z', 'h')
              || starts(head, 0x28, 0xB5, 0x2F, 0xFD);
      return packed ? OTHER : PLAIN;
    }

    private static boolean starts(byte[] head, int... magic) {
      for (int i = 0; i < magic.length; i++) {
        if (i >= head.length || (head[i] & 0xFF) != magic[i]) {
          return false;
        }
      }
      return true;
    }
  }
}
