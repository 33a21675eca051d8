package org.truezero.bench.kernels;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs one command and exits with its code: 0 done, 1 failed, 2 wrong usage. */
@Command(name = "bench", synopsisSubcommandLabel = "COMMAND")
public final class Main {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Print this help")
  private boolean help;

  private Main() {}

  /** Runs the command named by the arguments and ends the process. */
  public static void main(String[] args) {
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    int code = run(args, out, System.err);
    out.flush();
    System.exit(code);
  }

  /** Runs one command and returns its exit code. */
  static int run(String[] args, PrintStream out, PrintStream err) {
    CommandLine root =
        new CommandLine(new Main())
            .addSubcommand(new LimitsCommand(out))
            .addSubcommand(new CurveCommand(out, err));
    root.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
    root.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
    root.setCaseInsensitiveEnumValuesAllowed(true);
    root.setExecutionExceptionHandler(
        (e, command, parsed) -> {
          err.println("bench " + command.getCommandName() + ": " + e.getMessage());
          return e instanceof IllegalArgumentException ? 2 : 1;
        });
    return root.execute(args);
  }
}
