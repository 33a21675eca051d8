package org.truezero.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The terms of some texts, by the number of texts that have them. The most frequent ones come
 * first; of equally frequent ones, those that come first by character code.
 */
final class Vocabulary {
  /**
   * A word or pair of words.
   *
   * @param text as it stands in the vocabulary
   * @param texts how many texts have it
   */
  record Term(String text, int texts) {}

  private final int[] wordTexts;
  private final Map<Long, Integer> pairTexts = new HashMap<>();
  private final int[] lastText;
  private final Map<Long, Integer> lastTextOfPair = new HashMap<>();
  private final Texts texts;

  private Vocabulary(Texts texts) {
    this.texts = texts;
    wordTexts = new int[texts.words()];
    lastText = new int[texts.words()];
  }

  /**
   * Learns an encoding.
   *
   * @param texts all texts
   * @param rows those to learn from
   * @param options what to learn
   * @throws DataFormatException if they have no word
   */
  static TextEncoding learn(Texts texts, RowChoice rows, ReviewOptions options, String file)
      throws DataFormatException {
    Vocabulary vocabulary = new Vocabulary(texts);
    for (long i = 0; i < rows.size(); i++) {
      vocabulary.count((int) rows.at(i), options.grams());
    }
    return encoding(vocabulary.terms(), rows.size(), options, file);
  }

  /**
   * Makes an encoding of the most frequent terms.
   *
   * @param terms all there are; they are sorted
   * @param texts how many were learned from
   * @param options what to learn
   * @throws DataFormatException if there is no term
   */
  static TextEncoding encoding(List<Term> terms, long texts, ReviewOptions options, String file)
      throws DataFormatException {
    terms.sort(Comparator.comparingInt((Term term) -> -term.texts).thenComparing(Term::text));
    List<Term> chosen = terms.subList(0, Math.min(options.vocabulary(), terms.size()));
    if (chosen.isEmpty()) {
      throw DataFormatException.at(file, "texts without a single word", "words for a vocabulary");
    }
    List<Float> weights = new ArrayList<>();
    if (options.weighting() == TextEncoding.Weighting.TFIDF) {
      for (Term term : chosen) {
        weights.add((float) (StrictMath.log((1.0 + texts) / (1.0 + term.texts)) + 1));
      }
    }
    return new TextEncoding(
        options.tokenizer().name(),
        options.grams(),
        options.weighting(),
        chosen.stream().map(Term::text).toList(),
        weights,
        options.ratings());
  }

  private void count(int text, int grams) {
    // A text counts once for each of its terms; texts are numbered from 1 here, 0 is none.
    int mark = text + 1;
    for (int at = texts.start(text); at < texts.end(text); at++) {
      int word = texts.number(at);
      if (lastText[word] != mark) {
        lastText[word] = mark;
        wordTexts[word]++;
      }
      if (grams > 1 && at + 1 < texts.end(text)) {
        long pair = (long) word << 32 | texts.number(at + 1);
        Integer last = lastTextOfPair.put(pair, mark);
        if (last == null || last != mark) {
          pairTexts.merge(pair, 1, Integer::sum);
        }
      }
    }
  }

  private List<Term> terms() {
    List<Term> terms = new ArrayList<>();
    for (int word = 0; word < wordTexts.length; word++) {
      if (wordTexts[word] > 0) {
        terms.add(new Term(texts.word(word), wordTexts[word]));
      }
    }
    pairTexts.forEach(
        (pair, number) -> {
          String first = texts.word((int) (pair >>> 32));
          String second = texts.word((int) (long) pair);
          terms.add(new Term(first + " " + second, number));
        });
    return terms;
  }
}
