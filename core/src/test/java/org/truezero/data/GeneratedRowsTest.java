package org.truezero.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.truezero.data.Fixtures.dense;
import static org.truezero.data.Fixtures.label;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GeneratedRowsTest {
  /** Pictures of two pixels, the number of the row and white; classes take turns. */
  private record Counting(List<String> classes, PixelRange range) implements GeneratedPictures {
    @Override
    public long size() {
      return 9;
    }

    @Override
    public Schema schema() {
      Target target = new Target.Classes(classes);
      ImageShape shape = new ImageShape(1, 1, 2, range);
      return new Schema(2, false, target, Optional.of(shape), Optional.empty());
    }

    @Override
    public int label(long row) {
      return (int) row % classes.size();
    }

    @Override
    public byte[] picture(long row) {
      return new byte[] {(byte) row, (byte) 255};
    }

    @Override
    public String fingerprint() {
      return "counting";
    }

    @Override
    public List<String> remarks() {
      return List.of("a remark");
    }
  }

  private static GeneratedRows rows(PixelRange range, String... classes) {
    return new GeneratedRows("counting:", new Counting(List.of(classes), range));
  }

  private static final RowChoice SOME = new RowChoice.Range(3, 6);

  @Test
  void rowsAreMadeAsTheSchemaSays() throws IOException {
    GeneratedRows rows = rows(PixelRange.ZERO_TO_ONE, "a", "b");
    Dataset data = rows.encode(rows.learn(SOME, true), SOME);
    assertEquals(3, data.size());
    assertArrayEquals(new float[] {3 / 255f, 1}, dense(data, 0));
    assertEquals(1, label(data, 0));
    assertEquals(0, label(data, 1));
    assertEquals(List.of("a remark"), data.remarks());
    assertEquals(1, rows.strata().applyAsInt(7));
    assertEquals(new Target.None(), rows.learn(SOME, false).target());
  }

  @Test
  void theRangeOfTheSchemaCounts() throws IOException {
    Schema signed = rows(PixelRange.MINUS_ONE_TO_ONE, "a", "b").learn(SOME, true);
    GeneratedRows rows = rows(PixelRange.ZERO_TO_ONE, "a", "b");
    Dataset data = rows.encode(signed, SOME);
    assertArrayEquals(new float[] {-249 / 255f, 1}, dense(data, 0));
    assertNotEquals(data.fingerprint(), rows.encode(rows.learn(SOME, true), SOME).fingerprint());
  }

  @Test
  void classesAreFoundByName() throws IOException {
    Schema more = rows(PixelRange.ZERO_TO_ONE, "c", "b", "a").learn(SOME, true);
    Dataset data = rows(PixelRange.ZERO_TO_ONE, "a", "b").encode(more, SOME);
    assertEquals(1, label(data, 0), "b");
    assertEquals(2, label(data, 1), "a");
    String message =
        Fixtures.failure(() -> rows(PixelRange.ZERO_TO_ONE, "a", "d").encode(more, SOME));
    assertTrue(message.contains("the class 'd', expected the classes c b a"), message);
  }

  @Test
  void otherFeaturesAndTargetsAreRefused() {
    GeneratedRows rows = rows(PixelRange.ZERO_TO_ONE, "a", "b");
    Target none = new Target.None();
    Schema wide = new Schema(3, false, none, Optional.empty(), Optional.empty());
    String width = Fixtures.failure(() -> rows.encode(wide, SOME));
    assertTrue(width.contains("pictures of 2 pixels, expected 3 features"), width);
    Schema values = rows.learn(SOME, true).withTarget(new Target.Values(List.of("v")));
    String target = Fixtures.failure(() -> rows.encode(values, SOME));
    assertTrue(target.contains("a target of another kind"), target);
  }

  /** As many pictures as one likes, which counts how often one is made. */
  private static final class Counted implements GeneratedPictures {
    private final GeneratedPictures one = new Counting(List.of("a", "b"), PixelRange.ZERO_TO_ONE);
    private final long size;
    private int made;

    Counted(long size) {
      this.size = size;
    }

    @Override
    public long size() {
      return size;
    }

    @Override
    public Schema schema() {
      return one.schema();
    }

    @Override
    public int label(long row) {
      return 0;
    }

    @Override
    public byte[] picture(long row) {
      made++;
      return new byte[] {(byte) row, (byte) 255};
    }

    @Override
    public String fingerprint() {
      return "counted";
    }
  }

  @Test
  void picturesAreMadeOnceWhereAllOfThemFit() throws IOException {
    Counted few = new Counted(9);
    Counted endless = new Counted(1L << 50);
    for (Counted pictures : List.of(few, endless)) {
      Dataset data =
          new GeneratedRows("counted:", pictures)
              .encode(pictures.schema(), new RowChoice.Range(0, pictures.size()));
      assertArrayEquals(dense(data, 7), dense(data, 7));
      assertEquals(7 / 255f, dense(data, 7)[0]);
    }
    assertEquals(1, few.made);
    assertEquals(3, endless.made);
  }
}
