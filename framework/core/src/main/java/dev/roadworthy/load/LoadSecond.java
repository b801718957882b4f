package dev.roadworthy.load;

import dev.roadworthy.load.Measured.Kind;
import java.util.List;

/**
 * One second of a load test: what ended in it.
 *
 * @param second which one, from the first user on: 0 for the first
 * @param started how many users began
 * @param active how many users were under way at its end
 * @param measured each request and each group that ended
 */
public record LoadSecond(int second, int started, int active, List<Measured> measured) {

  /** Copies the list. */
  public LoadSecond {
    measured = List.copyOf(measured);
  }

  /** All its requests together. */
  public Measured total() {
    return Measured.sum(
        Measured.ALL,
        Kind.REQUEST,
        measured.stream().filter(each -> each.kind() == Kind.REQUEST).toList());
  }
}
