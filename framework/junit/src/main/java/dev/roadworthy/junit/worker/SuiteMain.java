package dev.roadworthy.junit.worker;

/**
 * The suite JVM that the runner starts.
 *
 * <pre>
 * SuiteMain --scan target/test-classes [--scan suite.jar] [--select landing] [--except search] [--list] [--serve 64]
 * </pre>
 *
 * <p>{@code --scan} names a class path root with checks, {@code --select} the id of a check that is
 * to run (all run without it), {@code --list} only writes into the journal which checks there are.
 * Everything else is told by system properties, as in a build. Ids and results go into the journal,
 * never to standard output, which belongs to the checks.
 *
 * <p>With {@code --serve}, checks run as they are asked for on standard input, so many of them side
 * by side: {@code run landing}, a line for each, and {@code end} when there will be no more. Where
 * standard input ends without it, the JVM halts.
 *
 * <p>With system property {@code roadworthy.parent}, a process id, the JVM halts when that process
 * has gone: nobody is left to read on, and the journal is complete up to there.
 *
 * <p>Exit status: {@value #ENDED} if the round came to its end, whatever its outcomes; {@value
 * #UNUSABLE} if it can never be held, with the reason on standard error; {@value #UNABLE} if it
 * could not be held or recorded now, because a disk is full for example, with the reason; {@value
 * #HALTED} if a check went on after its deadline and ignored its interruption: its run is in the
 * journal, those after it are not.
 */
public final class SuiteMain {

  /** The round came to its end. */
  public static final int ENDED = 0;

  /** No check was found, a class could not be loaded, or the configuration has errors. */
  public static final int UNUSABLE = 2;

  /** A check could not be stopped. */
  public static final int HALTED = 3;

  /** The runner that started this JVM has died. */
  public static final int ORPHANED = 4;

  /** Begins what it says last, among whatever else is printed; more lines of it are indented. */
  public static final String REASON = "roadworthy: ";

  /** Something could not be read or written now: it may be another time. */
  public static final int UNABLE = 5;

  private SuiteMain() {}

  /** Runs a round, and exits. */
  public static void main(String[] args) {
    ParentWatch.begin(System.getProperty("roadworthy.parent"));
    int status;
    try {
      Arguments arguments = Arguments.parse(args);
      if (arguments.atOnce() > 0) {
        new Shift(arguments).hold();
      } else {
        new SuiteRound(arguments).hold();
      }
      status = ENDED;
    } catch (UnusableException e) {
      System.err.println(REASON + String.valueOf(e.getMessage()).replace("\n", "\n  "));
      status = e.isFinal() ? UNUSABLE : UNABLE;
    } catch (InterruptedException e) {
      status = HALTED;
    }
    // Threads that checks have left behind do not keep the round from ending.
    System.exit(status);
  }
}
