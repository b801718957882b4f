package dev.roadworthy.hooks.webhook;

import dev.roadworthy.hooks.Hook;
import dev.roadworthy.hooks.HookContract;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

class WebhookContractTest extends HookContract {

  private static final String KEY = "c2VjcmV0LWNhbmFyeS1zZWNyZXQtY2FuYXJ5";

  @Override
  protected Hook hook(URI target, Duration timeout, boolean allowPrivateAddress, Instant now) {
    WebhookKey key = WebhookKey.parse("whsec_" + KEY);
    return new Webhook(
        new WebhookSettings("ops", target, key, allowPrivateAddress, timeout, "1.2.3"), () -> now);
  }

  @Override
  protected List<String> secrets() {
    return List.of(KEY, "secret-canary");
  }
}
