package dev.roadworthy.hooks.webhook;

import dev.roadworthy.hooks.Hook;
import dev.roadworthy.hooks.HttpHookContract;
import dev.roadworthy.hooks.Letters;
import dev.roadworthy.hooks.http.Endpoint;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

class WebhookContractTest extends HttpHookContract {

  private static final String KEY = "c2VjcmV0LWNhbmFyeS1zZWNyZXQtY2FuYXJ5";

  @Override
  protected Hook hook(URI target, Duration timeout, boolean allowPrivateAddress, Instant now) {
    return new Webhook(
        new Endpoint("ops", target, allowPrivateAddress, timeout, "1.2.3"),
        WebhookKey.parse("whsec_" + KEY),
        Letters.SENDER,
        () -> now);
  }

  @Override
  protected List<String> secrets() {
    return List.of(TOKEN, QUERY_TOKEN, KEY, "secret-canary");
  }
}
