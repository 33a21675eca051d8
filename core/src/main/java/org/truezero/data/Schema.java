package org.truezero.data;

import java.util.List;
import java.util.Optional;

/**
 * Everything learned from the training rows that is needed to read other rows in the same way. It
 * is stored in the model file and applied by evaluation and prediction.
 *
 * @param features columns of a row, at least 1
 * @param sparse whether columns that a row does not name are zero by nature (words, categories);
 *     then unknown extra columns of later data are ignored
 * @param target what there is to predict, with the names of the classes
 * @param image how the columns form a picture, if they do
 * @param table how the columns of a table become features, if the data came from one
 * @param text how texts become features, if the data were texts
 */
public record Schema(
    int features,
    boolean sparse,
    Target target,
    Optional<ImageShape> image,
    Optional<TableEncoding> table,
    Optional<TextEncoding> text) {
  /** Describes rows that are no texts. */
  public Schema(
      int features,
      boolean sparse,
      Target target,
      Optional<ImageShape> image,
      Optional<TableEncoding> table) {
    this(features, sparse, target, image, table, Optional.empty());
  }

  /** Checks that the parts agree on the number of features. */
  public Schema {
    if (features < 1) {
      throw new IllegalArgumentException("schema of " + features + " features, expected 1 or more");
    }
    long pixels =
        image.map(i -> (long) i.planes() * i.height() * i.width()).orElse((long) features);
    long columns = table.map(TableEncoding::width).orElse((long) features);
    long terms = text.map(encoding -> (long) encoding.terms().size()).orElse((long) features);
    if (terms != features) {
      throw new IllegalArgumentException(
          "schema of " + features + " features, but a vocabulary of " + terms + " terms");
    }
    if (pixels != features || columns != features) {
      throw new IllegalArgumentException(
          "schema of "
              + features
              + " features, but its picture has "
              + pixels
              + " pixels and its table "
              + columns
              + " columns");
    }
  }

  /** Returns which numbers bytes of pictures become; without a picture shape those from 0 to 1. */
  PixelRange pixelRange() {
    return image.map(ImageShape::range).orElse(PixelRange.ZERO_TO_ONE);
  }

  /**
   * Returns the same schema with another target.
   *
   * @param other the target to have
   */
  public Schema withTarget(Target other) {
    return new Schema(features, sparse, other, image, table, text);
  }

  /**
   * Returns the same features with the target of another schema.
   *
   * @throws DataFormatException if what is to be predicted is among the features
   */
  Schema withTargetOf(Schema other) throws DataFormatException {
    List<String> labels = other.table.map(TableEncoding::labels).orElse(List.of());
    for (String label : labels) {
      if (table.stream().anyMatch(own -> own.hasColumn(label))) {
        throw new DataFormatException(
            "label="
                + label
                + ": found this column among the features learned before, which would give the"
                + " answer away; expected them learned with label="
                + label
                + " or ignore="
                + label);
      }
    }
    return new Schema(
        features,
        sparse,
        other.target,
        image,
        table.map(own -> own.withLabels(labels)),
        text.map(own -> other.text.map(its -> own.withRatings(its.ratings())).orElse(own)));
  }
}
