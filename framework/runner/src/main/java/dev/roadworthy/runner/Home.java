package dev.roadworthy.runner;

import java.nio.file.Path;

/**
 * The folder in which the runner keeps what must last: {@code .roadworthy/} beside the suite's POM,
 * or {@code ROADWORTHY_HOME}.
 *
 * @param folder absolute
 */
public record Home(Path folder) {

  /** The database. */
  public Path database() {
    return folder.resolve("history.db");
  }

  /** Where suite JVMs leave their journals. */
  public Path journals() {
    return folder.resolve("journals");
  }

  /** What suite JVMs print. */
  public Path logs() {
    return folder.resolve("logs");
  }

  /** The journal of a suite JVM that a watch has started. */
  public Path journal(String round) {
    return journals().resolve(round + ".journal");
  }

  /** What that JVM prints. */
  public Path log(String round) {
    return logs().resolve(round + ".log");
  }

  /** The log that belongs to such a journal. */
  public Path logOf(Path journal) {
    return log(journal.getFileName().toString().replaceFirst("\\.journal$", ""));
  }

  /** A folder of Allure results for each round. */
  public Path results() {
    return folder.resolve("allure-results");
  }

  /** Where reports go unless told otherwise. */
  public Path report() {
    return folder.resolve("report");
  }
}
