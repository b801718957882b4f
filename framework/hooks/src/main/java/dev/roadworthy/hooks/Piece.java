package dev.roadworthy.hooks;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a line, for media that have links.
 *
 * @param text plain
 * @param link where it leads, http or https; null if it is only text
 */
public record Piece(String text, @Nullable URI link) {

  /** The line in its order, cut wherever one of these links stands in it. */
  static List<Piece> of(String line, List<URI> links) {
    List<URI> longestFirst = new ArrayList<>(links); // one may begin like another
    longestFirst.sort(Comparator.comparing((URI link) -> link.toString().length()).reversed());
    List<Piece> pieces = new ArrayList<>();
    cut(line, longestFirst, pieces);
    return pieces;
  }

  private static void cut(String text, List<URI> links, List<Piece> pieces) {
    for (URI link : links) {
      int at = text.indexOf(link.toString());
      if (at >= 0) {
        cut(text.substring(0, at), links, pieces);
        pieces.add(new Piece(link.toString(), link));
        cut(text.substring(at + link.toString().length()), links, pieces);
        return;
      }
    }
    if (!text.isEmpty()) {
      pieces.add(new Piece(text, null));
    }
  }
}
