package org.truezero.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Prints the options of a command in groups; an option's order says to which one it belongs. */
final class HelpGroups {
  static final int INPUT = 0;
  static final int NETWORK = 100;
  static final int TRAINING = 200;
  static final int OUTPUT = 300;
  static final int COMMON = 400;

  private static final Map<Integer, String> HEADINGS = headings();

  private HelpGroups() {}

  private static Map<Integer, String> headings() {
    Map<Integer, String> headings = new LinkedHashMap<>();
    headings.put(INPUT, "Input");
    headings.put(NETWORK, "Network");
    headings.put(TRAINING, "Training");
    headings.put(OUTPUT, "Output");
    headings.put(COMMON, "Common");
    return headings;
  }

  /** Makes a command and all below it print its options in groups, eighty columns wide or more. */
  static void install(CommandLine command) {
    command
        .getHelpSectionMap()
        .put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, HelpGroups::optionList);
    command.getCommandSpec().usageMessage().width(100).sortOptions(false);
    command.getSubcommands().values().forEach(HelpGroups::install);
  }

  private static String optionList(Help help) {
    StringBuilder text = new StringBuilder();
    HEADINGS.forEach(
        (group, heading) -> {
          List<OptionSpec> options = new ArrayList<>();
          for (OptionSpec option : help.commandSpec().options()) {
            if (group == groupOf(option) && !option.hidden()) {
              options.add(option);
            }
          }
          if (!options.isEmpty()) {
            Help.Layout layout = help.createDefaultLayout();
            layout.addAllOptions(options, help.createDefaultParamLabelRenderer());
            text.append('\n').append(heading).append(":\n").append(layout);
          }
        });
    return text.toString();
  }

  private static int groupOf(OptionSpec option) {
    boolean standard = option.usageHelp() || option.versionHelp();
    int order = standard || option.order() < 0 ? COMMON : option.order();
    return Math.min(COMMON, order / 100 * 100);
  }
}
