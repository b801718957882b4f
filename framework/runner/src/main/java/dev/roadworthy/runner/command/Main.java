package dev.roadworthy.runner.command;

/** The command {@code roadworthy}. */
public final class Main {

  private Main() {}

  /** Runs a command and ends the JVM with its exit code. */
  public static void main(String[] args) {
    System.exit(Root.execute(System.out, System.err, args));
  }
}
