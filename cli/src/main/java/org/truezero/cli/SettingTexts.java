package org.truezero.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * One text for each {@link Setting} that was given. Immutable.
 *
 * @param given the texts as they were written
 */
record SettingTexts(Map<Setting, String> given) {
  /** Copies, in the order of {@link Setting}. */
  SettingTexts {
    Map<Setting, String> copy = new EnumMap<>(Setting.class);
    copy.putAll(given);
    given = Collections.unmodifiableMap(copy);
  }

  /** Adds an option for every setting to a command. */
  static void addTo(CommandSpec command) {
    for (Setting setting : Setting.values()) {
      command.addOption(
          OptionSpec.builder(setting.option())
              .paramLabel(setting.label())
              .order(setting.group() + setting.ordinal())
              .arity("1")
              .type(List.class)
              .auxiliaryTypes(String.class)
              .description(setting.help().replace("%", "%%"))
              .build());
    }
  }

  /** Returns what was given for a setting, every time it was. */
  static List<String> all(ParseResult parsed, Setting setting) {
    return parsed.matchedOptionValue(setting.option(), List.<String>of());
  }

  /**
   * Returns the texts of a command that takes one of each.
   *
   * @throws UsageException if one was given twice
   */
  static SettingTexts single(ParseResult parsed) {
    Map<Setting, String> texts = new EnumMap<>(Setting.class);
    List<String> problems = new ArrayList<>();
    for (Setting setting : Setting.values()) {
      List<String> given = all(parsed, setting);
      if (given.size() > 1) {
        problems.add(
            setting.option()
                + " is given "
                + given.size()
                + " times; "
                + (setting.perLayer() ? "write one list with commas" : "give it once")
                + ", or use sweep to compare values");
      } else if (!given.isEmpty()) {
        texts.put(setting, given.get(0));
      }
    }
    if (!problems.isEmpty()) {
      throw new UsageException(problems);
    }
    return new SettingTexts(texts);
  }

  /** Returns the text of a setting or its default, if there is one. */
  Optional<String> text(Setting setting) {
    return Optional.ofNullable(given.getOrDefault(setting, setting.fallback()));
  }

  /** Returns the text of a setting that has a default. */
  String required(Setting setting) {
    return text(setting).orElseThrow();
  }

  /** Returns whether it was given on the command line. */
  boolean has(Setting setting) {
    return given.containsKey(setting);
  }

  /** Returns these texts with one replaced. */
  SettingTexts with(Setting setting, String text) {
    Map<Setting, String> copy = new EnumMap<>(Setting.class);
    copy.putAll(given);
    copy.put(setting, text);
    return new SettingTexts(copy);
  }
}
