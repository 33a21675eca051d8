package org.truezero.cli;

import org.truezero.model.Version;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class VersionLine implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"truezero " + Version.current()};
  }
}
