package dev.roadworthy.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.fault.Outcome;
import dev.roadworthy.journal.JournalEntry;
import dev.roadworthy.journal.JournalEntry.CheckFound;
import dev.roadworthy.journal.JournalEntry.RoundStarted;
import dev.roadworthy.journal.JournalEntry.RunStarted;
import dev.roadworthy.run.EnvironmentKind;
import dev.roadworthy.run.Run;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a check is given of its environment. */
class EnvironmentTest {

  @TempDir Path folder;

  static class Asking {

    @HealthCheck(value = "values are injected", id = "values")
    void values(@FromEnvironment("sku") String sku, Target target) {
      assertThat(sku).isEqualTo("A-1");
      assertThat(target.value("sku")).isEqualTo("A-1");
    }

    @HealthCheck(value = "the environment is injected", id = "target")
    void target(Target target) {
      assertThat(target.name()).isEqualTo("staging");
      assertThat(target.kind()).isEqualTo(EnvironmentKind.STAGING);
      assertThat(target.url()).isEqualTo(URI.create("https://staging.example/shop"));
    }

    @HealthCheck(value = "it asks for what is not there", id = "unknown")
    void unknown(@FromEnvironment("skoo") String sku) {}

    @HealthCheck(value = "it asks for what is not there later", id = "later")
    void later(Target target) {
      target.value("skoo");
    }

    @HealthCheck(value = "it asks for a number", id = "number")
    void number(@FromEnvironment("sku") int sku) {}
  }

  private Held asking() {
    return new SuiteRunner(folder)
        .configuration(
            """
            environments:
              staging:
                url: https://staging.example/shop
                values: {sku: A-1, voucher: free}
            """)
        .with("environment", "staging")
        .run(Asking.class);
  }

  @Test
  void valuesAreInjected() {
    assertThat(asking().run("values").outcome()).isEqualTo(Outcome.PASSED);
  }

  @Test
  void theChosenEnvironmentIsInjectedAndRecorded() {
    Run run = asking().run("target");

    assertThat(run.outcome()).isEqualTo(Outcome.PASSED);
    assertThat(run.environment()).isEqualTo("staging");
  }

  @Test
  void anUnknownValueBreaksTheCheckAndSaysWhichThereAre() {
    Held held = asking();

    assertThat(held.thrown("unknown"))
        .isInstanceOf(BrokenCheckException.class)
        .hasMessage(
            "X0101 check: @FromEnvironment(\"skoo\"): environment staging has no value \"skoo\"."
                + " It has: [sku, voucher]. Example, in roadworthy.yaml: values: {skoo: ...}");
    assertThat(held.run("later").outcome()).isEqualTo(Outcome.BROKEN);
  }

  @Test
  void aValueIsAString() {
    assertThat(asking().message("number"))
        .startsWith("X0101 check: @FromEnvironment(\"sku\") is for a String, but was int");
  }

  static class TwoChecks {
    @HealthCheck(value = "one", id = "one", timeout = "1s")
    void one(Target target) {
      assertThat(target.url()).isEqualTo(URI.create("http://localhost:4711/shop"));
    }

    @HealthCheck(value = "two", id = "two", timeout = "1s")
    void two(Target target) {
      assertThat(target.url()).hasPort(4711);
    }
  }

  private Held embedded(Class<?> application) {
    return new SuiteRunner(folder)
        .configuration("environments: {ci: {embedded: '" + application.getName() + "'}}")
        .run(TwoChecks.class);
  }

  /** Remembers what happened to it. */
  public static class Application implements EmbeddedApplication {
    static final List<String> EVENTS = new ArrayList<>();

    @Override
    public URI start() throws InterruptedException {
      EVENTS.add("started");
      return URI.create("http://localhost:4711/shop");
    }

    @Override
    public void close() {
      EVENTS.add("closed");
    }
  }

  @Test
  void anEmbeddedApplicationIsStartedOnceAndClosed() {
    Application.EVENTS.clear();

    Held held = embedded(Application.class);

    assertThat(held.runs()).allMatch(run -> run.outcome() == Outcome.PASSED).hasSize(2);
    assertThat(Application.EVENTS).containsExactly("started", "closed");
  }

  /** Looks while it starts at what the journal tells by then. */
  public static class Onlooker extends Application {
    static final List<JournalEntry> SEEN = new ArrayList<>();
    static volatile Path journal = Path.of("");

    @Override
    public URI start() throws InterruptedException {
      SEEN.addAll(Held.read(journal));
      return super.start();
    }
  }

  @Test
  void noCheckBeginsBeforeTheApplicationIsUp() {
    Path journal = folder.resolve("round.journal");
    Onlooker.SEEN.clear();
    Onlooker.journal = journal;

    new SuiteRunner(folder)
        .with("roadworthy.journal", journal.toString())
        .configuration("environments: {ci: {embedded: '" + Onlooker.class.getName() + "'}}")
        .run(TwoChecks.class);

    assertThat(Onlooker.SEEN).hasOnlyElementsOfTypes(RoundStarted.class, CheckFound.class);
    assertThat(Held.read(journal)).hasAtLeastOneElementOfType(RunStarted.class);
  }

  /** Does not start. */
  public static class Failing extends Application {
    @Override
    public URI start() {
      EVENTS.add("failed");
      throw new IllegalStateException("the port is taken");
    }
  }

  @Test
  void anEmbeddedApplicationThatDoesNotStartBreaksEveryCheckAndIsTriedOnce() {
    Application.EVENTS.clear();

    Held held = embedded(Failing.class);

    assertThat(held.runs()).allMatch(run -> run.outcome() == Outcome.BROKEN).hasSize(2);
    assertThat(held.message("two"))
        .startsWith("X0101 check: the application " + Failing.class.getName())
        .contains("embedded in ci: it did not start: ", "the port is taken");
    assertThat(Application.EVENTS).containsExactly("failed", "closed");
  }

  /** Takes longer than a check may. */
  public static class Slow extends Application {
    @Override
    public URI start() throws InterruptedException {
      Thread.sleep(1_200);
      return super.start();
    }
  }

  @Test
  void startingIsNotTheTimeOfACheck() {
    assertThat(embedded(Slow.class).runs()).allMatch(run -> run.outcome() == Outcome.PASSED);
  }

  @Test
  void aClassThatIsNoApplicationBreaksEveryCheck() {
    assertThat(embedded(String.class).message("one"))
        .contains("it does not implement dev.roadworthy.junit.EmbeddedApplication");
  }
}
