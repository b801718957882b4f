package dev.roadworthy.hooks;

import dev.roadworthy.alerting.Letter;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who delivers letters, and where more can be seen from there. It is not kept with a letter: what
 * counts is whence it was sent.
 *
 * @param host the machine's name
 * @param home the folder in which its runner keeps what must last, absolute
 * @param configuration the file that names the database in which history is kept, absolute; null if
 *     history is in the home folder
 * @param statusPages by the name of the environment; only http and https
 */
public record Sender(
    String host, Path home, @Nullable Path configuration, Map<String, URI> statusPages) {

  /** Copies the map, and takes the name as one line. */
  public Sender {
    host = OneLine.of(host);
    statusPages = Map.copyOf(statusPages);
  }

  /** Where the letter's environment is shown; null if nobody said. */
  public @Nullable URI statusPage(Letter letter) {
    return statusPages.get(letter.incident().key().environment());
  }

  /**
   * A command that finds this history, to be pasted into a shell of the host. It names the home
   * also where history is elsewhere: journals and the locks of watches are there.
   *
   * @param command such as {@code status}
   */
  String command(String command) {
    return "roadworthy "
        + command
        + " --home "
        + ShellWord.of(home.toString())
        + (configuration == null ? "" : " --config " + ShellWord.of(configuration.toString()));
  }
}
