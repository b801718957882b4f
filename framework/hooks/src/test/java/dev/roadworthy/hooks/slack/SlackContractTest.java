package dev.roadworthy.hooks.slack;

import dev.roadworthy.hooks.Hook;
import dev.roadworthy.hooks.HttpHookContract;
import dev.roadworthy.hooks.Letters;
import dev.roadworthy.hooks.http.Endpoint;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;

class SlackContractTest extends HttpHookContract {

  @Override
  protected Hook hook(URI target, Duration timeout, boolean allowPrivateAddress, Instant now) {
    return new Slack(
        new Endpoint("ops", target, allowPrivateAddress, timeout, "1.2.3"),
        Letters.SENDER,
        () -> now);
  }
}
