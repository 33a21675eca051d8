package org.truezero.experiments.nistp;

import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.truezero.data.Dataset;
import org.truezero.data.Fingerprint;
import org.truezero.data.RowChoice;
import org.truezero.data.Schema;
import org.truezero.experiments.characters.Picture;
import org.truezero.math.ActiveLists;

/**
 * Chosen generated characters, with the class numbers of a schema. Pictures are kept when they were
 * made once, so that later epochs find them there, if all of them take at most an eighth of the
 * memory; otherwise they are made anew every time.
 */
final class NistpView implements Dataset {
  /** Bytes of a kept picture: its pixels, the head of the array and the reference to it. */
  private static final long KEPT_BYTES = Picture.PIXELS + 24;

  private static final int SHARE_OF_MEMORY = 8;

  private final NistpCharacters characters;
  private final Schema schema;
  private final RowChoice rows;
  private final int[] classNumbers;

  /** The pictures made so far by row; null where there are too many to keep. */
  private final AtomicReferenceArray<byte[]> kept;

  /**
   * Describes the rows.
   *
   * @param schema for pictures of this size
   * @param classNumbers for each class of the characters its number in the schema; empty without a
   *     target
   */
  NistpView(NistpCharacters characters, Schema schema, RowChoice rows, int[] classNumbers) {
    this.characters = characters;
    this.schema = schema;
    this.rows = rows;
    this.classNumbers = classNumbers;
    boolean fits = rows.size() <= Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY / KEPT_BYTES;
    kept = fits ? new AtomicReferenceArray<>((int) rows.size()) : null;
  }

  @Override
  public long size() {
    return rows.size();
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public void appendRow(long row, ActiveLists into) {
    into.appendBytes(picture(row), 0);
    into.endExample();
  }

  private byte[] picture(long row) {
    long number = rows.at(row);
    if (kept == null) {
      return characters.picture(number);
    }
    byte[] picture = kept.get((int) row);
    if (picture == null) {
      // Two threads may both make it, to the same bytes.
      picture = characters.picture(number);
      kept.set((int) row, picture);
    }
    return picture;
  }

  @Override
  public void readTarget(long row, float[] into, int offset) {
    int label = characters.label(rows.at(row));
    if (classNumbers.length > 0) {
      into[offset] = classNumbers[label];
    }
  }

  @Override
  public String fingerprint() {
    return Fingerprint.of(characters.fingerprint(), rows);
  }

  @Override
  public List<String> remarks() {
    return characters.remarks();
  }
}
