package dev.roadworthy.runner.watch;

import dev.roadworthy.alerting.Decision;
import dev.roadworthy.check.CheckId;
import dev.roadworthy.run.Run;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Several who hear the same. When one of them fails that is logged: nobody who only looks may stop
 * a watch.
 */
public final class Listeners implements WatchListener {

  private static final Logger log = LoggerFactory.getLogger(Listeners.class);

  private final List<WatchListener> all;

  /** In this order. */
  public Listeners(List<? extends WatchListener> all) {
    this.all = List.copyOf(all);
  }

  private void tell(Consumer<WatchListener> news) {
    for (WatchListener each : all) {
      try {
        news.accept(each);
      } catch (RuntimeException e) {
        log.error("{} failed", each.getClass().getSimpleName(), e);
      }
    }
  }

  @Override
  public void began(String environment, Path home) {
    tell(each -> each.began(environment, home));
  }

  @Override
  public void ended() {
    tell(WatchListener::ended);
  }

  @Override
  public void ran(Run run) {
    tell(each -> each.ran(run));
  }

  @Override
  public void decided(Decision decision) {
    tell(each -> each.decided(decision));
  }

  @Override
  public void suiteLoaded(int checks) {
    tell(each -> each.suiteLoaded(checks));
  }

  @Override
  public void suiteRefused(String why, List<String> lastWords, boolean another) {
    tell(each -> each.suiteRefused(why, lastWords, another));
  }

  @Override
  public void retired(Set<CheckId> checks) {
    tell(each -> each.retired(checks));
  }

  @Override
  public void troubleBegan(Trouble trouble, Instant since, String text) {
    tell(each -> each.troubleBegan(trouble, since, text));
  }

  @Override
  public void troubleEnded(Trouble trouble, Instant since, String text) {
    tell(each -> each.troubleEnded(trouble, since, text));
  }

  @Override
  public void said(String what) {
    tell(each -> each.said(what));
  }

  @Override
  public void beat(Snapshot snapshot) {
    tell(each -> each.beat(snapshot));
  }
}
