package org.truezero.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.truezero.model.Model;
import org.truezero.network.Head;

/** Predictions as lines of CSV or JSON. */
final class PredictionLines {
  private final Head head;
  private final List<String> names;
  private final boolean json;

  private PredictionLines(Head head, List<String> names, boolean json) {
    this.head = head;
    this.names = names;
    this.json = json;
  }

  static PredictionLines of(Model model, boolean json) {
    Head head = model.network().head();
    return new PredictionLines(head, Names.of(model.schema().target(), head), json);
  }

  private boolean values() {
    return head.name().equals("linear");
  }

  private boolean expected() {
    return head.name().equals("expected");
  }

  /** Returns the word for the numbers of the classes or labels. */
  private String kind() {
    return head.name().equals("hinge") ? "score" : "probability";
  }

  /** Writes the first line of CSV; JSON has none. */
  void header(StringBuilder text) {
    if (json) {
      return;
    }
    text.append("id");
    if (values()) {
      names.forEach(name -> cell(text, names.size() == 1 ? "predicted" : "predicted_" + name));
    } else {
      text.append(",predicted").append(expected() ? ",expected" : "");
      names.forEach(name -> cell(text, kind() + "_" + name));
    }
    text.append('\n');
  }

  /** Writes the line of an example whose outputs begin at an offset. */
  void append(long id, float[] outputs, int offset, StringBuilder text) {
    float[] numbers = perName(outputs, offset);
    if (json) {
      text.append(document(id, outputs, offset, numbers));
    } else {
      text.append(id);
      if (!values()) {
        cell(text, String.join(";", predicted(outputs, offset, numbers)));
      }
      if (expected()) {
        text.append(',').append(outputs[offset + head.scores()]);
      }
      for (float number : numbers) {
        text.append(',').append(number);
      }
    }
    text.append('\n');
  }

  private JsonObject document(long id, float[] outputs, int offset, float[] numbers) {
    JsonObject document = new JsonObject();
    document.addProperty("id", id);
    if (!values()) {
      List<String> predicted = predicted(outputs, offset, numbers);
      if (head.classes() > 0) {
        document.addProperty("predicted", predicted.get(0));
      } else {
        JsonArray labels = new JsonArray();
        predicted.forEach(labels::add);
        document.add("predicted", labels);
      }
    }
    if (expected()) {
      document.addProperty("expected", outputs[offset + head.scores()]);
    }
    JsonObject named = new JsonObject();
    for (int k = 0; k < numbers.length; k++) {
      named.addProperty(names.get(k), numbers[k]);
    }
    document.add(values() ? "values" : kind().equals("score") ? "scores" : "probabilities", named);
    return document;
  }

  /** Returns the predicted class, or all labels that are more likely than not. */
  private List<String> predicted(float[] outputs, int offset, float[] numbers) {
    if (head.classes() > 0) {
      return List.of(names.get(head.predictedClass(outputs, offset)));
    }
    List<String> labels = new ArrayList<>();
    for (int k = 0; k < numbers.length; k++) {
      if (numbers[k] >= 0.5f) {
        labels.add(names.get(k));
      }
    }
    return labels;
  }

  /** Returns a number for each name; one score for two classes becomes two. */
  private float[] perName(float[] outputs, int offset) {
    float[] numbers = new float[names.size()];
    if (head.scores() == 1 && head.classes() == 2) {
      float second = outputs[offset];
      numbers[0] = kind().equals("score") ? -second : 1 - second;
      numbers[1] = second;
    } else {
      System.arraycopy(outputs, offset, numbers, 0, numbers.length);
    }
    return numbers;
  }

  private static void cell(StringBuilder text, String cell) {
    boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    text.append(',').append(plain ? cell : '"' + cell.replace("\"", "\"\"") + '"');
  }
}
