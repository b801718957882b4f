package dev.roadworthy.runner.delivery;

import dev.roadworthy.alerting.Outbox;
import dev.roadworthy.config.Configuration;
import dev.roadworthy.hooks.Dispatcher;
import dev.roadworthy.hooks.Drained;
import dev.roadworthy.hooks.RetryPolicy;
import dev.roadworthy.runner.Home;
import dev.roadworthy.runner.Stop;
import java.time.Duration;
import java.time.InstantSource;

/** Takes letters to the hooks of a configuration. */
public final class Delivery {

  private final Configuration configuration;
  private final Home home;
  private final Outbox outbox;
  private final InstantSource clock;

  /**
   * Letters to hooks that the configuration has not loaded wait for one that has.
   *
   * @param home of this process: letters say it
   */
  public Delivery(Configuration configuration, Home home, Outbox outbox, InstantSource clock) {
    this.configuration = configuration;
    this.home = home;
    this.outbox = outbox;
    this.clock = clock;
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
    return new Dispatcher(
        outbox,
        Hooks.of(configuration, home, clock),
        RetryPolicy.DEFAULT,
        clock,
        configuration.redactor());
  }
}
