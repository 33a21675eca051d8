package org.truezero.experiments.nistp;

import java.util.List;
import java.util.function.LongToIntFunction;
import org.truezero.data.DataFormatException;
import org.truezero.data.Dataset;
import org.truezero.data.RowChoice;
import org.truezero.data.Schema;
import org.truezero.data.SourceRows;
import org.truezero.data.Target;
import org.truezero.experiments.characters.Picture;

/** Generated characters as rows that a schema learned elsewhere can be applied to. */
record NistpRows(String source, NistpCharacters characters) implements SourceRows {
  @Override
  public long size() {
    return characters.size();
  }

  @Override
  public LongToIntFunction strata() {
    return characters::label;
  }

  @Override
  public Schema learn(RowChoice rows, boolean labelled) {
    Schema schema = characters.schema();
    return labelled ? schema : schema.withTarget(new Target.None());
  }

  @Override
  public Dataset encode(Schema schema, RowChoice rows) throws DataFormatException {
    if (schema.table().isPresent() || schema.features() != Picture.PIXELS) {
      String columns = schema.table().isPresent() ? " named columns" : " features";
      throw DataFormatException.at(
          source, "pictures of " + Picture.PIXELS + " pixels", schema.features() + columns);
    }
    return new NistpView(characters, schema, rows, classNumbers(schema.target()));
  }

  /** Returns for each of our classes its number in a target; nothing if there is no target. */
  private int[] classNumbers(Target target) throws DataFormatException {
    if (target instanceof Target.None) {
      return new int[0];
    }
    if (!(target instanceof Target.Classes classes)) {
      throw DataFormatException.at(source, "classes", "a target of another kind");
    }
    List<String> ours = characters.settings().classes().names();
    int[] numbers = new int[ours.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = classes.names().indexOf(ours.get(i));
      if (numbers[i] < 0) {
        throw DataFormatException.at(
            source,
            "the class '" + ours.get(i) + "'",
            "the classes " + String.join(" ", classes.names()));
      }
    }
    return numbers;
  }
}
