package dev.roadworthy.hooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.roadworthy.alerting.Incident;
import dev.roadworthy.alerting.IncidentId;
import dev.roadworthy.alerting.Letter;
import dev.roadworthy.alerting.LetterId;
import dev.roadworthy.check.CheckId;
import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.check.Owner;
import dev.roadworthy.check.Severity;
import dev.roadworthy.evaluation.Reason;
import dev.roadworthy.evaluation.ReasonCode;
import dev.roadworthy.evaluation.Status;
import dev.roadworthy.evaluation.Verdict;
import dev.roadworthy.fault.Fault;
import dev.roadworthy.fault.FaultCode;
import dev.roadworthy.history.CheckKey;
import dev.roadworthy.schedule.Schedule;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Letters about a landing page that is down, and up again twelve minutes later. */
public final class Letters {

  public static final Instant LAST_PASSED = Instant.parse("2026-11-02T08:57:30Z");
  public static final Instant SINCE = Instant.parse("2026-11-02T08:58:30Z");
  public static final Instant OPENED = Instant.parse("2026-11-02T09:00:30Z");
  public static final Instant CLOSED = Instant.parse("2026-11-02T09:11:30Z");

  /** Who delivers them. */
  public static final Sender SENDER =
      new Sender(
          "watch-1",
          Path.of("/var/lib/roadworthy"),
          null,
          Map.of("production", URI.create("https://status.example/")));

  private static final Fault BAD_GATEWAY =
      new Fault(
          FaultCode.parse("W0502"),
          "GET /api/items answered 502 Bad Gateway from nginx in 31 ms (tcp ok 1 ms)");

  private Letters() {}

  public static CheckSpec check(String name, @Nullable String runbook) {
    return new CheckSpec(
        new CheckId("landing"),
        name,
        "shop.ShopHealthIT",
        "landingPage",
        new Owner("web"),
        Severity.CRITICAL,
        Schedule.DEFAULT,
        Duration.ofSeconds(10),
        null,
        runbook == null ? null : URI.create(runbook),
        null,
        "c0de");
  }

  public static CheckSpec check() {
    return check("The landing page answers", "https://wiki.example/landing");
  }

  /** The trigger of the incident that every letter here is about, to a hook named ops. */
  public static Letter trigger() {
    return trigger("ops", "incident");
  }

  public static Letter trigger(String hook, String incident) {
    return trigger(hook, incident, Status.DOWN, BAD_GATEWAY, check());
  }

  public static Letter trigger(
      String hook, String incident, Status trouble, @Nullable Fault fault, CheckSpec check) {
    Verdict verdict =
        trouble == Status.BLIND
            ? verdict(
                trouble,
                ReasonCode.BLIND_REACHED,
                "3 of the last 5 said nothing about the application")
            : verdict(trouble, ReasonCode.FAILURES_REACHED, "3 of the last 5 failed");
    return new Letter(
        new LetterId(uuid("trigger " + incident + hook)),
        hook,
        Letter.Kind.TRIGGER,
        incident(incident, trouble, fault, null),
        check,
        verdict,
        OPENED);
  }

  /** The same trigger of an incident before which something has changed. */
  public static Letter triggerAfter(String change) {
    Letter letter = trigger();
    Incident plain = letter.incident();
    Incident changed =
        new Incident(
            plain.id(),
            plain.key(),
            plain.trouble(),
            plain.since(),
            plain.lastPassedAt(),
            plain.openedAt(),
            plain.closedAt(),
            plain.fault(),
            plain.toldAt(),
            plain.acknowledged(),
            change);
    return new Letter(
        letter.id(),
        letter.hook(),
        letter.kind(),
        changed,
        letter.check(),
        letter.verdict(),
        letter.writtenAt());
  }

  public static Letter resolved() {
    return resolved("ops", "incident");
  }

  public static Letter resolved(String hook, String incident) {
    return resolved(
        hook, incident, verdict(Status.UP, ReasonCode.PASSES_REACHED, "2 runs in a row passed"));
  }

  /** It is over, but not all is well. */
  public static Letter resolved(Status status) {
    return resolved(
        "ops", "incident", verdict(status, ReasonCode.PASSES_REACHED, "2 runs in a row passed"));
  }

  /** It is over, because nobody looks any more. */
  public static Letter retired() {
    return resolved(
        "ops",
        "incident",
        verdict(Status.UNKNOWN, ReasonCode.RETIRED, "the suite does not have it any more"));
  }

  /** Four hours later. */
  public static Letter reminder() {
    return new Letter(
        new LetterId(uuid("reminder")),
        "ops",
        Letter.Kind.REMINDER,
        incident("incident", Status.DOWN, BAD_GATEWAY, null),
        check(),
        verdict(
            Status.DOWN, ReasonCode.STILL_OPEN, "still open after 4h, and nobody has it in hand"),
        OPENED.plus(Duration.ofHours(4)));
  }

  /** As a watch writes them about itself. */
  public static Letter ofTheWatch(Letter.Kind kind) {
    boolean over = kind == Letter.Kind.RESOLVED;
    Fault fault =
        new Fault(FaultCode.WATCH_DEGRADED, "history is not written: the database is locked");
    return new Letter(
        new LetterId(uuid("watch " + kind)),
        "ops",
        kind,
        incident("watch", Status.BLIND, fault, over ? CLOSED : null),
        check("The watch itself", null),
        over
            ? verdict(Status.UP, ReasonCode.PASSES_REACHED, "it is over: history is not written")
            : verdict(
                Status.BLIND,
                ReasonCode.BLIND_REACHED,
                "checks run and are journalled, but nothing is decided and nobody is told until it"
                    + " is over"),
        over ? CLOSED : OPENED);
  }

  private static Letter resolved(String hook, String incident, Verdict verdict) {
    return new Letter(
        new LetterId(uuid("resolved " + incident + hook)),
        hook,
        Letter.Kind.RESOLVED,
        incident(incident, Status.DOWN, BAD_GATEWAY, CLOSED),
        check(),
        verdict,
        CLOSED);
  }

  private static Incident incident(
      String id, Status trouble, @Nullable Fault fault, @Nullable Instant closedAt) {
    return new Incident(
        new IncidentId(uuid(id)),
        new CheckKey("production", new CheckId("landing")),
        trouble,
        SINCE,
        LAST_PASSED,
        OPENED,
        closedAt,
        fault);
  }

  private static Verdict verdict(Status status, ReasonCode code, String text) {
    return new Verdict(status, new Reason(code, text));
  }

  private static String uuid(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString();
  }
}
