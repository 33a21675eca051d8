package org.truezero.data;

import java.util.ArrayList;
import java.util.List;

/**
 * How the columns of a table become features. Columns are found by name; those not listed are
 * ignored. Each column owns a run of neighbouring features, the runs in the order of {@link
 * #columns}.
 *
 * @param columns the columns that become features
 * @param labels names of the columns that hold the target, possibly none
 * @param missing the cells, besides empty ones, that stand for "no value"; case does not matter
 */
public record TableEncoding(List<Column> columns, List<String> labels, List<String> missing) {
  /** Copies the lists. */
  public TableEncoding {
    columns = List.copyOf(columns);
    labels = List.copyOf(labels);
    missing = List.copyOf(missing);
  }

  /** Returns how many features all columns give together. */
  public long width() {
    return columns.stream().mapToLong(Column::width).sum();
  }

  /** Returns whether a column of this name becomes features. */
  boolean hasColumn(String name) {
    return columns.stream().anyMatch(column -> column.name().equals(name));
  }

  /** Returns a readable name for each feature, such as {@code age} or {@code job=clerk}. */
  public List<String> featureNames() {
    List<String> names = new ArrayList<>();
    columns.forEach(column -> column.addFeatureNames(names));
    return names;
  }

  /**
   * Returns the same encoding with other label columns.
   *
   * @param names names of the columns that hold the target
   */
  TableEncoding withLabels(List<String> names) {
    return new TableEncoding(columns, names, missing);
  }

  /** One column of the table: the closed family of encodings. */
  public sealed interface Column {
    /** Returns the name of the column. */
    String name();

    /** Returns how many features it gives. */
    int width();

    /** Appends the names of its features. */
    void addFeatureNames(List<String> names);
  }

  /**
   * A number, moved and scaled: {@code (value − center) / scale}. A missing value counts as {@code
   * fill}; where the training rows lacked values, a second feature is 1 for missing and 0
   * otherwise.
   *
   * @param name name of the column
   * @param center what is subtracted, finite
   * @param scale what is divided by, finite and above 0
   * @param fill the value, before scaling, that replaces a missing one: the mean of training
   * @param indicator whether the second feature is there
   */
  public record Numeric(String name, double center, double scale, double fill, boolean indicator)
      implements Column {
    /** Checks the ranges. */
    public Numeric {
      if (!Double.isFinite(center)
          || !Double.isFinite(fill)
          || !Double.isFinite(scale)
          || scale <= 0) {
        throw new IllegalArgumentException(
            "column "
                + name
                + ": center "
                + center
                + ", scale "
                + scale
                + ", fill "
                + fill
                + ", expected finite numbers and scale > 0");
      }
    }

    @Override
    public int width() {
      return indicator ? 2 : 1;
    }

    @Override
    public void addFeatureNames(List<String> names) {
      names.add(name);
      if (indicator) {
        names.add(name + " is missing");
      }
    }
  }

  /**
   * One value out of several: a feature per value that is 1 where the value stands. After them
   * comes a feature for unknown values if the rule is {@link Unknown#OTHER}, then one for missing
   * values if the training rows lacked some.
   *
   * @param name name of the column
   * @param values values of the training rows, in the order of their features
   * @param unknown what to do with other values
   * @param indicator whether missing values have a feature; otherwise they give only zeros
   */
  public record Categorical(String name, List<String> values, Unknown unknown, boolean indicator)
      implements Column {
    /** Copies the values. */
    public Categorical {
      values = List.copyOf(values);
    }

    @Override
    public int width() {
      return values.size() + (unknown == Unknown.OTHER ? 1 : 0) + (indicator ? 1 : 0);
    }

    @Override
    public void addFeatureNames(List<String> names) {
      values.forEach(value -> names.add(name + "=" + value));
      if (unknown == Unknown.OTHER) {
        names.add(name + " is another value");
      }
      if (indicator) {
        names.add(name + " is missing");
      }
    }
  }

  /** What to do with a category that no training row had. */
  public enum Unknown {
    /** All features of the column are 0. */
    ZERO,
    /** Reading stops with an error that names the row. */
    ERROR,
    /** A feature of its own is 1; no training row ever sets it. */
    OTHER
  }
}
