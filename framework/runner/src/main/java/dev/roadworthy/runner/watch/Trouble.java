package dev.roadworthy.runner.watch;

/** What can be wrong with the watch itself, rather than with what it watches. */
public enum Trouble {
  /** History is not taken: the journals hold what is to be taken over later. */
  DATABASE("history is not written"),
  /** There is hardly any room where the watch writes. */
  DISK("the disk is nearly full"),
  /** The suite could not be loaded. */
  SUITE("the suite could not be loaded"),
  /** Nothing ran when something was due. */
  BLACKOUT("nothing ran for a while"),
  /** Checks have had no run when one was due. */
  STALE("checks do not run when they are due");

  private final String title;

  Trouble(String title) {
    this.title = title;
  }

  /** In a few words. */
  public String title() {
    return title;
  }
}
