package dev.roadworthy.gatling.child;

import dev.roadworthy.gatling.engine.GatlingAdapter;
import dev.roadworthy.gatling.engine.UnusableException;
import org.jspecify.annotations.Nullable;

/**
 * The JVM that makes the load of one load test.
 *
 * <pre>
 * LoadMain com.example.Spike
 * </pre>
 *
 * <p>System properties say the rest: see {@link Order}.
 *
 * <p>Standard input ends it: at the line {@code stop REASON text} it ends as if its time were over,
 * and has a result; where the input ends without it, whoever started it has died, and it halts. A
 * signal to end has a result too.
 *
 * <p>Exit status: {@value #ENDED} if the journal has a result, whatever that is; {@value #UNUSABLE}
 * if no load could be made, with the reason on standard error; {@value #NOT_PERMITTED} likewise;
 * {@value #ORPHANED}.
 */
public final class LoadMain {

  /** The journal has a result. */
  public static final int ENDED = 0;

  /** No load could be made. */
  public static final int UNUSABLE = 2;

  /** Whoever started it has died. */
  public static final int ORPHANED = 4;

  /** The simulation does what its environment does not permit, with the reason likewise. */
  public static final int NOT_PERMITTED = 6;

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
      tell(e.getMessage());
      status = e.notPermitted() ? NOT_PERMITTED : UNUSABLE;
    } catch (RuntimeException | LinkageError e) { // such as a gatling.conf that cannot be read
      Throwable cause = e.getCause() == null ? e : e.getCause();
      tell("Gatling could not be started: " + cause);
      status = UNUSABLE;
    }
    System.exit(status); // threads that a simulation has left behind do not keep it alive
  }

  private static void tell(@Nullable String reason) {
    System.err.println(REASON + String.valueOf(reason).replace("\n", "\n  "));
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
}
