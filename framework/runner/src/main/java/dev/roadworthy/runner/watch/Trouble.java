package dev.roadworthy.runner.watch;

import dev.roadworthy.check.Severity;

/** What can be wrong with the watch itself, rather than with what it watches. */
public enum Trouble {
  /** History is not taken: the journals hold what is to be taken over later. */
  DATABASE(
      Severity.CRITICAL,
      "history is not written",
      "checks run and are journalled, but nothing is decided and nobody is told until it is over"),
  /** There is hardly any room where the watch writes. */
  DISK(
      Severity.MAJOR,
      "the disk is nearly full",
      "checks run, and what they say is kept as long as there is room"),
  /** A changed suite could not be loaded, and an earlier one goes on. */
  SUITE(
      Severity.MAJOR,
      "the suite could not be loaded",
      "nothing newer runs until one can be loaded"),
  /** No suite JVM runs, and none could be started. */
  NOTHING_RUNS(
      Severity.CRITICAL, "no check runs", "whatever breaks meanwhile, nobody is told of it"),
  /** The runs of a check can be kept, and not be decided on. */
  UNDECIDED(
      Severity.CRITICAL,
      "a check cannot be decided on",
      "its runs are kept, and nobody is told when it fails; all other checks are as ever"),
  /** Nothing ran when something was due. */
  BLACKOUT(
      Severity.CRITICAL,
      "nothing ran for a while",
      "what was due then is counted as missed, and not made up for"),
  /** Checks have had no run when one was due. */
  STALE(
      Severity.CRITICAL,
      "checks do not run when they are due",
      "what they watch may be broken without anybody being told");

  private final Severity severity;
  private final String title;
  private final String meaning;

  Trouble(Severity severity, String title, String meaning) {
    this.severity = severity;
    this.title = title;
    this.meaning = meaning;
  }

  /** How much it matters. */
  Severity severity() {
    return severity;
  }

  /** In a few words. */
  public String title() {
    return title;
  }

  /** What follows from it for who relies on the watch. */
  String meaning() {
    return meaning;
  }
}
