package dev.roadworthy.runner;

import java.util.List;
import java.util.function.Function;

/** What somebody means by an id, or by how it begins: screens show eight characters of it. */
public final class ShortId {

  /** Fewer would soon mean something else. */
  public static final int SHORTEST = 4;

  /** So many that are meant are told apart; nobody reads more. */
  private static final int MOST = 10;

  private ShortId() {}

  /** Finds what has an id. */
  public interface Lookup<T> {

    /** Those whose id begins so, by id, at most so many. */
    List<T> beginning(String text, int most);
  }

  /**
   * What is meant: one thing, or none, or several of which nobody can say which.
   *
   * @param text the whole id, or at least {@value #SHORTEST} characters of its beginning
   */
  public static <T> List<T> meant(String text, Lookup<T> lookup, Function<T, String> id) {
    if (text.length() < SHORTEST) {
      return List.of();
    }
    List<T> found = lookup.beginning(text, MOST);
    List<T> exactly = found.stream().filter(each -> id.apply(each).equals(text)).toList();
    return exactly.isEmpty() ? found : exactly;
  }
}
