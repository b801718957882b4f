package dev.roadworthy.gatling.meter;

import dev.roadworthy.load.Measured.Kind;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is measured by itself: the requests of a name in the same groups, or a group.
 *
 * @param kind which of them
 * @param groups around a request, the outermost first; of a group its own name last
 * @param request its name; of a group empty
 */
public record Path(Kind kind, List<String> groups, String request) {

  private static final String SEPARATOR = " / ";

  /** Its names, the outermost first. */
  public List<String> parts() {
    return kind == Kind.GROUP
        ? groups
        : Stream.concat(groups.stream(), Stream.of(request)).toList();
  }

  /** For people. */
  String name() {
    String before = String.join(SEPARATOR, groups);
    if (kind == Kind.GROUP) {
      return before;
    }
    return groups.isEmpty() ? request : before + SEPARATOR + request;
  }
}
