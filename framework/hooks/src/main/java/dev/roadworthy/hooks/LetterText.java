package dev.roadworthy.hooks;

import dev.roadworthy.alerting.Letter;
import dev.roadworthy.fault.Fault;
import dev.roadworthy.fault.FaultCode;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A letter in words, the same at every hook. Plain text: a hook that writes markup escapes it.
 *
 * @param title what a subject line or a notification shows
 * @param lines four: what is broken and since when, how bad and in which layer, who owns it and
 *     what changed, what to do first and where to look
 * @param links the web pages that the last line may name
 * @param command what shows more on the sender's host, as the last line ends; null if nothing does
 */
public record LetterText(
    String title, List<String> lines, List<URI> links, @Nullable String command) {

  /** Copies the lists. */
  public LetterText {
    lines = List.copyOf(lines);
    links = List.copyOf(links);
  }

  /** Finds the words for a letter. */
  public static LetterText of(Letter letter, Sender sender) {
    if (letter.kind() == Letter.Kind.HOOK_DISABLED) {
      return HookWords.of(letter, sender);
    }
    return isOfTheWatch(letter) ? WatchWords.of(letter, sender) : CheckWords.of(letter, sender);
  }

  /** The lines; the last one cut into links, the command and what stands between them. */
  public List<List<Piece>> pieces() {
    int last = lines.size() - 1;
    return IntStream.rangeClosed(0, last)
        .mapToObj(
            i ->
                i < last
                    ? Piece.of(lines.get(i), List.of(), null)
                    : Piece.of(lines.get(i), links, command))
        .toList();
  }

  /** True if it is the watch itself that is in trouble; no check can say that. */
  static boolean isOfTheWatch(Letter letter) {
    Fault fault = letter.incident().fault();
    return fault != null && fault.code().equals(FaultCode.WATCH_DEGRADED);
  }

  /** What is broken, and since when. */
  static String trouble(Letter letter, Sender sender) {
    return isOfTheWatch(letter) ? WatchWords.trouble(letter, sender) : CheckWords.trouble(letter);
  }

  /**
   * Puts a text together.
   *
   * @param lines four; only the last is not cut, and has to bound what comes from elsewhere
   * @param command what the last line leads to, and is put behind it
   */
  static LetterText of(
      Letter letter, Sender sender, @Nullable String command, String title, String... lines) {
    int last = lines.length - 1;
    String end = OneLine.uncut(lines[last]) + (command == null ? "" : " " + command);
    return new LetterText(
        OneLine.of(title + " (" + letter.incident().key().environment() + ")"),
        Stream.concat(Stream.of(lines).limit(last).map(OneLine::of), Stream.of(end)).toList(),
        Stream.of(letter.check().runbook(), sender.statusPage(letter))
            .filter(Objects::nonNull)
            .filter(link -> String.valueOf(link.getScheme()).matches("(?i)https?"))
            .toList(),
        command);
  }
}
