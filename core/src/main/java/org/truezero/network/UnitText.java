package org.truezero.network;

/** Reads units from text. */
final class UnitText {
  private static final String KNOWN =
      "rectifier, thresholded:THRESHOLD, leaky:SLOPE, prelu:SLOPE, softplus:SHARPNESS, sigmoid,"
          + " tanh, linear, absolute, paired, maxout:PIECES";

  private UnitText() {}

  static Unit parse(String name, String argument, String text) {
    Unit unit =
        switch (name) {
          case "rectifier" -> new Rectifier();
          case "thresholded" -> new ThresholdedRectifier(threshold(argument, text));
          case "leaky" -> new LeakyRectifier(number(argument, LeakyRectifier.DEFAULT_SLOPE, text));
          case "prelu" ->
              new ParametricRectifier(number(argument, ParametricRectifier.DEFAULT_SLOPE, text));
          case "softplus" -> new Softplus(number(argument, 1, text));
          case "sigmoid" -> new LogisticSigmoid();
          case "tanh" -> new Tanh();
          case "linear" -> new Linear();
          case "absolute" -> new Absolute();
          case "paired" -> new Paired();
          case "maxout" -> new Maxout(whole(argument, Maxout.DEFAULT_PIECES, text));
          default ->
              throw new IllegalArgumentException(
                  "unknown unit \"" + text + "\", expected one of " + KNOWN);
        };
    boolean takesArgument = unit.text().indexOf(':') >= 0 || unit instanceof Softplus;
    if (argument != null && !takesArgument) {
      throw new IllegalArgumentException("unit \"" + text + "\": " + name + " takes no parameter");
    }
    return unit;
  }

  /** No threshold suits every network, so there is no default. */
  private static float threshold(String argument, String text) {
    if (argument == null) {
      throw new IllegalArgumentException(
          "unit \"" + text + "\": no threshold, expected one such as thresholded:0.05");
    }
    return number(argument, 0, text);
  }

  private static float number(String argument, float fallback, String text) {
    try {
      return argument == null ? fallback : Float.parseFloat(argument);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "unit \"" + text + "\": \"" + argument + "\" is not a number", e);
    }
  }

  private static int whole(String argument, int fallback, String text) {
    try {
      return argument == null ? fallback : Integer.parseInt(argument);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "unit \"" + text + "\": \"" + argument + "\" is not a whole number", e);
    }
  }
}
