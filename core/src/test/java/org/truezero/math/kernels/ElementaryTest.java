package org.truezero.math.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The exponential functions against {@link StrictMath} in double precision. */
class ElementaryTest {
  private static final double RELATIVE = 3e-7;

  interface FloatFunction {
    float of(float x);
  }

  /** A function with what it should be and where it starts and ends. */
  record Example(
      String name,
      FloatFunction function,
      DoubleUnaryOperator exact,
      double atMinusInfinity,
      double atInfinity) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Example> all() {
    return List.of(
        new Example("exp", Elementary::exp, StrictMath::exp, 0, Double.POSITIVE_INFINITY),
        new Example("logistic", Elementary::logistic, x -> 1 / (1 + StrictMath.exp(-x)), 0, 1),
        new Example("tanh", Elementary::tanh, StrictMath::tanh, -1, 1),
        new Example(
            "softplus",
            Elementary::softplus,
            x -> Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x))),
            0,
            Double.POSITIVE_INFINITY));
  }

  @ParameterizedTest
  @MethodSource("all")
  void relativeErrorIsSmallEverywhere(Example example) {
    double worst = 0;
    float where = 0;
    for (int i = -87_000; i <= 87_000; i++) {
      for (float x : new float[] {i * 1e-3f, i * 1e-6f + 1e-7f}) {
        double exact = example.exact.applyAsDouble(x);
        double error = Math.abs(example.function.of(x) - exact) / Math.abs(exact);
        if (error > worst) {
          worst = error;
          where = x;
        }
      }
    }
    assertTrue(worst < RELATIVE, example + ": relative error " + worst + " at " + where);
  }

  @ParameterizedTest
  @MethodSource("all")
  void limitsAreReachedAndUndefinedStaysUndefined(Example example) {
    assertEquals(example.atMinusInfinity, example.function.of(Float.NEGATIVE_INFINITY));
    assertEquals(example.atInfinity, example.function.of(Float.POSITIVE_INFINITY));
    assertTrue(Float.isNaN(example.function.of(Float.NaN)));
    assertEquals(example.atMinusInfinity, example.function.of(-1e4f));
    double far = example.function.of(1e4f);
    assertEquals(example.exact.applyAsDouble(1e4), far, "far to the right");
  }

  @ParameterizedTest
  @MethodSource("all")
  void valuesRise(Example example) {
    // Neighbouring points may round against each other; over longer steps the order holds.
    float before = Float.NEGATIVE_INFINITY;
    for (int i = -1000; i <= 1000; i++) {
      float value = example.function.of(0.1f * i);
      assertTrue(value >= before, example + " falls at " + 0.1f * i);
      before = value;
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void zeroIsExact(Example example) {
    float exact = (float) example.exact.applyAsDouble(0);
    assertEquals(exact, example.function.of(0f), Math.ulp(exact));
    assertEquals(exact, example.function.of(-0f), Math.ulp(exact));
  }
}
