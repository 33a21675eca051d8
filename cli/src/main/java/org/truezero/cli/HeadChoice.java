package org.truezero.cli;

import java.util.List;
import java.util.Optional;
import org.truezero.data.Target;
import org.truezero.network.ExpectedHead;
import org.truezero.network.Head;
import org.truezero.network.HingeHead;
import org.truezero.network.LinearHead;
import org.truezero.network.LogisticHead;
import org.truezero.network.SoftmaxHead;

/**
 * The output layer as the command line asks for it; the labels decide the rest.
 *
 * @param name {@code softmax}, {@code logistic}, …, or empty to go by the labels
 * @param classValues value of each class for the expected head, if they were given
 */
record HeadChoice(Optional<String> name, Optional<List<Float>> classValues) {
  /** Whatever fits the labels. */
  static final HeadChoice BY_LABELS = new HeadChoice(Optional.empty(), Optional.empty());

  private static final List<String> NAMES =
      List.of("softmax", "logistic", "hinge", "linear", "expected");

  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException if it is unknown, or class values were given without need
   */
  static HeadChoice parse(Optional<String> name, Optional<List<Float>> classValues) {
    Optional<String> trimmed = name.map(String::trim);
    if (trimmed.isPresent() && !NAMES.contains(trimmed.get())) {
      throw new IllegalArgumentException(
          "unknown head \"" + trimmed.get() + "\", expected one of " + String.join(", ", NAMES));
    }
    if (classValues.isPresent() && !trimmed.equals(Optional.of("expected"))) {
      throw new IllegalArgumentException("--class-values needs --head expected");
    }
    return new HeadChoice(trimmed, classValues);
  }

  /**
   * Returns the head for some labels.
   *
   * @throws IllegalArgumentException if they do not go together
   */
  Head forTarget(Target target) {
    if (target instanceof Target.Classes classes) {
      return forClasses(classes.names());
    }
    if (target instanceof Target.Labels labels) {
      require(name.orElse("logistic").equals("logistic"), "several labels", "logistic");
      if (labels.names().size() < 2) {
        throw new IllegalArgumentException(
            "the training data have 1 label "
                + labels.names()
                + ", expected 2 or more, or classes (without target=labels)");
      }
      return new LogisticHead(labels.names().size());
    }
    if (target instanceof Target.Values values) {
      require(name.orElse("linear").equals("linear"), "numbers to predict", "linear");
      return new LinearHead(values.names().size());
    }
    throw new IllegalArgumentException("the training data have no labels; training needs them");
  }

  private Head forClasses(List<String> names) {
    int classes = names.size();
    if (classes < 2) {
      throw new IllegalArgumentException(
          "the training data have 1 class " + names + ", expected 2 or more");
    }
    switch (name.orElse("softmax")) {
      case "softmax":
        return new SoftmaxHead(classes);
      case "logistic":
        require(classes == 2, classes + " classes", "softmax, hinge or expected");
        return new LogisticHead(1);
      case "hinge":
        return new HingeHead(classes == 2 ? 1 : classes);
      case "expected":
        return new ExpectedHead(values(names));
      default:
        require(false, classes + " classes", "softmax, hinge or expected");
        throw new AssertionError();
    }
  }

  private List<Float> values(List<String> names) {
    List<Float> values = classValues.orElseGet(() -> names.stream().map(this::value).toList());
    if (values.size() != names.size()) {
      throw new IllegalArgumentException(
          "--class-values: "
              + values.size()
              + " numbers, expected one per class, "
              + names.size()
              + " "
              + names);
    }
    return values;
  }

  private Float value(String className) {
    try {
      return Float.valueOf(className.trim());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "--head expected: class \"" + className + "\" is not a number; give --class-values", e);
    }
  }

  private void require(boolean fits, String found, String expected) {
    if (!fits) {
      throw new IllegalArgumentException(
          "--head " + name.orElse("") + " does not fit " + found + "; use " + expected);
    }
  }
}
