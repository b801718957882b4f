package dev.roadworthy.distribution.jenkins;

import groovy.lang.Closure;
import java.util.Map;
import java.util.Set;

/** Blocks that only set something. */
final class SettingsBlocks {

  private SettingsBlocks() {}

  /** What stands in {@code agent}. */
  static final class Agent {
    public void node(Closure<?> body) {
      Block.run(new Node(), body);
    }
  }

  /** What stands in {@code node}. */
  static final class Node {
    public void label(String name) {}

    public void customWorkspace(String folder) {}
  }

  /** What stands in {@code options}. */
  static final class Options {
    public void disableConcurrentBuilds() {}

    public void buildDiscarder(Object strategy) {}

    public Object logRotator(Map<String, ?> options) {
      Block.check("logRotator", options, Set.of(), "numToKeepStr", "daysToKeepStr");
      return options;
    }

    public void timeout(Map<String, ?> options) {
      Block.check("timeout", options, Set.of("time", "unit"));
    }
  }

  /** What stands in {@code triggers}. */
  static final class Triggers {
    public void cron(String schedule) {
      if (!schedule.matches("\\S+( \\S+){4}")) {
        throw new IllegalArgumentException("cron has five fields, but was " + schedule);
      }
    }
  }
}
