package org.truezero.model;

import com.google.gson.JsonObject;
import org.truezero.train.TrainingState;

/** The progress of a training; its sums as the bits they are, in hexadecimal. */
final class ProgressJson {
  private ProgressJson() {}

  static JsonObject write(TrainingState.Progress progress) {
    JsonObject object = new JsonObject();
    object.addProperty("step", progress.step());
    object.addProperty("examples", progress.examples());
    object.addProperty("recorded", progress.recorded());
    object.addProperty("lossSum", bits(progress.lossSum()));
    object.addProperty("penaltySum", bits(progress.penaltySum()));
    object.addProperty("errors", progress.errors());
    return object;
  }

  static TrainingState.Progress read(JsonObject object) {
    Fields fields = new Fields(object);
    return new TrainingState.Progress(
        fields.notNegative("step"),
        fields.notNegative("examples"),
        fields.notNegative("recorded"),
        number(fields.text("lossSum")),
        number(fields.text("penaltySum")),
        fields.notNegative("errors"));
  }

  static String bits(double value) {
    return Long.toHexString(Double.doubleToLongBits(value));
  }

  static double number(String bits) {
    return Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16));
  }
}
