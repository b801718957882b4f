package dev.roadworthy.hooks;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a line, for media that have links and code.
 *
 * @param kind what it is
 * @param text plain
 */
public record Piece(Kind kind, String text) {

  /** What a piece of a line is. */
  public enum Kind {
    /** Words. */
    TEXT,
    /** The address of a web page, http or https. */
    LINK,
    /** To be copied into a shell as it stands. */
    COMMAND
  }

  /** Where a link leads, in ASCII. */
  public String address() {
    return URI.create(text).toASCIIString();
  }

  /**
   * The line in its order, cut wherever one of these links stands in it, and before the command.
   *
   * @param command how the line ends; null if it does not end in one
   */
  static List<Piece> of(String line, List<URI> links, @Nullable String command) {
    List<URI> longestFirst = new ArrayList<>(links); // one may begin like another
    longestFirst.sort(Comparator.comparing((URI link) -> link.toString().length()).reversed());
    List<Piece> pieces = new ArrayList<>();
    if (command == null) {
      cut(line, longestFirst, pieces);
    } else {
      cut(line.substring(0, line.length() - command.length()), longestFirst, pieces);
      pieces.add(new Piece(Kind.COMMAND, command));
    }
    return pieces;
  }

  private static void cut(String text, List<URI> links, List<Piece> pieces) {
    for (URI link : links) {
      int at = text.indexOf(link.toString());
      if (at >= 0) {
        cut(text.substring(0, at), links, pieces);
        pieces.add(new Piece(Kind.LINK, link.toString()));
        cut(text.substring(at + link.toString().length()), links, pieces);
        return;
      }
    }
    if (!text.isEmpty()) {
      pieces.add(new Piece(Kind.TEXT, text));
    }
  }
}
