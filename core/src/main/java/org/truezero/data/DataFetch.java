package org.truezero.data;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Downloads public data sets. Every file is checked against the known checksum of its decompressed
 * content, so that it does not matter which mirror compressed it. A file that is there and right is
 * kept; a wrong download leaves nothing behind.
 */
public final class DataFetch {
  /** Where MNIST is found; tried in this order. */
  public static final List<URI> MNIST_MIRRORS =
      List.of(
          URI.create("https://ossci-datasets.s3.amazonaws.com/mnist/"),
          URI.create("https://storage.googleapis.com/cvdf-datasets/mnist/"));

  /** The four files of MNIST. */
  public static final List<RemoteFile> MNIST_FILES =
      List.of(
          new RemoteFile(
              "train-images-idx3-ubyte.gz",
              47_040_016,
              "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"),
          new RemoteFile(
              "train-labels-idx1-ubyte.gz",
              60_008,
              "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"),
          new RemoteFile(
              "t10k-images-idx3-ubyte.gz",
              7_840_016,
              "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"),
          new RemoteFile(
              "t10k-labels-idx1-ubyte.gz",
              10_008,
              "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"));

  private DataFetch() {}

  /**
   * A gzip file to download.
   *
   * @param name its name on the mirrors and on the disk
   * @param contentBytes length of the decompressed content
   * @param contentSha256 SHA-256 of the decompressed content, 64 hexadecimal digits
   */
  public record RemoteFile(String name, long contentBytes, String contentSha256) {}

  /** Hears how far a download is. */
  @FunctionalInterface
  public interface Progress {
    /**
     * Called often, by the downloading thread.
     *
     * @param file name of the file
     * @param received bytes received so far
     * @param total bytes to receive, or −1 if unknown
     */
    void update(String file, long received, long total);
  }

  /**
   * Brings files into a folder, which is created if need be.
   *
   * @param files what to bring
   * @param mirrors addresses that end in a slash, tried in order; http or https
   * @param folder where to
   * @param progress hears of each download; not called for files that are kept
   * @return the paths of the files, in their order
   * @throws IOException if no mirror has a right copy of a file; one line with what each gave
   */
  public static List<Path> fetch(
      List<RemoteFile> files, List<URI> mirrors, Path folder, Progress progress)
      throws IOException {
    if (mirrors.isEmpty()) {
      throw new IllegalArgumentException("no mirrors, expected at least one address");
    }
    List<Path> paths = new ArrayList<>();
    for (RemoteFile file : files) {
      Path target = folder.resolve(file.name());
      if (!isRight(file, target)) {
        fetchFromAny(file, mirrors, target, progress);
      }
      paths.add(target);
    }
    return paths;
  }

  private static boolean isRight(RemoteFile file, Path target) throws IOException {
    if (!Files.isRegularFile(target)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(target)) {
      return problem(file, in) == null;
    }
  }

  private static void fetchFromAny(
      RemoteFile file, List<URI> mirrors, Path target, Progress progress) throws IOException {
    List<String> failures = new ArrayList<>();
    for (URI mirror : mirrors) {
      URI address = mirror.resolve(file.name());
      try {
        byte[] body =
            Download.read(
                address, limit(file), (got, all) -> progress.update(file.name(), got, all));
        String problem = problem(file, new ByteArrayInputStream(body));
        if (problem == null) {
          // Not before there is something to put into it.
          Files.createDirectories(target.toAbsolutePath().getParent());
          AtomicFile.write(target, out -> out.write(body));
          return;
        }
        failures.add(address + " " + problem);
      } catch (DownloadException e) {
        failures.add(address + " " + e.getMessage());
      }
    }
    throw new DataFormatException(
        file.name() + ": could not be downloaded; " + String.join("; ", failures));
  }

  /** Compression can make a file a little longer, never much. */
  private static int limit(RemoteFile file) {
    return Math.toIntExact(file.contentBytes() + file.contentBytes() / 8 + (1 << 16));
  }

  /** Says what is wrong with a copy, or returns null if it is right. */
  private static String problem(RemoteFile file, InputStream packed) {
    byte[] buffer = new byte[1 << 16];
    MessageDigest digest = Fingerprint.sha256();
    long size = 0;
    try (InputStream in = new GZIPInputStream(packed, buffer.length)) {
      for (int n = in.read(buffer); n >= 0 && size <= file.contentBytes(); n = in.read(buffer)) {
        digest.update(buffer, 0, n);
        size += n;
      }
    } catch (IOException e) {
      return "gave a damaged gzip file (" + e.getMessage() + ")";
    }
    if (size != file.contentBytes()) {
      String found = size > file.contentBytes() ? "more than " + file.contentBytes() : "" + size;
      return "gave " + found + " bytes of content, expected " + file.contentBytes();
    }
    String found = Fingerprint.text(digest.digest());
    boolean same = found.equals("sha256:" + file.contentSha256());
    return same ? null : "gave content with " + found + ", expected sha256:" + file.contentSha256();
  }
}
