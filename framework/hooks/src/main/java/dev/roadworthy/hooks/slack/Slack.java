package dev.roadworthy.hooks.slack;

import dev.roadworthy.alerting.Letter;
import dev.roadworthy.hooks.DeliveryResult;
import dev.roadworthy.hooks.Hook;
import dev.roadworthy.hooks.Sender;
import dev.roadworthy.hooks.http.Answer;
import dev.roadworthy.hooks.http.Endpoint;
import dev.roadworthy.hooks.http.Poster;
import java.time.InstantSource;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.ContentType;

/** Posts letters to an incoming webhook of Slack, or of a chat that takes the same messages. */
public final class Slack implements Hook {

  /** How Slack names what is wrong: {@code channel_is_archived}. Whatever else comes is no word. */
  private static final Pattern WORD = Pattern.compile("[a-z][a-z_]{0,59}");

  private final Endpoint endpoint;
  private final Sender sender;
  private final Poster poster;

  /**
   * @param endpoint the URL of the incoming webhook; who knows its path may write to the channel
   * @param sender stands in the letters
   * @param clock what dates in answers are measured from
   */
  public Slack(Endpoint endpoint, Sender sender, InstantSource clock) {
    this.endpoint = endpoint;
    this.sender = sender;
    this.poster = new Poster(endpoint, endpoint.redactor(), clock);
  }

  @Override
  public String name() {
    return endpoint.name();
  }

  @Override
  public DeliveryResult deliver(Letter letter) {
    return poster.post(
        Map.of(), Message.of(letter, sender), ContentType.APPLICATION_JSON, Slack::errorWord);
  }

  private static String errorWord(Answer answer) {
    String body = answer.body().strip();
    return WORD.matcher(body).matches() ? body : "";
  }

  /** Without secrets. */
  @Override
  public String toString() {
    return "slack " + endpoint;
  }
}
