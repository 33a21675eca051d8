package org.truezero.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.truezero.data.DataFormatException;
import org.truezero.data.DataSource;
import org.truezero.data.Dataset;
import org.truezero.math.ActiveLists;
import org.truezero.network.Architecture;
import org.truezero.network.HiddenLayer;
import org.truezero.network.Initialisation;
import org.truezero.network.Network;
import org.truezero.network.SignBalance;
import org.truezero.network.SoftmaxHead;
import org.truezero.network.Unit;

/** A record given to a session is read as the same row of the table would be. */
class RecordPredictionTest {
  private static final String TABLE =
      "age,job,city,label\n"
          + "30,clerk,Rome,yes\n"
          + "41,cook,,no\n"
          + ",clerk,Oslo,no\n"
          + "55,cook,Rome,yes\n";

  @TempDir Path folder;

  @Test
  void recordsPredictToTheBitsOfTheirRows() throws IOException {
    Dataset data = table();
    Session session = predictor(data).session();
    List<Map<String, String>> records =
        List.of(
            Map.of("age", "30", "job", "clerk", "city", "Rome"),
            Map.of("age", " 41 ", "job", "cook", "unused", "x"),
            Map.of("age", "", "job", "clerk", "city", "Oslo"),
            Map.of("city", "Rome", "age", "55", "job", "cook"));
    for (int row = 0; row < records.size(); row++) {
      ActiveLists lists = new ActiveLists();
      lists.clear(data.schema().features());
      data.appendRow(row, lists);
      float[] expected = new float[2];
      float[] found = new float[2];
      session.predict(lists, expected);
      session.predict(records.get(row), found);
      assertArrayEquals(expected, found, "row " + row);
      assertEquals(found[1] > found[0] ? 1 : 0, session.classify(records.get(row)));
    }
  }

  @Test
  void aBadCellIsNamedAndLeavesTheSessionUsable() throws IOException {
    Session session = predictor(table()).session();
    Map<String, String> good = Map.of("age", "30", "job", "clerk", "city", "Rome");
    float[] before = new float[2];
    float[] after = new float[2];
    session.predict(good, before);
    DataFormatException e =
        assertThrows(
            DataFormatException.class, () -> session.classify(Map.of("job", "cook", "age", "old")));
    assertEquals(true, e.getMessage().contains("age") && e.getMessage().contains("old"));
    session.predict(good, after);
    assertArrayEquals(before, after);
  }

  @Test
  void modelsOfNumberedFeaturesTakeNoRecords() throws IOException {
    Path file = Files.writeString(folder.resolve("x.libsvm"), "1 1:1 2:1\n0 2:1\n");
    Session session = predictor(DataSource.open("libsvm:" + file)).session();
    assertThrows(IllegalStateException.class, () -> session.classify(Map.of("1", "1")));
  }

  private Dataset table() throws IOException {
    Path file = Files.writeString(folder.resolve("people.csv"), TABLE);
    return DataSource.open("csv:" + file + "?label=label");
  }

  private static Predictor predictor(Dataset data) {
    HiddenLayer hidden = new HiddenLayer(20, Unit.parse("rectifier"), SignBalance.RANDOM);
    Architecture architecture =
        new Architecture(
            data.schema().features(), List.of(hidden), new SoftmaxHead(2), Initialisation.GLOROT);
    Provenance provenance =
        Provenance.of(
            "scalar", 1, new Provenance.Source("test", data.fingerprint()), Optional.empty());
    return Predictor.of(
        new Model(
            Network.random(architecture, 1),
            data.schema(),
            Optional.empty(),
            provenance,
            List.of()));
  }
}
