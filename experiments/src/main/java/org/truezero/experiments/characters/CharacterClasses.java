package org.truezero.experiments.characters;

import java.util.List;
import java.util.Locale;

/** Which of the 62 characters take part, in the order of NISTP: 0-9, A-Z, a-z. */
public enum CharacterClasses {
  /** The ten digits. */
  DIGITS(0, 10),
  /** The 52 letters, upper case first. */
  LETTERS(10, 62),
  /** Digits and letters. */
  ALL(0, 62);

  private final int from;
  private final List<String> names;

  CharacterClasses(int from, int to) {
    this.from = from;
    names = characters(from, to);
  }

  private static List<String> characters(int from, int to) {
    return "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
        .substring(from, to)
        .chars()
        .mapToObj(Character::toString)
        .toList();
  }

  /** Returns the characters of these classes; the position is the class number. */
  public List<String> names() {
    return names;
  }

  /** Returns how many classes there are. */
  public int size() {
    return names.size();
  }

  /** Returns the position among all 62 of the first class of this subset. */
  public int first() {
    return from;
  }

  /** Returns the word for these classes in a data source: {@code digits}, {@code letters}, ... */
  public String spelling() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads the word of a data source.
   *
   * @param text {@code digits}, {@code letters} or {@code all}
   * @throws IllegalArgumentException if it is another word
   */
  public static CharacterClasses parse(String text) {
    for (CharacterClasses classes : values()) {
      if (classes.spelling().equals(text)) {
        return classes;
      }
    }
    throw new IllegalArgumentException(
        "classes=" + text + ", expected classes=digits, classes=letters or classes=all");
  }
}
