package dev.roadworthy.runner.delivery;

import dev.roadworthy.config.Configuration;
import dev.roadworthy.config.Credentials;
import dev.roadworthy.config.HookSettings;
import dev.roadworthy.config.Secret;
import dev.roadworthy.hooks.Hook;
import dev.roadworthy.hooks.Sender;
import dev.roadworthy.hooks.email.EmailHook;
import dev.roadworthy.hooks.email.EmailSettings;
import dev.roadworthy.hooks.email.Login;
import dev.roadworthy.hooks.email.Security;
import dev.roadworthy.hooks.http.Endpoint;
import dev.roadworthy.hooks.slack.Slack;
import dev.roadworthy.hooks.webhook.Webhook;
import dev.roadworthy.hooks.webhook.WebhookKey;
import dev.roadworthy.runner.Home;
import dev.roadworthy.runner.Version;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;

/** The hooks of a configuration. */
public final class Hooks {

  private Hooks() {}

  /**
   * All that were loaded.
   *
   * @param home where this process keeps what must last: letters say it
   */
  public static List<Hook> of(Configuration configuration, Home home, InstantSource clock) {
    Sender sender =
        new Sender(
            HostName.find(),
            home.folder(),
            configuration.database() == null ? null : configuration.file(),
            configuration.statusPages());
    return configuration.hooks().values().stream()
        .map(settings -> hook(settings, sender, clock))
        .toList();
  }

  private static Hook hook(HookSettings settings, Sender sender, InstantSource clock) {
    if (settings instanceof HookSettings.Webhook webhook) {
      Secret secret = webhook.secret();
      WebhookKey key = secret == null ? null : WebhookKey.parse(secret.reveal());
      return new Webhook(endpoint(webhook, webhook.url()), key, sender, clock);
    }
    if (settings instanceof HookSettings.Slack slack) {
      return new Slack(endpoint(slack, slack.url()), sender, clock);
    }
    return new EmailHook(mail((HookSettings.Email) settings), sender);
  }

  private static Endpoint endpoint(HookSettings settings, URI url) {
    return new Endpoint(
        settings.name(), url, settings.allowPrivateAddress(), settings.timeout(), Version.text());
  }

  private static EmailSettings mail(HookSettings.Email settings) {
    Credentials.Basic login = settings.login();
    return new EmailSettings(
        settings.name(),
        settings.host(),
        settings.port(),
        Security.valueOf(settings.security().name()),
        login == null ? null : new Login(login.username(), login.password().reveal()),
        settings.from(),
        settings.to(),
        settings.allowPrivateAddress(),
        settings.timeout());
  }
}
