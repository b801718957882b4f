package dev.roadworthy.runner.server;

import dev.roadworthy.alerting.Incident;
import dev.roadworthy.fault.Fault;
import dev.roadworthy.runner.terminal.Ago;
import dev.roadworthy.runner.watch.Attention;
import dev.roadworthy.runner.watch.Snapshot;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A watch as a page for people, without scripts. Pure. */
final class StatusPage {

  private final Html page = new Html();
  private final Snapshot watch;
  private final Health health;
  private final Instant now;
  private final boolean missed;

  private StatusPage(Snapshot watch, Health health) {
    this.watch = watch;
    this.health = health;
    this.now = watch.at();
    this.missed = watch.checks().stream().anyMatch(check -> check.missed() > 0);
  }

  static String of(Snapshot watch, Health health) {
    StatusPage page = new StatusPage(watch, health);
    page.head();
    page.watch();
    page.incidents();
    page.checks();
    return page.page.raw("</main></body></html>\n").toString();
  }

  private void head() {
    page.raw("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"/>")
        .raw("<meta name=\"viewport\" content=\"width=device-width\"/>")
        .raw("<meta http-equiv=\"refresh\" content=\"5\"/>")
        .raw("<link rel=\"stylesheet\" href=\"style.css\"/>")
        .element("title", title())
        .raw("</head><body><main>");
  }

  /** What is said of checks is not worth much if the watch itself is not well. */
  private String title() {
    return watch.environment()
        + ": "
        + Attention.counts(watch.checks())
        + (health.isGood() ? "" : ", but the watch is not well");
  }

  private void watch() {
    page.element("h1", title())
        .element(
            "p",
            "Seen from "
                + watch.location()
                + " for "
                + Ago.text(watch.startedAt(), now)
                + ", as of "
                + now.truncatedTo(ChronoUnit.SECONDS));
    health.reasons().forEach(reason -> page.element("p", "bad", reason.text()));
    Snapshot.Books books = watch.books();
    if (books != null && books.letters().isTrouble()) {
      page.element("p", "bad", books.letters().text());
    }
  }

  private void incidents() {
    List<Snapshot.Check> all =
        watch.checks().stream()
            .filter(check -> check.incident() != null)
            .sorted(Attention.ORDER)
            .toList();
    if (all.isEmpty()) {
      return;
    }
    page.element("h2", "Open incidents: " + all.size()).raw("<ul>");
    for (Snapshot.Check check : all) {
      Incident incident = check.incident();
      if (incident != null) {
        page.raw("<li>");
        incident(check, incident);
        page.raw("</li>");
      }
    }
    page.raw("</ul>");
  }

  private void incident(Snapshot.Check check, Incident incident) {
    page.element("b", incident.id().brief())
        .text(
            " "
                + check.spec().name()
                + " · for "
                + Ago.text(incident.since(), now)
                + " · "
                + check.spec().severity()
                + " · "
                + check.spec().owner()
                + (incident.acknowledged() == null
                    ? ""
                    : " · in hand of " + incident.acknowledged().by())
                + diagnosis(" · ", incident.fault()));
    URI runbook = check.spec().runbook();
    if (runbook != null && isWeb(runbook)) {
      page.text(" · ").raw("<a rel=\"noreferrer\" href=\"").text(runbook.toString()).raw("\">");
      page.text("runbook").raw("</a>");
    }
  }

  /** A link to a script is none. */
  private static boolean isWeb(URI uri) {
    return "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
  }

  private static String diagnosis(String before, @Nullable Fault fault) {
    return fault == null ? "" : before + fault.diagnosis();
  }

  private void checks() {
    page.raw("<table><thead><tr>");
    Stream.of("Status", "Check", "Last run", "Took", "Next")
        .forEach(column -> page.element("th", column));
    if (missed) {
      page.element("th", "Missed");
    }
    page.element("th", "Says");
    page.raw("</tr></thead><tbody>");
    watch.checks().stream().sorted(Attention.ORDER).forEach(this::check);
    page.raw("</tbody></table>");
  }

  private void check(Snapshot.Check check) {
    Snapshot.Last last = check.last();
    Instant next = check.next();
    page.raw("<tr>")
        .element("td", check.status().name().toLowerCase(Locale.ROOT), check.status().name())
        .element("td", check.id().value())
        .element("td", last == null ? "never" : Ago.text(last.startedAt(), now) + " ago")
        .element("td", last == null ? "" : last.duration().toMillis() + " ms")
        .element("td", check.running() ? "now" : next == null ? "" : "in " + Ago.text(now, next));
    if (missed) {
      page.element("td", check.missed() == 0 ? "" : "" + check.missed());
    }
    page.element(
            "td",
            last == null || last.fault() == null ? reason(check) : diagnosis("", last.fault()))
        .raw("</tr>");
  }

  private static String reason(Snapshot.Check check) {
    return check.incident() == null && check.since() == null ? "no decision yet" : check.reason();
  }
}
