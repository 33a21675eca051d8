package org.truezero.cli;

/**
 * Everything that can be set about a network and its training, with its default and its help. This
 * is the one list: {@code train} takes one text for each, {@code sweep} several.
 */
enum Setting {
  HIDDEN(
      "hidden",
      "N[,N…]",
      "1000,1000,1000",
      Shape.PER_LAYER,
      "Units of each hidden layer, 1 or more; none for a linear model"),
  UNIT(
      "unit",
      "U[,U…]",
      "rectifier",
      Shape.PER_LAYER,
      "What a unit computes, one for all layers or one per layer: rectifier,"
          + " thresholded:THRESHOLD, leaky:SLOPE, prelu:SLOPE, softplus:SHARPNESS, sigmoid, tanh,"
          + " linear, absolute, paired, maxout:PIECES"),
  SIGN_BALANCE(
      "sign-balance",
      "B[,B…]",
      "none",
      Shape.PER_LAYER,
      "Outputs that are negated: none, random (each with probability 1/2) or exact-half"),
  HEAD(
      "head",
      "HEAD",
      null,
      Shape.SCALAR,
      "Output layer and loss: softmax, logistic, hinge, linear or expected [by the labels: classes"
          + " softmax, several labels logistic, values linear]"),
  CLASS_VALUES(
      "class-values",
      "V[,V…]",
      null,
      Shape.PER_LAYER,
      "Value of each class for the expected head [the class names read as numbers]"),
  WEIGHT_INIT(
      "weight-init",
      "INIT",
      "glorot",
      Shape.SCALAR,
      "How weights are drawn: glorot (uniform) or he (normal)"),

  L1(
      "l1",
      "L[,L…]",
      "0",
      Shape.PER_LAYER,
      "Activation penalty, one for all hidden layers or one per layer, 0 or more: L times the sum"
          + " of |h| over the units of the layer, mean over the batch; 1e-5 is a good start"),
  TARGET_SPARSITY(
      "target-sparsity",
      "F[,F…]",
      null,
      Shape.PER_LAYER,
      "Instead of --l1: fraction of exact zeros that each hidden layer is to have on the training"
          + " data, above 0 to below 1, one for all or one per layer; training finds the penalty,"
          + " and the best epoch is one of those that have these zeros, give or take 0.01"),
  L2("l2", "L", "0", Shape.SCALAR, "Weight penalty, 0 or more: L/2 times the sum of the squares"),
  DROPOUT(
      "dropout",
      "P[,P…]",
      "0",
      Shape.PER_LAYER,
      "Fraction of hidden outputs silenced at random, 0 to below 1, one for all or one per layer"),
  INPUT_DROPOUT(
      "input-dropout", "P", "0", Shape.SCALAR, "Fraction of inputs silenced, 0 to below 1"),
  ADVERSARIAL(
      "adversarial",
      "D",
      "0",
      Shape.SCALAR,
      "After each mini-batch learn from it once more, with every input that is not zero moved by D"
          + " in the direction that raises the loss, 0 or more; zeros stay zeros; takes twice the"
          + " time; 0.25 is a good start for pixels of 0 to 1"),
  MAX_NORM(
      "max-norm",
      "C",
      null,
      Shape.SCALAR,
      "Greatest norm of the weights into a hidden unit, above 0 [no bound]"),
  MAX_NORM_EVERY(
      "max-norm-every", "N", "1", Shape.SCALAR, "Steps between applications of --max-norm"),
  OPTIMIZER(
      "optimizer",
      "OPT",
      "sgd",
      Shape.COLON_LIST,
      "sgd, momentum[:0.9] or adam[:DECAY1,DECAY2,EPSILON]"),
  LEARNING_RATE(
      "learning-rate",
      "R",
      "0.1",
      Shape.SCALAR,
      "Step on the mean gradient of a batch, above 0; for adam 0.001 is usual"),
  SCHEDULE(
      "schedule",
      "S",
      "constant",
      Shape.COLON_LIST,
      "How the rate changes: constant, inverse:SPAN, exponential:SPAN or steps:SPAN,RATIO; a span"
          + " is 50000 (examples) or 10e (epochs)"),
  BATCH_SIZE("batch-size", "N", "10", Shape.SCALAR, "Examples of a mini-batch, 1 to 65536"),
  EPOCHS("epochs", "N", "20", Shape.SCALAR, "Passes over the training data, 1 or more"),
  EXAMPLES(
      "examples",
      "N",
      null,
      Shape.SCALAR,
      "Instead of --epochs: training examples to present, 1 or more"),
  PATIENCE(
      "patience",
      "P",
      null,
      Shape.SCALAR,
      "Stop after P epochs (or Px for examples) without a new best validation error [never]"),
  VALID_EVERY(
      "valid-every",
      "SPAN",
      "1e",
      Shape.SCALAR,
      "How often to validate: 1e is once an epoch, 50000 after so many examples"),
  CLASS_WEIGHTS(
      "class-weights",
      "W",
      "none",
      Shape.PER_LAYER,
      "What examples of each class count: none, balanced, or one number per class"),
  SEED("seed", "S", "1", Shape.SCALAR, "Whole number that all random numbers follow from");

  /** What a comma means. */
  enum Shape {
    /** One value; in {@code sweep} a comma separates values to compare. */
    SCALAR,
    /** One value per layer or class; a comma never separates values to compare. */
    PER_LAYER,
    /** One value that may hold commas after a colon, which then never separate values. */
    COLON_LIST
  }

  private final String word;
  private final String label;
  private final String fallback;
  private final Shape shape;
  private final String help;

  Setting(String word, String label, String fallback, Shape shape, String help) {
    this.word = word;
    this.label = label;
    this.fallback = fallback;
    this.shape = shape;
    this.help = help;
  }

  /** Returns the name without dashes, as in tables and JSON. */
  String word() {
    return word;
  }

  /** Returns the name on the command line. */
  String option() {
    return "--" + word;
  }

  /** Returns what the value is called in the help. */
  String label() {
    return label;
  }

  /** Returns the text used when nothing was given, or null if that depends. */
  String fallback() {
    return fallback;
  }

  /** Returns whether a comma in a text separates values to compare. */
  boolean commaSeparates(String text) {
    return shape == Shape.SCALAR || shape == Shape.COLON_LIST && text.indexOf(':') < 0;
  }

  /** Returns whether a comma separates layers or classes. */
  boolean perLayer() {
    return shape == Shape.PER_LAYER;
  }

  /** Returns the line of help with the default. */
  String help() {
    return help + (fallback == null ? "" : " [" + fallback + "]");
  }

  /** Returns the group of options it is printed in. */
  int group() {
    if (this == SEED) {
      return HelpGroups.COMMON;
    }
    return ordinal() < L1.ordinal() ? HelpGroups.NETWORK : HelpGroups.TRAINING;
  }
}
