package org.truezero.data;

import java.util.List;
import java.util.function.LongToIntFunction;
import org.truezero.math.ActiveLists;

/**
 * Generated pictures as rows that a schema learned elsewhere can be applied to. Pictures that take
 * less than an eighth of the memory of this JVM are kept once they were made, so that only the
 * first epoch waits for them; others are made again each time.
 *
 * @param source what the user asked for, for messages
 * @param pictures the pictures
 */
public record GeneratedRows(String source, GeneratedPictures pictures) implements SourceRows {
  /** Keeps the pictures, for all data sets that are made of these rows together. */
  public GeneratedRows {
    pictures = KeptPictures.where(pictures);
  }

  @Override
  public long size() {
    return pictures.size();
  }

  @Override
  public LongToIntFunction strata() {
    return pictures::label;
  }

  @Override
  public Schema learn(RowChoice rows, boolean labelled) {
    Schema schema = pictures.schema();
    return labelled ? schema : schema.withTarget(new Target.None());
  }

  @Override
  public Target learnTarget(RowChoice rows) {
    return pictures.schema().target();
  }

  @Override
  public Dataset encode(Schema schema, RowChoice rows) throws DataFormatException {
    int features = pictures.schema().features();
    if (schema.table().isPresent() || schema.features() != features) {
      String columns = schema.table().isPresent() ? " named columns" : " features";
      throw DataFormatException.at(
          source, "pictures of " + features + " pixels", schema.features() + columns);
    }
    return new View(pictures, schema, rows, classNumbers(schema.target()));
  }

  /** Returns for each of our classes its number in a target; nothing if there is no target. */
  private int[] classNumbers(Target target) throws DataFormatException {
    if (target instanceof Target.None) {
      return new int[0];
    }
    if (!(target instanceof Target.Classes)) {
      throw DataFormatException.at(source, "classes", "a target of another kind");
    }
    List<String> ours = pictures.schema().target().names();
    int[] numbers = new int[ours.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = target.names().indexOf(ours.get(i));
      if (numbers[i] < 0) {
        throw DataFormatException.at(
            source,
            "the class '" + ours.get(i) + "'",
            "the classes " + String.join(" ", target.names()));
      }
    }
    return numbers;
  }

  private record View(GeneratedPictures pictures, Schema schema, RowChoice rows, int[] classNumbers)
      implements Dataset {
    @Override
    public long size() {
      return rows.size();
    }

    @Override
    public void appendRow(long row, ActiveLists into) {
      schema.pixelRange().append(pictures.picture(rows.at(row)), 0, into);
      into.endExample();
    }

    @Override
    public void readTarget(long row, float[] into, int offset) {
      long at = rows.at(row);
      if (classNumbers.length > 0) {
        into[offset] = classNumbers[pictures.label(at)];
      }
    }

    @Override
    public boolean generated() {
      return true;
    }

    @Override
    public String fingerprint() {
      return Fingerprint.of(schema.pixelRange().mark(pictures.fingerprint()), rows);
    }

    @Override
    public List<String> remarks() {
      return pictures.remarks();
    }
  }
}
