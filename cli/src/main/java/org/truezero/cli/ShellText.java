package org.truezero.cli;

/** Text to be typed into a shell. */
final class ShellText {
  private ShellText() {}

  /** Returns what the user typed to start the program; the start script tells. */
  static String program() {
    return quoted(System.getProperty("truezero.command", "truezero"));
  }

  /** Returns an argument with quotes if it needs any. */
  static String quoted(String argument) {
    return argument.matches("[A-Za-z0-9_./:=,@%+-]+")
        ? argument
        : "'" + argument.replace("'", "'\\''") + "'";
  }
}
