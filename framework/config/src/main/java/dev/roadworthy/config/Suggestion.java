package dev.roadworthy.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody probably meant. */
final class Suggestion {

  private Suggestion() {}

  /** The nearest of the known words, if it is near enough to be a slip. */
  static Optional<String> nearest(String word, Collection<String> known) {
    String plain = plain(word);
    return known.stream()
        .filter(each -> distance(plain, plain(each)) <= slips(each))
        .min(Comparator.comparingInt(each -> distance(plain, plain(each))));
  }

  /** Ends a sentence with what was probably meant, or with a full stop if nothing is near. */
  static String sentence(String word, Collection<String> known) {
    return nearest(word, known)
        .map(each -> "; did you mean \"" + Shown.text(each) + "\"?")
        .orElse(".");
  }

  private static int slips(String word) {
    return Math.max(1, word.length() / 3);
  }

  private static String plain(String word) {
    String shortened = word.length() > 64 ? word.substring(0, 64) : word;
    return shortened.replaceAll("[-_ ]", "").toLowerCase(Locale.ROOT);
  }

  /** Letters added, dropped, changed or swapped with their neighbour (optimal string alignment). */
  static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int changed = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int least = Math.min(cost[i - 1][j], cost[i][j - 1]) + 1;
        least = Math.min(least, cost[i - 1][j - 1] + changed);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          least = Math.min(least, cost[i - 2][j - 2] + 1);
        }
        cost[i][j] = least;
      }
    }
    return cost[a.length()][b.length()];
  }
}
