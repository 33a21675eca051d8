package org.truezero.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.truezero.data.TextEncoder;
import org.truezero.data.TextEncoding;
import org.truezero.math.ActiveLists;
import org.truezero.model.Model;
import org.truezero.network.ExpectedHead;
import org.truezero.network.Head;
import org.truezero.network.HingeHead;
import org.truezero.network.Inference;

/**
 * Which words move a prediction: for each term of a text, how much the rating (or the probability
 * of the predicted class; its margin where there are no probabilities) changes when the text lacks
 * it. Terms are taken away one at a time, so what two of them say together counts for both.
 */
final class WordInfluence {
  private static final int SHOWN = 6;

  private final TextEncoding encoding;
  private final TextEncoder encoder;
  private final Head head;
  private final List<String> names;
  private final Inference inference;
  private final ActiveLists text = new ActiveLists();

  /**
   * A term and what it does.
   *
   * @param term word or pair of words
   * @param change what the prediction gains by it
   */
  record Word(String term, double change) {}

  /**
   * What is said about one text.
   *
   * @param label predicted class
   * @param rating expected value of the classes, NaN where the network does not predict one
   * @param words those that moved it most, greatest first
   */
  record Said(String label, double rating, List<Word> words) {}

  WordInfluence(Model model, Inference inference) {
    encoding = model.schema().text().orElseThrow();
    encoder = new TextEncoder(encoding);
    head = model.network().head();
    names = Names.of(model.schema().target(), head);
    this.inference = inference;
  }

  /** Predicts one text. */
  Said of(String line) {
    text.clear(encoding.terms().size());
    encoder.append(line, text);
    ActiveLists input = inference.input();
    input.clear(encoding.terms().size());
    appendWithout(-1);
    for (int at = 0; at < text.size(); at++) {
      appendWithout(at);
    }
    inference.run();
    float[] outputs = inference.outputs();
    int predicted = head.predictedClass(outputs, 0);
    double whole = measure(outputs, 0, predicted);
    List<Word> words = new ArrayList<>();
    for (int at = 0; at < text.size(); at++) {
      double without = measure(outputs, (at + 1) * head.width(), predicted);
      words.add(new Word(encoding.terms().get(text.indices()[at]), whole - without));
    }
    words.sort(Comparator.comparingDouble((Word word) -> -Math.abs(word.change)));
    return new Said(
        names.get(predicted),
        head instanceof ExpectedHead ? whole : Double.NaN,
        List.copyOf(words.subList(0, Math.min(SHOWN, words.size()))));
  }

  private void appendWithout(int left) {
    for (int at = 0; at < text.size(); at++) {
      if (at != left) {
        inference.input().append(text.indices()[at], text.values()[at]);
      }
    }
    inference.input().endExample();
  }

  private double measure(float[] outputs, int offset, int predicted) {
    if (head instanceof ExpectedHead) {
      return outputs[offset + head.scores()];
    }
    if (head.scores() == 1) {
      double other = head instanceof HingeHead ? -outputs[offset] : 1 - outputs[offset];
      return predicted == 1 ? outputs[offset] : other;
    }
    return outputs[offset + predicted];
  }
}
