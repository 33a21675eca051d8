package org.truezero.data;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.truezero.math.ActiveLists;

/**
 * What one pass over a data set shows.
 *
 * @param rows number of rows
 * @param features number of columns
 * @param density fraction of entries that are not zero, 0..1
 * @param emptyRows rows without any entry
 * @param least smallest value of any entry, zeros included
 * @param greatest largest value of any entry, zeros included
 * @param mean mean of all entries, zeros included
 * @param activeFeatures columns that are not zero in at least one row
 * @param target what there is to predict
 * @param counts rows per class or label; empty for other targets
 * @param image how the columns form a picture, if they do
 */
public record DatasetSummary(
    long rows,
    int features,
    double density,
    long emptyRows,
    float least,
    float greatest,
    double mean,
    int activeFeatures,
    Target target,
    List<Long> counts,
    Optional<ImageShape> image) {
  /** Copies the counts. */
  public DatasetSummary {
    counts = List.copyOf(counts);
  }

  /**
   * Reads all rows of a data set once.
   *
   * @param data the rows
   * @return the summary
   */
  public static DatasetSummary of(Dataset data) {
    Schema schema = data.schema();
    Features features = new Features(schema.features());
    Targets targets = new Targets(schema.target());
    ActiveLists row = new ActiveLists();
    for (long r = 0; r < data.size(); r++) {
      DataWriter.readRow(data, r, row);
      features.add(row);
      targets.add(data, r);
    }
    double cells = (double) data.size() * schema.features();
    boolean zeros = features.entries < cells;
    return new DatasetSummary(
        data.size(),
        schema.features(),
        features.entries / cells,
        features.emptyRows,
        zeros ? Math.min(0, features.least) : features.least,
        zeros ? Math.max(0, features.greatest) : features.greatest,
        features.sum / cells,
        features.activeCount(),
        schema.target(),
        Arrays.stream(targets.counts).boxed().toList(),
        schema.image());
  }

  /** Sums over the entries. */
  private static final class Features {
    private final boolean[] active;
    private long entries;
    private long emptyRows;
    private double sum;
    private float least = Float.POSITIVE_INFINITY;
    private float greatest = Float.NEGATIVE_INFINITY;

    Features(int features) {
      active = new boolean[features];
    }

    void add(ActiveLists row) {
      int[] indices = row.indices();
      float[] values = row.values();
      for (int i = 0; i < row.size(); i++) {
        active[indices[i]] = true;
        sum += values[i];
        least = Math.min(least, values[i]);
        greatest = Math.max(greatest, values[i]);
      }
      entries += row.size();
      emptyRows += row.size() == 0 ? 1 : 0;
    }

    int activeCount() {
      int count = 0;
      for (boolean each : active) {
        count += each ? 1 : 0;
      }
      return count;
    }
  }

  /** Rows per class or label. */
  private static final class Targets {
    private final Target target;
    private final float[] values;
    private final long[] counts;

    Targets(Target target) {
      this.target = target;
      values = new float[target.width()];
      counts = new long[size(target)];
    }

    private static int size(Target target) {
      if (target instanceof Target.Classes classes) {
        return classes.names().size();
      }
      return target instanceof Target.Labels ? target.width() : 0;
    }

    void add(Dataset data, long row) {
      data.readTarget(row, values, 0);
      if (target instanceof Target.Classes) {
        counts[(int) values[0]]++;
      } else if (target instanceof Target.Labels) {
        for (int i = 0; i < values.length; i++) {
          counts[i] += values[i] != 0 ? 1 : 0;
        }
      }
    }
  }
}
