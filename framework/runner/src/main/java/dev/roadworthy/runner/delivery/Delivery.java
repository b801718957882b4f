package dev.roadworthy.runner.delivery;

import dev.roadworthy.alerting.Outbox;
import dev.roadworthy.config.Configuration;
import dev.roadworthy.config.HookSettings;
import dev.roadworthy.config.Secret;
import dev.roadworthy.hooks.Dispatcher;
import dev.roadworthy.hooks.Drained;
import dev.roadworthy.hooks.Hook;
import dev.roadworthy.hooks.RetryPolicy;
import dev.roadworthy.hooks.webhook.Webhook;
import dev.roadworthy.hooks.webhook.WebhookKey;
import dev.roadworthy.hooks.webhook.WebhookSettings;
import dev.roadworthy.runner.Stop;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Takes letters to the hooks of a configuration. */
public final class Delivery {

  private final Configuration configuration;
  private final Outbox outbox;
  private final InstantSource clock;
  private final String version;

  /** Letters to hooks that the configuration has not loaded wait for one that has. */
  public Delivery(Configuration configuration, Outbox outbox, InstantSource clock, String version) {
    this.configuration = configuration;
    this.outbox = outbox;
    this.clock = clock;
    this.version = version;
  }

  /** Delivers what can be delivered within the limit, and before it is asked to stop. */
  public Drained within(Duration limit, Stop stop) {
    try (Dispatcher dispatcher = dispatcher()) {
      stop.then(dispatcher::close);
      return dispatcher.drain(limit);
    }
  }

  /** Delivers for as long as it is left to. */
  public Dispatcher dispatcher() {
    return new Dispatcher(outbox, hooks(), RetryPolicy.DEFAULT, clock, configuration.redactor());
  }

  private List<Hook> hooks() {
    return configuration.hooks().values().stream().map(this::hook).toList();
  }

  private Hook hook(HookSettings settings) {
    Secret secret = settings.secret();
    WebhookSettings webhook =
        new WebhookSettings(
            settings.name(),
            settings.url(),
            secret == null ? null : WebhookKey.parse(secret.reveal()),
            settings.allowPrivateAddress(),
            settings.timeout(),
            version);
    return new Webhook(webhook, clock);
  }
}
