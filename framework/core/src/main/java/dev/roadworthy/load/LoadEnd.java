package dev.roadworthy.load;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * How a load test came to its end.
 *
 * @param at when
 * @param reason why
 * @param text the reason in a sentence
 * @param assertions what the simulation itself asserts
 * @param generator how the machine was doing that made the load
 * @param bounds what it wanted to do and was not let
 */
public record LoadEnd(
    Instant at,
    Reason reason,
    String text,
    List<Asserted> assertions,
    Generator generator,
    Bounds bounds) {

  /** Copies the list. */
  public LoadEnd {
    assertions = List.copyOf(assertions);
  }

  /** Why a load test ends. */
  public enum Reason {
    /** Its last user has ended. */
    COMPLETED,
    /** It took as long as it may. */
    MAX_DURATION,
    /** Somebody wanted it to. */
    STOPPED,
    /** It broke one of its own rules for long enough. */
    ABORTED,
    /** The simulation could not go on. */
    CRASHED
  }

  /**
   * An assertion of the simulation.
   *
   * @param text what it asserts
   * @param about what it is about
   * @param held whether that is so
   * @param actual what was measured
   */
  public record Asserted(String text, About about, boolean held, String actual) {}

  /** What can be asserted of a load. */
  public enum About {
    FAILURES,
    THROUGHPUT,
    RESPONSE_TIME
  }

  /**
   * How the machine was doing that made the load: one that is saturated measures itself.
   *
   * @param cpu the largest share of the machine's processors that it used by itself for five
   *     seconds, 0 to 1
   * @param lag what 95 % of looks at its event loops found them late at most; zero where there were
   *     too few looks
   * @param outOfPorts connections could not be opened, because no local port, or no file
   *     descriptor, was left
   */
  public record Generator(double cpu, Duration lag, boolean outOfPorts) {

    /** It was too short a load to tell. */
    public boolean isUnknown() {
      return cpu == 0 && lag.isZero() && !outOfPorts;
    }
  }

  /**
   * What a load test wanted to do and was not let.
   *
   * @param refused how many connections to which hosts were refused before a packet left: neither
   *     the environment's nor among those that it lists
   * @param heldBack how many requests waited because the rate had come to its cap; their response
   *     times include that
   */
  public record Bounds(Map<String, Long> refused, long heldBack) {

    /** It was let do all that it wanted. */
    public static final Bounds NONE = new Bounds(Map.of(), 0);

    /** Copies the map. */
    public Bounds {
      refused = Map.copyOf(refused);
    }
  }
}
