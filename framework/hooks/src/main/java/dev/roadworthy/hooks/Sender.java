package dev.roadworthy.hooks;

import dev.roadworthy.alerting.Letter;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who delivers letters, and where more can be seen from there. It is not kept with a letter: what
 * counts is whence it was sent.
 *
 * @param host the machine's name
 * @param home the folder in which its runner keeps what must last, absolute
 * @param configuration the file that names the database in which history is kept; null if history
 *     is in the home folder
 * @param statusPages by the name of the environment; only http and https
 */
public record Sender(
    String host, Path home, @Nullable Path configuration, Map<String, URI> statusPages) {

  /** What a shell takes for nothing but itself. */
  private static final Pattern WORD = Pattern.compile("[\\w./:@%+=,-]+");

  /** Copies the map. */
  public Sender {
    statusPages = Map.copyOf(statusPages);
  }

  /** Where the letter's environment is shown; null if nobody said. */
  public @Nullable URI statusPage(Letter letter) {
    return statusPages.get(letter.incident().key().environment());
  }

  /**
   * A command that finds this history, to be pasted into a shell of the host.
   *
   * @param command such as {@code status}
   */
  String command(String command) {
    String place =
        configuration == null ? "--home " + quoted(home) : "--config " + quoted(configuration);
    return "roadworthy " + command + " " + place;
  }

  private static String quoted(Path path) {
    String text = path.toString();
    return WORD.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
