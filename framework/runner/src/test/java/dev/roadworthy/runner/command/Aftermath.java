package dev.roadworthy.runner.command;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.alerting.Incident;
import dev.roadworthy.alerting.IncidentEvent;
import dev.roadworthy.alerting.IncidentEvent.Kind;
import dev.roadworthy.alerting.Outbox;
import dev.roadworthy.fault.Outcome;
import dev.roadworthy.history.CheckKey;
import dev.roadworthy.history.RunFact;
import dev.roadworthy.history.Series;
import dev.roadworthy.run.Run;
import dev.roadworthy.run.RunId;
import dev.roadworthy.runner.Home;
import dev.roadworthy.store.Store;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What killed rounds have left in a home, where one failure opens and one pass closes. */
final class Aftermath implements AutoCloseable {

  private static final int ALL = 1_000_000;

  private final Home home;
  private final String environment;
  private final Store store;

  Aftermath(Home home, String environment) {
    this.home = home;
    this.environment = environment;
    this.store = Store.sqlite(home.database());
  }

  void everyRunThatWasWrittenIsInHistoryOnce() throws IOException {
    List<RunId> written = new Journals(home.journals()).runs();
    List<RunId> kept =
        store.history().rounds(environment, "main", ALL).stream()
            .flatMap(round -> store.history().runs(round.round().id()).stream())
            .map(Run::id)
            .toList();
    assertThat(kept).isNotEmpty().containsExactlyInAnyOrderElementsOf(written);
  }

  void everyRunWasDecidedOn() {
    assertThat(store.decisions().waiting(environment, ALL)).isEmpty();
  }

  void incidentsAreThoseOfTheRunsInTheirOrder() {
    Map<CheckKey, List<Incident>> incidents =
        store.decisions().incidents(environment, ALL).stream().collect(groupingBy(Incident::key));
    assertThat(incidents).isNotEmpty();
    for (Series series : store.history().series()) {
      List<RunFact> newestFirst = store.history().latest(series, ALL);
      List<Incident> found = incidents.getOrDefault(series.key(), List.of());
      assertThat(found).as("incidents of %s", series).hasSize(openings(newestFirst));
      assertThat(found.stream().filter(Incident::isOpen))
          .hasSize(newestFirst.get(0).outcome() == Outcome.FAILED ? 1 : 0);
      found.forEach(this::hasATimeLineOfItsOwn);
    }
  }

  /** A failure opens, unless the run before it has failed too. */
  private static int openings(List<RunFact> newestFirst) {
    int openings = 0;
    for (int i = 0; i < newestFirst.size(); i++) {
      boolean before =
          i + 1 < newestFirst.size() && newestFirst.get(i + 1).outcome() == Outcome.FAILED;
      if (newestFirst.get(i).outcome() == Outcome.FAILED && !before) {
        openings++;
      }
    }
    return openings;
  }

  private void hasATimeLineOfItsOwn(Incident incident) {
    assertThat(store.decisions().timeline(incident.id()))
        .extracting(IncidentEvent::kind)
        .isEqualTo(incident.isOpen() ? List.of(Kind.OPENED) : List.of(Kind.OPENED, Kind.CLOSED));
  }

  void everyLetterHasArrivedUnderOneId(List<Receiver.Arrival> arrivals) {
    assertThat(store.outbox().list(Outbox.State.PENDING, ALL)).isEmpty();
    Map<String, Set<String>> ids =
        arrivals.stream()
            .collect(
                groupingBy(
                    letter -> letter.type() + " " + letter.incident(),
                    mapping(Receiver.Arrival::id, toSet())));
    assertThat(ids.keySet())
        .containsExactlyInAnyOrderElementsOf(
            store.decisions().incidents(environment, ALL).stream()
                .flatMap(Aftermath::letters)
                .toList());
    assertThat(ids.values()).allSatisfy(each -> assertThat(each).hasSize(1));
  }

  private static Stream<String> letters(Incident incident) {
    String opened = "incident.opened " + incident.id();
    return incident.isOpen()
        ? Stream.of(opened)
        : Stream.of(opened, "incident.resolved " + incident.id());
  }

  @Override
  public void close() {
    store.close();
  }
}
