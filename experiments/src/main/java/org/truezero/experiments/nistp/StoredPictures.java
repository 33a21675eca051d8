package org.truezero.experiments.nistp;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.truezero.data.Dataset;
import org.truezero.data.Schema;
import org.truezero.experiments.characters.Picture;
import org.truezero.math.ActiveLists;

/** Generated characters that were made once and are kept as bytes, in blocks of rows. */
final class StoredPictures implements Dataset {
  private static final int BLOCK = 4096;

  private final NistpCharacters source;
  private final byte[][] pictures;
  private final byte[] labels;

  private StoredPictures(NistpCharacters source, byte[][] pictures, byte[] labels) {
    this.source = source;
    this.pictures = pictures;
    this.labels = labels;
  }

  static StoredPictures of(NistpCharacters source, int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads: " + threads + ", expected 1 or more");
    }
    long limit = Runtime.getRuntime().maxMemory() / (Picture.PIXELS + 1);
    if (source.size() > Math.min(limit, Integer.MAX_VALUE - 8)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d pictures of %d bytes do not fit into the %d MiB of memory of this JVM; "
                  + "use fewer, make them on demand, or give the JVM more with -Xmx",
              source.size(),
              Picture.PIXELS,
              Runtime.getRuntime().maxMemory() >> 20));
    }
    int count = (int) source.size();
    byte[][] pictures = new byte[(count + BLOCK - 1) / BLOCK][];
    byte[] labels = new byte[count];
    ExecutorService team = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> blocks = new ArrayList<>();
      for (int block = 0; block < pictures.length; block++) {
        int first = block * BLOCK;
        int rows = Math.min(BLOCK, count - first);
        byte[] into = new byte[rows * Picture.PIXELS];
        pictures[block] = into;
        blocks.add(team.submit(() -> make(source, first, rows, into, labels)));
      }
      for (Future<?> block : blocks) {
        block.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("making characters failed: " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("making characters was interrupted", e);
    } finally {
      team.shutdownNow();
    }
    return new StoredPictures(source, pictures, labels);
  }

  private static void make(
      NistpCharacters source, int first, int rows, byte[] into, byte[] labels) {
    for (int i = 0; i < rows && !Thread.currentThread().isInterrupted(); i++) {
      byte[] picture = source.picture(first + i);
      System.arraycopy(picture, 0, into, i * Picture.PIXELS, Picture.PIXELS);
      labels[first + i] = (byte) source.label(first + i);
    }
  }

  @Override
  public long size() {
    return labels.length;
  }

  @Override
  public Schema schema() {
    return source.schema();
  }

  @Override
  public void appendRow(long row, ActiveLists into) {
    int at = (int) Objects.checkIndex(row, size());
    into.appendBytes(pictures[at / BLOCK], at % BLOCK * Picture.PIXELS);
    into.endExample();
  }

  @Override
  public void readTarget(long row, float[] into, int offset) {
    into[offset] = labels[(int) Objects.checkIndex(row, size())];
  }

  @Override
  public String fingerprint() {
    return source.fingerprint();
  }

  @Override
  public List<String> remarks() {
    return source.remarks();
  }
}
