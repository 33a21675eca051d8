package org.truezero.data;

import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Generated pictures that are made once, when they are first asked for, and then kept. Two threads
 * may make the same picture; they make the same bytes.
 */
final class KeptPictures implements GeneratedPictures {
  /** A header and a reference for each picture besides its bytes. */
  private static final int OVERHEAD = 24;

  /** Share of the memory of this JVM that pictures may take. */
  private static final int SHARE = 8;

  private final GeneratedPictures source;
  private final AtomicReferenceArray<byte[]> kept;

  private KeptPictures(GeneratedPictures source) {
    this.source = source;
    kept = new AtomicReferenceArray<>((int) source.size());
  }

  /** Returns pictures that are kept if they take a small part of the memory, else as they are. */
  static GeneratedPictures where(GeneratedPictures source) {
    long each = source.schema().features() + (long) OVERHEAD;
    long room = Runtime.getRuntime().maxMemory() / SHARE / each;
    return source.size() <= Math.min(room, Integer.MAX_VALUE - 8)
        ? new KeptPictures(source)
        : source;
  }

  @Override
  public long size() {
    return source.size();
  }

  @Override
  public Schema schema() {
    return source.schema();
  }

  @Override
  public int label(long row) {
    return source.label(row);
  }

  @Override
  public byte[] picture(long row) {
    byte[] picture = kept.get(Math.toIntExact(row));
    if (picture == null) {
      picture = source.picture(row);
      kept.set((int) row, picture);
    }
    return picture;
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
