package dev.roadworthy.gatling.child;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.UnaryOperator;

/**
 * The JVM that makes the load of one load test.
 *
 * <pre>
 * LoadMain com.example.Spike
 * </pre>
 *
 * <p>System properties say the rest: {@code roadworthy.load.journal}, the file that is written;
 * {@code roadworthy.load.run}, the run's id; {@code roadworthy.load.profile}; {@code
 * roadworthy.load.warm-up} and {@code roadworthy.load.max-duration}, as in {@code PT30S}.
 *
 * <p>Standard input ends it: at the line {@code stop} it ends as if its time were over, and has a
 * result; where the input ends without it, whoever started it has died, and it halts.
 *
 * <p>Exit status: {@value #ENDED} if the journal has a result, whatever that is; {@value #UNUSABLE}
 * if no load could be made, with the reason on standard error; {@value #ORPHANED}.
 */
public final class LoadMain {

  /** The journal has a result. */
  public static final int ENDED = 0;

  /** No load could be made. */
  public static final int UNUSABLE = 2;

  /** Whoever started it has died. */
  public static final int ORPHANED = 4;

  /** Begins the reason on standard error; more lines of it are indented. */
  public static final String REASON = "roadworthy: ";

  private LoadMain() {}

  /** Makes the load, and exits. */
  public static void main(String[] arguments) {
    int status;
    try {
      requireGatling();
      LoadSession.hold(arguments[0], Order.of(System::getProperty));
      status = ENDED;
    } catch (UnusableException e) {
      System.err.println(REASON + String.valueOf(e.getMessage()).replace("\n", "\n  "));
      status = UNUSABLE;
    }
    System.exit(status); // threads that a simulation has left behind do not keep it alive
  }

  private static void requireGatling() {
    String found;
    try {
      found = GatlingAdapter.found();
    } catch (LinkageError e) {
      found = "unknown, " + e;
    }
    if (!found.equals(GatlingAdapter.VERSION)) {
      throw new UnusableException(
          "load tests run on Gatling "
              + GatlingAdapter.VERSION
              + ", but on the class path is "
              + found
              + ". Let roadworthy-bom settle the version");
    }
  }

  /**
   * What was asked for.
   *
   * @param journal the file that is written
   * @param run the run's id
   * @param profile by which it is scaled
   * @param warmUp how much of its beginning does not count
   * @param maxDuration how long it makes load at most
   */
  record Order(Path journal, String run, String profile, Duration warmUp, Duration maxDuration) {

    private static final String PREFIX = "roadworthy.load.";

    static Order of(UnaryOperator<String> properties) {
      return new Order(
          Path.of(required(properties, "journal")),
          required(properties, "run"),
          required(properties, "profile"),
          Duration.parse(required(properties, "warm-up")),
          Duration.parse(required(properties, "max-duration")));
    }

    private static String required(UnaryOperator<String> properties, String name) {
      String value = properties.apply(PREFIX + name);
      if (value == null) {
        throw new UnusableException("-D" + PREFIX + name + " is missing");
      }
      return value;
    }
  }
}
