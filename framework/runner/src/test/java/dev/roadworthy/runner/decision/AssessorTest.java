package dev.roadworthy.runner.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadworthy.alerting.AlertPolicy;
import dev.roadworthy.alerting.Decision;
import dev.roadworthy.alerting.Letter;
import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.config.Configuration;
import dev.roadworthy.config.ConfigurationLoader;
import dev.roadworthy.config.Scope;
import dev.roadworthy.evaluation.Thresholds;
import dev.roadworthy.history.CheckKey;
import dev.roadworthy.history.HistoryStore;
import dev.roadworthy.run.Evidence;
import dev.roadworthy.run.Round;
import dev.roadworthy.store.Store;
import dev.roadworthy.testkit.Checks;
import dev.roadworthy.testkit.Ingests;
import dev.roadworthy.testkit.Rounds;
import dev.roadworthy.testkit.Runs;
import dev.roadworthy.testkit.SettableClock;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssessorTest {

  private static final Round ROUND = Rounds.in("production").branch("main").build();
  private static final CheckSpec LANDING = Checks.check("landing").every("30s").build();

  private final SettableClock clock = SettableClock.at(Rounds.START);
  private final List<Decision> told = new ArrayList<>();

  @TempDir Path folder;
  private Store store;
  private Assessor assessor;

  @BeforeEach
  void openHistory() {
    store = Store.sqlite(folder.resolve("history.db"));
    AlertPolicy policy = new AlertPolicy(new Thresholds(1, 1, 1), List.of("pager"));
    assessor = new Assessor("production", null, policy, store.history(), store.decisions(), clock);
  }

  @AfterEach
  void closeIt() {
    store.close();
  }

  private void aFailureWaits() {
    store
        .history()
        .append(
            Ingests.of(ROUND)
                .check(LANDING)
                .waiting(Runs.failed("landing").of(ROUND).at(Rounds.START).took("1s").build())
                .build());
  }

  @Test
  void aFailureOpensAnIncidentWhileItSaysSomethingAboutNow() {
    aFailureWaits();
    clock.set(Rounds.START.plus(Duration.ofSeconds(76)));

    assessor.dismissStale();
    assessor.decide(told::add);

    assertThat(store.decisions().incidents("production", 5)).hasSize(1);
    assertThat(told).hasSize(1);
  }

  @Test
  void nobodyIsToldOfAFailureThatNobodyDecidedOnInTime() {
    aFailureWaits();
    clock.set(Rounds.START.plus(Duration.ofSeconds(77)));

    assessor.dismissStale();
    assessor.decide(told::add);

    assertThat(store.decisions().waiting("production", 5)).isEmpty();
    assertThat(store.decisions().incidents("production", 5)).isEmpty();
    assertThat(told).isEmpty();
  }

  private Assessor configured(String policy) throws IOException {
    Path file = folder.resolve("roadworthy.yaml");
    Files.writeString(
        file,
        """
        environments:
          production: {url: "http://127.0.0.1:9", hooks: [pager], versionHeader: x-version}
        hooks: {pager: {type: webhook, url: "http://127.0.0.1:9"}}
        policy: {open: 1 of 1, close: 1, %s}
        """
            .formatted(policy));
    Configuration configuration =
        new ConfigurationLoader(folder, name -> null, name -> null).load(file, Scope.everything());
    return Assessor.of(configuration, configuration.environment("production"), store, clock);
  }

  private List<Letter.Kind> letters() {
    return told.stream()
        .flatMap(decision -> decision.letters().stream())
        .map(Letter::kind)
        .toList();
  }

  private void runs(String commit, Runs begun, int second, String version) {
    Round round = Rounds.in("production").branch("main").commit(commit).build();
    store
        .history()
        .append(
            Ingests.of(round)
                .check(LANDING)
                .waiting(
                    begun
                        .of(round)
                        .at(Rounds.START.plusSeconds(second))
                        .evidence(
                            new Evidence("", List.of(), Map.of("X-Version", version), null, null))
                        .build())
                .build());
  }

  @Test
  void aLetterSaysWhatChangedBetweenTheLastPassAndTheFirstFailure() throws IOException {
    runs("abc", Runs.passed("landing"), 0, "1.4.1");
    runs("abc", Runs.passed("landing"), 30, "1.4.2");
    runs("def", Runs.failed("landing"), 60, "1.4.3");

    configured("reminder: never").decide(told::add);

    assertThat(told.get(2).letters())
        .extracting(letter -> letter.incident().changed())
        .containsExactly("application 1.4.2 -> 1.4.3, suite abc -> def");
    assertThat(store.decisions().incidents("production", 1).get(0).changed())
        .isEqualTo("application 1.4.2 -> 1.4.3, suite abc -> def");
    assertThat(told.get(2).state()).isEqualTo(store.decisions().states("production").get(0));
  }

  @Test
  void remindsAsOftenAsTheConfigurationSays() throws IOException {
    aFailureWaits();
    Assessor hourly = configured("reminder: 1h");
    hourly.decide(told::add);

    clock.set(Rounds.START.plus(Duration.ofMinutes(59)));
    hourly.remind(told::add);
    assertThat(letters()).containsExactly(Letter.Kind.TRIGGER);
    clock.set(Rounds.START.plus(Duration.ofMinutes(61)));
    configured("reminder: never").remind(told::add);
    assertThat(letters()).containsExactly(Letter.Kind.TRIGGER);
    hourly.remind(told::add);

    assertThat(letters()).containsExactly(Letter.Kind.TRIGGER, Letter.Kind.REMINDER);
  }

  @Test
  void tellsOfTheEndIfTheConfigurationSaysSo() throws IOException {
    aFailureWaits();
    Assessor quiet = configured("resolvedNotice: false");
    quiet.decide(told::add);
    store
        .history()
        .append(
            Ingests.of(ROUND)
                .waiting(Runs.passed("landing").of(ROUND).at(Rounds.START.plusSeconds(30)).build())
                .build());

    quiet.decide(told::add);

    assertThat(store.decisions().incidents("production", 5))
        .singleElement()
        .satisfies(incident -> assertThat(incident.isOpen()).isFalse());
    assertThat(letters()).containsExactly(Letter.Kind.TRIGGER);
  }

  private Assessor whoseHistory(BiConsumer<String, Object> isAskedFor) {
    HistoryStore history =
        (HistoryStore)
            Proxy.newProxyInstance(
                HistoryStore.class.getClassLoader(),
                new Class<?>[] {HistoryStore.class},
                (proxy, method, arguments) -> {
                  isAskedFor.accept(method.getName(), arguments[0]);
                  return method.invoke(store.history(), arguments);
                });
    AlertPolicy policy = new AlertPolicy(new Thresholds(1, 1, 1), List.of("pager"));
    return new Assessor("production", null, policy, history, store.decisions(), clock);
  }

  private void failuresWait(CheckSpec check, int most) {
    Ingests failures = Ingests.of(ROUND).check(check);
    for (int second = 0; second < most; second++) {
      failures.waiting(
          Runs.failed(check.id().value())
              .of(ROUND)
              .at(Rounds.START.plusSeconds(second))
              .took("1s")
              .build());
    }
    store.history().append(failures.build());
  }

  /** As a newer version may leave it. */
  private void makeUnreadable(String check) throws SQLException {
    try (Connection database =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("history.db"));
        Statement statement = database.createStatement()) {
      int rows =
          statement.executeUpdate(
              "UPDATE checks SET spec = x'02630000' WHERE check_id = '" + check + "'");
      assertThat(rows).isEqualTo(1);
    }
  }

  @Test
  void aCheckThatCannotBeDecidedOnKeepsNoOtherWaitingHoweverManyRunsItHas() throws SQLException {
    CheckSpec strange = Checks.check("strange").every("30s").build();
    failuresWait(strange, 1_200);
    failuresWait(LANDING, 2);
    makeUnreadable("strange");

    assessor.dismissStale();
    Map<CheckKey, String> undecidable = assessor.decide(told::add);

    assertThat(undecidable).containsOnlyKeys(new CheckKey("production", strange.id()));
    assertThat(undecidable.values()).allMatch(why -> why.contains("has what cannot be read"));
    assertThat(told).hasSize(2).allMatch(each -> each.state().key().check().equals(LANDING.id()));
    assertThat(store.decisions().waiting("production", 2_000)).hasSize(1_200);
  }

  @Test
  void aDefectThatOneCheckMeetsIsNotThrownAtTheOthers() {
    CheckSpec strange = Checks.check("strange").every("30s").build();
    CheckKey its = new CheckKey("production", strange.id());
    failuresWait(strange, 3);
    failuresWait(LANDING, 3);
    Assessor stumbling =
        whoseHistory(
            (method, key) -> {
              if (method.equals("check") && its.equals(key)) {
                throw new IllegalStateException("nobody thought of this");
              }
            });

    assertThat(stumbling.decide(told::add).values())
        .singleElement()
        .asString()
        .contains("nobody thought of this");

    assertThat(told).hasSize(3);
    assertThat(assessor.decide(told::add)).isEmpty();
    assertThat(store.decisions().incidents("production", 9)).hasSize(2);
  }

  @Test
  void aDeathBetweenClosingAndRetiringLosesNeither() {
    aFailureWaits();
    assessor.decide(told::add);
    clock.advance(Duration.ofMinutes(5));
    Assessor dies =
        whoseHistory(
            (method, argument) -> {
              if (method.equals("retire")) {
                throw new IllegalStateException("kill -9");
              }
            });

    assertThatThrownBy(() -> dies.retire(List.of(LANDING.id()), told::add)).hasMessage("kill -9");
    assertThat(store.history().checks("production")).containsExactly(LANDING);
    assessor.retire(List.of(LANDING.id()), told::add);

    assertThat(store.history().checks("production")).isEmpty();
    assertThat(told.stream().flatMap(decision -> decision.letters().stream()))
        .extracting(Letter::kind)
        .containsExactly(Letter.Kind.TRIGGER, Letter.Kind.RESOLVED);
  }
}
