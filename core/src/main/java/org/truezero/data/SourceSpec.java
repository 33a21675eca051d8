package org.truezero.data;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The text {@code kind:path?key=value&…} taken apart. Values may spell any byte as {@code %XX}, so
 * that {@code &} and commas can be part of a column name; the path is taken as it is up to the
 * first question mark.
 *
 * <p>The typed accessors collect what is wrong; {@link #check} then reports everything at once. A
 * provider reads all of its options, calls {@code check} and only then opens files. For use by one
 * thread.
 */
public final class SourceSpec {
  /** The key that every kind understands. */
  static final SourceKey ROWS =
      new SourceKey("rows", "FROM-TO: only these rows, counted from 0, end excluded");

  private final String text;
  private final String kind;
  private final String path;
  private final Map<String, String> options = new LinkedHashMap<>();
  private final List<String> problems = new ArrayList<>();

  private SourceSpec(String text) {
    this.text = text;
    int colon = text.indexOf(':');
    int question = text.indexOf('?', colon + 1);
    int pathEnd = question < 0 ? text.length() : question;
    kind = colon < 0 ? "" : text.substring(0, colon);
    path = text.substring(colon + 1, pathEnd);
    if (colon < 1) {
      problems.add("a data source is written kind:path?key=value");
    }
    if (question >= 0 && question + 1 < text.length()) {
      for (String option : text.substring(question + 1).split("&")) {
        addOption(option);
      }
    }
  }

  /**
   * Takes a data source apart; problems are kept for {@link #check}.
   *
   * @param text such as {@code mnist:data/mnist?split=train&rows=0-50000}
   * @return its parts
   */
  public static SourceSpec parse(String text) {
    return new SourceSpec(text);
  }

  private void addOption(String option) {
    int equals = option.indexOf('=');
    if (equals < 1) {
      problems.add("found " + quote(option) + ", expected key=value");
    } else if (options.put(option.substring(0, equals), option.substring(equals + 1)) != null) {
      problems.add("key " + option.substring(0, equals) + " is given twice");
    }
  }

  /** Returns the word before the colon; empty if there is none. */
  public String kind() {
    return kind;
  }

  /** Returns what stands between colon and question mark, possibly nothing. */
  public String path() {
    return path;
  }

  /** Returns the source as it was written. */
  @Override
  public String toString() {
    return text;
  }

  /** Returns the path, noting a problem if there is none. */
  String requiredPath(String meaning) {
    if (path.isEmpty()) {
      problems.add("no path; expected " + kind + ":" + meaning);
    }
    return path;
  }

  /**
   * Returns the value of a key.
   *
   * @param key name of the key
   * @return its decoded value, or empty if it was not given
   */
  public Optional<String> value(String key) {
    return Optional.ofNullable(options.get(key)).map(SourceSpec::decode);
  }

  /**
   * Returns the value of a key that holds a list.
   *
   * @param key name of the key
   * @return the decoded parts between the commas; empty if the key was not given or has no value
   */
  public List<String> list(String key) {
    String value = options.getOrDefault(key, "");
    List<String> parts = new ArrayList<>();
    if (!value.isEmpty()) {
      for (String part : value.split(",", -1)) {
        parts.add(decode(part));
      }
    }
    return parts;
  }

  /**
   * Returns a value out of several allowed ones.
   *
   * @param key name of the key
   * @param fallback the value if the key was not given
   * @param allowed all values that may be given
   * @return the value, or the fallback if another was given (which is noted)
   */
  public String choice(String key, String fallback, String... allowed) {
    String value = value(key).orElse(fallback);
    if (value.equals(fallback) || List.of(allowed).contains(value)) {
      return value;
    }
    problem(key, quote(value), String.join(" or ", allowed));
    return fallback;
  }

  /**
   * Returns a whole number.
   *
   * @param key name of the key
   * @param fallback the number if the key was not given
   * @param least smallest number allowed
   * @param greatest largest number allowed
   * @return the number, or the fallback if there is none in the range (which is noted)
   */
  public long number(String key, long fallback, long least, long greatest) {
    Optional<String> value = value(key);
    if (value.isEmpty()) {
      return fallback;
    }
    try {
      long number = Long.parseLong(value.get());
      if (number >= least && number <= greatest) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Reported below, with the range.
    }
    problem(key, quote(value.get()), "a whole number from " + least + " to " + greatest);
    return fallback;
  }

  /**
   * Notes that the value of a key cannot be used.
   *
   * @param key name of the key
   * @param found its value
   * @param expected what may be given
   */
  public void problem(String key, String found, String expected) {
    problems.add(key + "=" + found + ", expected " + expected);
  }

  /** Returns the value of {@code rows=}, noting a problem if it is malformed. */
  Optional<RowChoice.Range> rows() {
    Optional<String> value = value(ROWS.name());
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (value.get().matches("\\d{1,18}-\\d{1,18}")) {
      int dash = value.get().indexOf('-');
      long from = Long.parseLong(value.get().substring(0, dash));
      long to = Long.parseLong(value.get().substring(dash + 1));
      if (from < to) {
        return Optional.of(new RowChoice.Range(from, to));
      }
    }
    problem(ROWS.name(), quote(value.get()), "FROM-TO with FROM below TO, such as rows=0-100");
    return Optional.empty();
  }

  /** Notes every key that is not among the known ones. */
  void requireKnown(List<SourceKey> known) {
    List<String> names = new ArrayList<>(known.stream().map(SourceKey::name).toList());
    names.add(ROWS.name());
    for (String key : options.keySet()) {
      if (!names.contains(key)) {
        problems.add("unknown key " + quote(key) + ", known: " + String.join(", ", names));
      }
    }
  }

  /** Returns the options that change what is read, in a fixed order; {@code rows} is left out. */
  String canonicalOptions() {
    Map<String, String> sorted = new TreeMap<>(options);
    sorted.remove(ROWS.name());
    return sorted.toString();
  }

  /**
   * Ends the reading of options.
   *
   * @throws DataFormatException with all problems in one line, if there are any
   */
  public void check() throws DataFormatException {
    if (!problems.isEmpty()) {
      throw new DataFormatException(
          "data source " + quote(text) + ": " + String.join("; ", problems));
    }
  }

  private static String quote(String text) {
    return DataFormatException.quoted(text);
  }

  /** Replaces %XX by the byte it stands for; a percent sign before anything else stays. */
  private static String decode(String value) {
    if (value.indexOf('%') < 0) {
      return value;
    }
    byte[] in = value.getBytes(StandardCharsets.UTF_8);
    byte[] out = new byte[in.length];
    int size = 0;
    for (int i = 0; i < in.length; i++) {
      int high = i + 2 < in.length && in[i] == '%' ? Character.digit(in[i + 1], 16) : -1;
      int low = high >= 0 ? Character.digit(in[i + 2], 16) : -1;
      out[size++] = low >= 0 ? (byte) (high << 4 | low) : in[i];
      i += low >= 0 ? 2 : 0;
    }
    return new String(out, 0, size, StandardCharsets.UTF_8);
  }
}
