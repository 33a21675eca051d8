package org.truezero.bench.jobs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.truezero.data.Dataset;
import org.truezero.data.Schema;
import org.truezero.math.ActiveLists;
import org.truezero.network.Architecture;
import org.truezero.network.Execution;
import org.truezero.network.HiddenLayer;
import org.truezero.network.Initialisation;
import org.truezero.network.Network;
import org.truezero.network.Rectifier;
import org.truezero.network.SignBalance;
import org.truezero.network.SoftmaxHead;
import org.truezero.train.EarlyStopping;
import org.truezero.train.Span;
import org.truezero.train.TrainSettings;
import org.truezero.train.Trainer;
import org.truezero.train.TrainingListener;

class BatchesTest {
  private static final int ROWS = 23;

  @Test
  void orderIsThatOfTheTrainer() {
    List<Long> trained = new ArrayList<>();
    Dataset data =
        new Watched(RowsDataset.sparse(new Documents(50, 5, 2, 1).rows(0, ROWS)), trained);
    TrainSettings settings =
        TrainSettings.paper()
            .withSeed(7)
            .withBatchSize(4)
            .withLimit(Span.examples(50))
            .withEarlyStopping(new EarlyStopping(Span.examples(1000), Optional.empty()));
    try (Execution execution = Execution.open(1)) {
      new Trainer(execution)
          .train(
              network(), settings, data, Optional.empty(), Optional.empty(), TrainingListener.NONE);
    }
    List<Long> presented = new ArrayList<>();
    new Batches(new Training(4, 0.1f, 0, 7), ROWS)
        .present(50, rows -> Arrays.stream(rows).forEach(row -> presented.add((long) row)));
    // After the last batch the trainer looks at the rows once more, in their own order.
    assertEquals(trained.subList(0, presented.size()), presented);
  }

  @Test
  void restartsAtTheFirstBatch() {
    Batches batches = new Batches(new Training(10, 0.1f, 0, 1), ROWS);
    int[] first = batches.next();
    batches.present(2 * ROWS, rows -> {});
    batches.restart();
    assertArrayEquals(first, batches.next());
  }

  private static Network network() {
    HiddenLayer hidden = new HiddenLayer(3, new Rectifier(), SignBalance.NONE);
    return Network.random(
        new Architecture(50, List.of(hidden), new SoftmaxHead(2), Initialisation.GLOROT), 1);
  }

  /** Notes which rows are read. */
  private record Watched(Dataset data, List<Long> read) implements Dataset {
    @Override
    public long size() {
      return data.size();
    }

    @Override
    public Schema schema() {
      return data.schema();
    }

    @Override
    public void appendRow(long row, ActiveLists into) {
      read.add(row);
      data.appendRow(row, into);
    }

    @Override
    public void readTarget(long row, float[] into, int offset) {
      data.readTarget(row, into, offset);
    }

    @Override
    public String fingerprint() {
      return data.fingerprint();
    }
  }
}
