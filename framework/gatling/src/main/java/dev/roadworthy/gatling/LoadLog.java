package dev.roadworthy.gatling;

import dev.roadworthy.check.CheckId;
import dev.roadworthy.load.LoadSecond;
import dev.roadworthy.load.Measured;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a build's log each second how the load goes: in a build nobody else is there to. */
final class LoadLog {

  private static final Logger log = LoggerFactory.getLogger(LoadLog.class);

  private final CheckId check;
  private int next;
  private long requests;
  private long failed;

  LoadLog(CheckId check) {
    this.check = check;
  }

  /** What is heard late of a second that was told is in the sums of the next. */
  void heard(LoadSecond second) {
    Measured all = second.total();
    requests += all.count();
    failed += all.failed().count();
    if (second.second() >= next) {
      next = second.second() + 1;
      log.info(
          "{} after {} s: {}/s, p50 {} p95 {} p99 {} ms, {} of {} failed, {} users",
          check,
          next,
          all.count(),
          millis(all, 50),
          millis(all, 95),
          millis(all, 99),
          failed,
          requests,
          second.active());
    }
  }

  private static String millis(Measured all, double percentile) {
    return all.ok().count() == 0 ? "-" : String.valueOf(all.ok().at(percentile).toMillis());
  }
}
