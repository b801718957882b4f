package dev.roadworthy.runner.command;

import dev.roadworthy.runner.watch.OneWatch;
import java.io.IOException;

/** When a letter that is due goes out. Another process sends it. */
enum Departure {
  WATCHED("within seconds: a watch uses this home, and sends it if it has that hook"),

  /** What runs on the other machines that share the database is not known here. */
  SHARED(
      "within seconds if a watch runs that has this hook, otherwise with the next"
          + " `roadworthy run` or `roadworthy watch` that has it"),

  LATER("with the next `roadworthy run` or `roadworthy watch` that has that hook");

  private final String text;

  Departure(String text) {
    this.text = text;
  }

  /**
   * @throws IOException if the home cannot be looked through
   */
  static Departure of(Configurations configurations) throws IOException {
    if (OneWatch.uses(configurations.place().home())) {
      return WATCHED;
    }
    return configurations.history().database() == null ? LATER : SHARED;
  }

  /** Such as {@code within seconds}. */
  String text() {
    return text;
  }
}
