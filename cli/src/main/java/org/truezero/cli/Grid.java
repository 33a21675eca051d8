package org.truezero.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.ParseResult;

/**
 * All combinations of the values given for each setting; the last setting changes fastest.
 *
 * @param values texts of every setting that was given, in the order of {@link Setting}
 */
record Grid(Map<Setting, List<String>> values) {

  /**
   * Reads the options of a command: commas separate values of scalars, repetition those of lists.
   */
  static Grid of(ParseResult parsed) {
    Map<Setting, List<String>> values = new LinkedHashMap<>();
    for (Setting setting : Setting.values()) {
      List<String> texts = new ArrayList<>();
      for (String given : SettingTexts.all(parsed, setting)) {
        if (setting.commaSeparates(given)) {
          texts.addAll(List.of(given.split(",", -1)));
        } else {
          texts.add(given);
        }
      }
      if (!texts.isEmpty()) {
        values.put(setting, texts.stream().map(String::trim).distinct().toList());
      }
    }
    return new Grid(values);
  }

  /** Returns the settings of every cell, in grid order. */
  List<SettingTexts> cells() {
    List<SettingTexts> cells = List.of(new SettingTexts(Map.of()));
    for (Map.Entry<Setting, List<String>> entry : values.entrySet()) {
      List<SettingTexts> longer = new ArrayList<>();
      for (SettingTexts cell : cells) {
        entry.getValue().forEach(text -> longer.add(cell.with(entry.getKey(), text)));
      }
      cells = longer;
    }
    return cells;
  }

  /** Returns the settings with more than one value. */
  List<Setting> varied() {
    return values.entrySet().stream()
        .filter(entry -> entry.getValue().size() > 1)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Returns the first value of the seed, which also decides what is set aside to validate on. */
  long firstSeed() {
    String text = values.getOrDefault(Setting.SEED, List.of(Setting.SEED.fallback())).get(0);
    return ExperimentPlan.of(new SettingTexts(Map.of(Setting.SEED, text))).settings().seed();
  }

  /** Returns the grid in words, such as {@code learning-rate {0.1 | 0.01}}. */
  String text() {
    return varied().stream()
        .map(setting -> setting.word() + " {" + String.join(" | ", values.get(setting)) + "}")
        .collect(Collectors.joining(" x "));
  }
}
