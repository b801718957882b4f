package dev.roadworthy.runner.delivery;

import dev.roadworthy.config.Configuration;
import dev.roadworthy.config.HookSettings;
import dev.roadworthy.config.Secret;
import dev.roadworthy.hooks.Hook;
import dev.roadworthy.hooks.webhook.Webhook;
import dev.roadworthy.hooks.webhook.WebhookKey;
import dev.roadworthy.hooks.webhook.WebhookSettings;
import dev.roadworthy.runner.Version;
import java.time.InstantSource;
import java.util.List;

/** The hooks of a configuration. */
public final class Hooks {

  private Hooks() {}

  /** All that were loaded. */
  public static List<Hook> of(Configuration configuration, InstantSource clock) {
    return configuration.hooks().values().stream().map(settings -> hook(settings, clock)).toList();
  }

  private static Hook hook(HookSettings settings, InstantSource clock) {
    Secret secret = settings.secret();
    WebhookKey key = secret == null ? null : WebhookKey.parse(secret.reveal());
    return new Webhook(endpoint(settings), key, clock);
  }
}
