package org.truezero.network;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The firing rate of a leaky integrate-and-fire neuron against its input current, the curve that
 * motivates the rectifier (Glorot et al. 2011, §2.1):
 *
 * <pre>
 * f(I) = 1 / ( t_ref + τ·log( (E + R·I − V_r) / (E + R·I − V_th) ) )   if E + R·I &gt; V_th, else 0
 * </pre>
 *
 * <p>One-sided: exactly zero up to the threshold current. It is a curve to look at, not a unit to
 * train: at the threshold its slope is infinite. Units of the parameters are free as long as they
 * agree; seconds, volts, ohms and amperes give hertz.
 *
 * @param refractoryPeriod t_ref, during which the neuron cannot fire again, 0 or more
 * @param membraneTimeConstant τ, above 0
 * @param membraneResistance R, above 0
 * @param leakPotential E, the potential without input
 * @param restingPotential V_r, to which the membrane is reset after firing
 * @param thresholdPotential V_th, above V_r
 */
public record FiringRate(
    double refractoryPeriod,
    double membraneTimeConstant,
    double membraneResistance,
    double leakPotential,
    double restingPotential,
    double thresholdPotential) {

  /** Checks the ranges. */
  public FiringRate {
    require("refractory period", refractoryPeriod, refractoryPeriod >= 0, "0 or more");
    require("membrane time constant", membraneTimeConstant, membraneTimeConstant > 0, "above 0");
    require("membrane resistance", membraneResistance, membraneResistance > 0, "above 0");
    require("leak potential", leakPotential, true, "a finite number");
    require("resting potential", restingPotential, true, "a finite number");
    require(
        "threshold potential",
        thresholdPotential,
        thresholdPotential > restingPotential,
        "above the resting potential " + restingPotential);
  }

  private static void require(String name, double value, boolean inRange, String expected) {
    if (!inRange || !Double.isFinite(value)) {
      throw new IllegalArgumentException(name + ": " + value + ", expected " + expected);
    }
  }

  /** Returns a cortical neuron in seconds, volts, ohms and amperes, with common textbook values. */
  public static FiringRate cortical() {
    return new FiringRate(0.002, 0.02, 1e7, -0.07, -0.07, -0.05);
  }

  /**
   * Reads parameters by their names in the formula, such as {@code t_ref=0.004,tau=0.03}. What is
   * not named is as in {@link #cortical()}.
   *
   * @param text any of {@code t_ref}, {@code tau}, {@code R}, {@code E}, {@code V_r} and {@code
   *     V_th}, each with a number after an equals sign, commas between; may be empty
   * @throws IllegalArgumentException if it is anything else, or a number is out of its range
   */
  public static FiringRate parse(String text) {
    FiringRate fallback = cortical();
    Map<String, Double> numbers = new LinkedHashMap<>();
    numbers.put("t_ref", fallback.refractoryPeriod);
    numbers.put("tau", fallback.membraneTimeConstant);
    numbers.put("R", fallback.membraneResistance);
    numbers.put("E", fallback.leakPotential);
    numbers.put("V_r", fallback.restingPotential);
    numbers.put("V_th", fallback.thresholdPotential);
    for (String part : text.isBlank() ? new String[0] : text.split(",", -1)) {
      String[] pair = part.trim().split("=", 2);
      if (pair.length < 2 || !numbers.containsKey(pair[0])) {
        throw new IllegalArgumentException(
            "neuron \"" + part + "\", expected t_ref, tau, R, E, V_r or V_th, as in t_ref=0.004");
      }
      numbers.put(pair[0], number(pair[0], pair[1]));
    }
    return new FiringRate(
        numbers.get("t_ref"),
        numbers.get("tau"),
        numbers.get("R"),
        numbers.get("E"),
        numbers.get("V_r"),
        numbers.get("V_th"));
  }

  private static double number(String name, String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "neuron " + name + ": \"" + text + "\" is not a number", e);
    }
  }

  /** Returns the text that {@link #parse} reads back. */
  public String text() {
    return "t_ref="
        + refractoryPeriod
        + ",tau="
        + membraneTimeConstant
        + ",R="
        + membraneResistance
        + ",E="
        + leakPotential
        + ",V_r="
        + restingPotential
        + ",V_th="
        + thresholdPotential;
  }

  /** Returns the current up to which the neuron is silent. */
  public double thresholdCurrent() {
    return (thresholdPotential - leakPotential) / membraneResistance;
  }

  /** Returns the firing rate for an input current: 0 up to the threshold, below 1/t_ref. */
  public double value(double current) {
    double drive = leakPotential + membraneResistance * current;
    if (!(drive > thresholdPotential)) {
      return 0;
    }
    // log(1 + x) with x = (V_th − V_r)/(drive − V_th): exact for strong currents too.
    double rise =
        StrictMath.log1p((thresholdPotential - restingPotential) / (drive - thresholdPotential));
    return 1 / (refractoryPeriod + membraneTimeConstant * rise);
  }

  /** Returns the derivative of the rate by the current: 0 up to the threshold. */
  public double slope(double current) {
    double drive = leakPotential + membraneResistance * current;
    if (!(drive > thresholdPotential)) {
      return 0;
    }
    double rate = value(current);
    double fall = 1 / (drive - thresholdPotential) - 1 / (drive - restingPotential);
    return rate * rate * membraneTimeConstant * membraneResistance * fall;
  }
}
