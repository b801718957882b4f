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

  /** A folder of Allure results for each round. */
  public Path results() {
    return folder.resolve("allure-results");
  }

  /** Where reports go unless told otherwise. */
  public Path report() {
    return folder.resolve("report");
  }
}
