package org.truezero.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Runs one command and exits with its code: 0 done, 1 failed, 2 wrong usage. */
public final class Main {
  /** What shells see of a program that wrote to a pipe that nobody reads any more. */
  private static final int CLOSED_PIPE = 141;

  private Main() {}

  /** Runs the command named by the arguments and ends the process. */
  public static void main(String[] args) {
    WatchedPipe pipe = new WatchedPipe(new FileOutputStream(FileDescriptor.out));
    PrintStream out =
        new PrintStream(new BufferedOutputStream(pipe), false, StandardCharsets.UTF_8);
    int code = run(args, out, System.err, Console.errorIsTerminal());
    out.flush();
    System.exit(pipe.closed() ? CLOSED_PIPE : code);
  }

  /** Runs one command and returns its exit code. */
  static int run(String[] args, PrintStream out, PrintStream err, boolean terminal) {
    Console console = new Console(out, err, terminal);
    CommandLine root = commandLine(console);
    root.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
    root.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
    root.setParameterExceptionHandler((e, given) -> wrongUsage(e, given, console));
    root.setExecutionExceptionHandler((e, command, parsed) -> failed(e, console));
    try {
      int code = root.execute(args);
      return code == 0 && out.checkError()
          ? failed(new CommandFailedException("standard output could not be written"), console)
          : code;
    } catch (Throwable e) {
      return failed(e, console);
    }
  }

  private static CommandLine commandLine(Console console) {
    CommandLine root =
        new CommandLine(new TrueZeroCommand())
            .addSubcommand(new QuickstartCommand(console))
            .addSubcommand(withSettings(new TrainCommand(console)))
            .addSubcommand(new PretrainCommand(console))
            .addSubcommand(new EvaluateCommand(console))
            .addSubcommand(new PredictCommand(console))
            .addSubcommand(new SparsifyCommand(console))
            .addSubcommand(new InspectCommand(console))
            .addSubcommand(withSettings(new SweepCommand(console)))
            .addSubcommand(withSettings(new CrossValidateCommand(console)))
            .addSubcommand(new ReproduceCommand(console))
            .addSubcommand(new StudyCommand(console))
            .addSubcommand(
                new CommandLine(new ExportCommand()).addSubcommand(new ExportOnnxCommand(console)))
            .addSubcommand(
                new CommandLine(new DataCommand())
                    .addSubcommand(new DataListCommand(console))
                    .addSubcommand(new DataDescribeCommand(console))
                    .addSubcommand(new DataConvertCommand(console))
                    .addSubcommand(new DataFetchCommand(console)));
    HelpGroups.install(root);
    return root;
  }

  private static CommandLine withSettings(Object command) {
    CommandLine line = new CommandLine(command);
    SettingTexts.addTo(line.getCommandSpec());
    return line;
  }

  private static int wrongUsage(ParameterException e, String[] given, Console console) {
    CommandLine command = e.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    // A misspelt option is the likelier reason for one that is missing.
    Optional<String> unknown = unknownOption(command, given);
    ParameterException reason =
        unknown.isPresent() ? new UnmatchedArgumentException(command, List.of(unknown.get())) : e;
    console.error(
        name
            + ": "
            + Failures.oneLine(reason.getMessage()).replaceAll("\\.$", "")
            + "; "
            + advice(reason, name));
    if (console.debug()) {
      console.stackTrace(e);
    }
    return 2;
  }

  private static Optional<String> unknownOption(CommandLine command, String[] given) {
    return Arrays.stream(given)
        .takeWhile(argument -> !argument.equals("--"))
        .filter(argument -> argument.startsWith("--"))
        .map(argument -> argument.split("=", 2)[0])
        .filter(option -> !command.getCommandSpec().optionsMap().containsKey(option))
        .findFirst();
  }

  private static String advice(ParameterException e, String command) {
    if (e instanceof UnmatchedArgumentException unmatched) {
      List<String> similar = unmatched.getSuggestions();
      if (!similar.isEmpty()) {
        return "did you mean " + String.join(" or ", similar) + "?";
      }
    }
    return "see " + command + " --help";
  }

  private static int failed(Throwable e, Console console) {
    console.error("truezero: " + Failures.message(e));
    if (console.debug()) {
      console.stackTrace(e);
    }
    return e instanceof UsageException ? 2 : 1;
  }
}
