package org.truezero.data;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes files that are either complete or not there: under a temporary name in the same folder,
 * synced to the disk, then renamed. An existing file is replaced only by a finished one.
 */
public final class AtomicFile {
  /** How long a process that was asked to end waits for a file that is being written. */
  private static final long TO_FINISH_MILLIS = 120_000;

  /** The same for one whose content is still being made. */
  private static final long TO_GIVE_UP_MILLIS = 2000;

  private static final AtomicLong COUNTER = new AtomicLong();

  private AtomicFile() {}

  /** Writes the content of a file. */
  @FunctionalInterface
  public interface Body {
    /**
     * Writes everything.
     *
     * @param out buffered; need not be closed
     * @throws IOException if writing fails
     */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes a file. Whatever is thrown, the target is as it was and the temporary file is gone; it
   * is removed as well when the process is asked to end, which waits two minutes for the body at
   * most. A target that is not an ordinary file, such as a pipe, is written to directly. Safe for
   * use by several threads; the last one wins.
   *
   * @param target the file; its folder must exist
   * @param body writes the content
   * @throws IOException with the target in its message if the file cannot be written, or as thrown
   *     by the body
   */
  public static void write(Path target, Body body) throws IOException {
    write(target, body, TO_FINISH_MILLIS);
  }

  /**
   * Writes a file whose content is still being made, which may take long: as {@link #write}, but a
   * process that is asked to end does not wait until it is done.
   *
   * @param target the file; its folder must exist
   * @param body makes and writes the content
   * @throws IOException as {@link #write} does
   */
  public static void produce(Path target, Body body) throws IOException {
    write(target, body, TO_GIVE_UP_MILLIS);
  }

  private static void write(Path target, Body body, long patience) throws IOException {
    Path real = Files.isSymbolicLink(target) && Files.exists(target) ? target.toRealPath() : target;
    if (Files.isDirectory(real)) {
      throw new IOException(target + ": is a folder, expected the name of a file to write");
    }
    if (Files.exists(real) && !Files.isRegularFile(real)) {
      writeDirectly(real, body);
      return;
    }
    Path folder = real.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new IOException(target + ": the folder " + folder + " does not exist; create it first");
    }
    String unique = "." + ProcessHandle.current().pid() + "." + COUNTER.getAndIncrement() + ".tmp";
    Path temporary = folder.resolve("." + real.getFileName() + unique);
    Leftovers.add(temporary, patience);
    try {
      writeSynced(temporary, body);
      rename(temporary, real);
      syncFolder(folder);
    } catch (AccessDeniedException e) {
      throw new IOException(target + ": cannot be written, permission denied", e);
    } catch (DataFormatException e) {
      throw e;
    } catch (IOException e) {
      throw new IOException(target + ": could not be written (" + reason(e) + ")", e);
    } finally {
      Files.deleteIfExists(temporary);
      Leftovers.remove(temporary);
    }
  }

  private static String reason(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private static void writeDirectly(Path target, Body body) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target))) {
      body.writeTo(out);
    } catch (DataFormatException e) {
      throw e;
    } catch (IOException e) {
      throw new IOException(target + ": could not be written (" + reason(e) + ")", e);
    }
  }

  private static void writeSynced(Path file, Body body) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
      body.writeTo(out);
      out.flush();
      channel.force(true);
    }
  }

  private static void rename(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Makes the new name itself durable, on systems that can. */
  private static void syncFolder(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Some systems cannot sync a folder; the content of the file is safe in any case.
    }
  }

  /** Temporary files to delete if the process ends while they are written. */
  private static final class Leftovers {
    private static final long PAUSE_MILLIS = 20;
    private static final Map<Path, Long> FILES = new ConcurrentHashMap<>();

    static {
      try {
        Runtime.getRuntime().addShutdownHook(new Thread(Leftovers::deleteAll, "delete unfinished"));
      } catch (IllegalStateException e) {
        // The process is ending already: what is written now is finished or left to the system.
      }
    }

    static void add(Path file, long patience) {
      FILES.put(file, patience);
    }

    static void remove(Path file) {
      FILES.remove(file);
    }

    private static boolean worthWaiting(long waited) {
      return FILES.values().stream().anyMatch(patience -> waited < patience);
    }

    /** Gives a model or checkpoint that is being written the time to be finished. */
    private static void deleteAll() {
      try {
        for (long waited = 0; worthWaiting(waited); waited += PAUSE_MILLIS) {
          Thread.sleep(PAUSE_MILLIS);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      for (Path file : FILES.keySet()) {
        try {
          Files.deleteIfExists(file);
        } catch (IOException e) {
          // The process is ending; nobody is left to be told.
        }
      }
    }
  }
}
