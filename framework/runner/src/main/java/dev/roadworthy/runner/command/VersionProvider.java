package dev.roadworthy.runner.command;

import dev.roadworthy.runner.Version;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} says. */
final class VersionProvider implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {"Roadworthy " + Version.text()};
  }
}
