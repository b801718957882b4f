package dev.roadworthy.gatling.meter;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happens in a simulation. Called by many threads at once, in the paths that make the load;
 * times are milliseconds since 1970, as Gatling takes them.
 */
public interface LoadEvents {

  /** The first users are about to begin. */
  void begins(long at);

  void userBegan(long at);

  void userEnded(long at);

  /**
   * A request has come to its end.
   *
   * @param groups around it, the outermost first
   * @param failure why it is not as expected; null if it is
   */
  void responded(
      List<String> groups, String request, long begin, long end, @Nullable String failure);

  /**
   * A group has come to its end.
   *
   * @param groups its own name last
   * @param took the sum of its requests' response times
   */
  void left(List<String> groups, long end, long took, boolean ok);

  /** A request could not even be made, as with an expression that has no value. */
  void crashed(List<String> groups, String request, String why, long at);
}
