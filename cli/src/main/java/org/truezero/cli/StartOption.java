package org.truezero.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The option that says what a training starts from. */
final class StartOption {
  @Option(
      names = "--start-from",
      paramLabel = "FILE",
      order = HelpGroups.NETWORK + 90,
      description =
          "Start from the hidden layers of this model or pre-trained stack, with rows read as theirs"
              + " were (scales, words); without --hidden, --unit and"
              + " --sign-balance they are taken over as they are [weights are drawn]")
  private Path file;

  /** Returns the file, if there is one. */
  Stream<Outputs.Named> files() {
    return Stream.of(new Outputs.Named("--start-from", file));
  }

  /** Reads the file, if there is one. */
  Optional<StartWeights> read() throws IOException {
    return file == null ? Optional.empty() : Optional.of(StartWeights.read(file));
  }
}
