package org.truezero.data;

import java.text.BreakIterator;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.function.Consumer;

/**
 * Cuts a text into words. Further ones are found through {@link ServiceLoader}. Implementations
 * have a public constructor without arguments, keep no state and are safe for any number of
 * threads. Equal texts give equal words, whatever the locale of the machine.
 */
public interface Tokenizer {
  /** Returns the name that {@code tokens=} takes and that a model file remembers. */
  String name();

  /**
   * Hands over the words of a text, in order.
   *
   * @param text any text
   * @param word takes each word; never empty
   */
  void cut(String text, Consumer<String> word);

  /**
   * Returns a tokenizer by name: {@code letters}, {@code words}, {@code counted} or one found on
   * the class path.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  static Tokenizer named(String name) {
    for (Tokenizer own : new Tokenizer[] {new Letters(), new Words(), new Counted()}) {
      if (own.name().equals(name)) {
        return own;
      }
    }
    for (Tokenizer other : ServiceLoader.load(Tokenizer.class)) {
      if (other.name().equals(name)) {
        return other;
      }
    }
    throw new IllegalArgumentException(
        "tokens " + DataFormatException.quoted(name) + ", expected letters or words");
  }

  /**
   * Runs of letters and digits in lower case; an apostrophe between two letters belongs to the
   * word, so that "don't" stays one.
   */
  final class Letters implements Tokenizer {
    /** Creates the tokenizer. */
    public Letters() {}

    @Override
    public String name() {
      return "letters";
    }

    @Override
    public void cut(String text, Consumer<String> word) {
      String lower = text.toLowerCase(Locale.ROOT);
      int start = -1;
      for (int at = 0; at < lower.length(); ) {
        int c = lower.codePointAt(at);
        int next = at + Character.charCount(c);
        boolean inside = Character.isLetterOrDigit(c) || joins(lower, at, next);
        if (inside && start < 0) {
          start = at;
        } else if (!inside && start >= 0) {
          word.accept(plain(lower, start, at));
          start = -1;
        }
        at = next;
      }
      if (start >= 0) {
        word.accept(plain(lower, start, lower.length()));
      }
    }

    private static boolean joins(String text, int at, int next) {
      char c = text.charAt(at);
      return (c == '\'' || c == '\u2019')
          && at > 0
          && next < text.length()
          && Character.isLetter(text.codePointBefore(at))
          && Character.isLetter(text.codePointAt(next));
    }

    /** Typographic apostrophes are the same as others. */
    private static String plain(String text, int start, int end) {
      return text.substring(start, end).replace('\u2019', '\'');
    }
  }

  /**
   * Words that were counted before, {@code word:2 two_words:1}: each as often as it says. What
   * begins with # says something about the text, and is left out.
   */
  final class Counted implements Tokenizer {
    /** More of one word than this is a mistake of the file. */
    private static final int MOST = 10_000;

    /** Creates the tokenizer. */
    public Counted() {}

    @Override
    public String name() {
      return "counted";
    }

    @Override
    public void cut(String text, Consumer<String> word) {
      for (String item : text.trim().split("\\s+")) {
        int colon = item.lastIndexOf(':');
        if (colon > 0 && item.charAt(0) != '#') {
          int count = count(item.substring(colon + 1));
          for (int i = 0; i < count; i++) {
            word.accept(item.substring(0, colon));
          }
        }
      }
    }

    private static int count(String digits) {
      return digits.matches("\\d{1,5}") ? Math.min(MOST, Integer.parseInt(digits)) : 0;
    }
  }

  /** The word segmentation of the JDK (Unicode Standard Annex 29), in lower case. */
  final class Words implements Tokenizer {
    /** Creates the tokenizer. */
    public Words() {}

    @Override
    public String name() {
      return "words";
    }

    @Override
    public void cut(String text, Consumer<String> word) {
      String lower = text.toLowerCase(Locale.ROOT);
      BreakIterator breaks = BreakIterator.getWordInstance(Locale.ROOT);
      breaks.setText(lower);
      int start = breaks.first();
      for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
        if (lower.substring(start, end).codePoints().anyMatch(Character::isLetterOrDigit)) {
          word.accept(lower.substring(start, end));
        }
        start = end;
      }
    }
  }
}
