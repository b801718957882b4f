package dev.roadworthy.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.roadworthy.fault.Fault;
import dev.roadworthy.fault.Outcome;
import dev.roadworthy.run.Run;
import io.restassured.specification.RequestSpecification;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult.Status;

/** Checks among everything else that Jupiter offers. */
class LifecycleTest {

  @TempDir Path folder;

  private Held held(Class<?>... suites) {
    return new SuiteRunner(folder).run(suites);
  }

  private static void assertBroken(Run run, String reason) {
    assertThat(run.outcome()).isEqualTo(Outcome.BROKEN);
    Fault fault = run.fault();
    assertThat(fault).isNotNull();
    assertThat(fault.diagnosis()).startsWith("X0101 check: ").contains(reason);
  }

  static class FailingBeforeAll {
    @BeforeAll
    static void fail() {
      throw new IllegalStateException("no database");
    }

    @HealthCheck(value = "one", id = "one")
    void one() {}

    @HealthCheck(value = "two", id = "two")
    void two() {}

    @Nested
    class Inner {
      @HealthCheck(value = "three", id = "three")
      void three() {}
    }
  }

  @Test
  void aFailingBeforeAllBreaksEveryCheckOfTheClassAndOfThoseNestedInIt() {
    Held held = held(FailingBeforeAll.class);

    assertBroken(held.run("one"), "no database");
    assertBroken(held.run("two"), "no database");
    assertBroken(held.run("three"), "no database");
  }

  static class AbortingBeforeAll {
    @BeforeAll
    static void giveUp() {
      abort("only in spring");
    }

    @HealthCheck(value = "one", id = "one")
    void one() {}
  }

  @Test
  void anAbortingBeforeAllSkipsEveryCheck() {
    Run run = held(AbortingBeforeAll.class).run("one");

    assertThat(run.outcome()).isEqualTo(Outcome.SKIPPED);
    assertThat(run.evidence().detail()).contains("only in spring");
  }

  static class FailingConstructor {
    FailingConstructor() {
      throw new IllegalStateException("no luck");
    }

    @HealthCheck(value = "one", id = "one")
    void one() {}
  }

  @Test
  void aFailingConstructorBreaksTheCheck() {
    assertBroken(held(FailingConstructor.class).run("one"), "no luck");
  }

  static class AsksForTooMuch {
    @HealthCheck(value = "one", id = "one")
    void one(Thread thread) {}
  }

  @Test
  void aParameterThatNobodyHasBreaksTheCheck() {
    Held held = held(AsksForTooMuch.class);

    assertBroken(held.run("one"), "No ParameterResolver registered");
    assertThat(held.thrown("one")).hasMessageStartingWith("X0101 check: ");
  }

  static class FailingBeforeEach {
    @BeforeEach
    void log(RequestSpecification http) {
      assertThat(http).as("logging in").isNull();
    }

    @HealthCheck(value = "one", id = "one")
    void one() {}
  }

  @Test
  void anExpectationThatFailsInBeforeEachFailsTheCheck() {
    Held held = held(FailingBeforeEach.class);

    assertThat(held.run("one").outcome()).isEqualTo(Outcome.FAILED);
    assertThat(held.thrown("one")).hasMessageStartingWith("A0600 application: ");
  }

  static class FailingAfterEach {
    @AfterEach
    void tidyUp(RequestSpecification http) {
      throw new IllegalStateException("the broom is gone");
    }

    @HealthCheck(value = "passes", id = "passes")
    void passes() {}

    @HealthCheck(value = "fails", id = "fails")
    void fails() {
      assertThat(1).isEqualTo(2);
    }
  }

  @Test
  void anExceptionInAfterEachBreaksACheckThatPassed() {
    Held held = held(FailingAfterEach.class);

    assertBroken(held.run("passes"), "the broom is gone");
    assertThat(held.thrown("passes")).hasMessageStartingWith("X0101 check: ");
  }

  @Test
  void anExceptionInAfterEachDoesNotHideAFailure() {
    Held held = held(FailingAfterEach.class);

    assertThat(held.run("fails").outcome()).isEqualTo(Outcome.FAILED);
    assertThat(held.thrown("fails").getSuppressed()).hasSize(1);
  }

  @ExtendWith(FailingExtension.class)
  static class ExtendedByOthers {
    @HealthCheck(value = "one", id = "one")
    void one() {}
  }

  static class FailingExtension implements AfterEachCallback {
    @Override
    public void afterEach(ExtensionContext context) {
      throw new IllegalStateException("another extension");
    }
  }

  @Test
  void whatOtherExtensionsThrowAtTheVeryEndIsRecordedToo() {
    assertBroken(held(ExtendedByOthers.class).run("one"), "another extension");
  }

  @Disabled("the shop is being rebuilt")
  static class DisabledClass {
    @HealthCheck(value = "one", id = "one")
    void one() {}
  }

  @Test
  void theChecksOfADisabledClassAreSkipped() {
    Run run = held(DisabledClass.class, Mixed.class).run("one");

    assertThat(run.outcome()).isEqualTo(Outcome.SKIPPED);
    assertThat(run.evidence().detail()).isEqualTo("the shop is being rebuilt");
  }

  static class Mixed {
    static final List<String> CALLED = Collections.synchronizedList(new ArrayList<>());

    @HealthCheck(value = "a check", id = "mixed")
    void check() {}

    @Test
    void plain() {
      CALLED.add("plain");
    }

    @Test
    void failing() {
      throw new IllegalStateException("untouched");
    }

    @RepeatedTest(2)
    void repeated() {
      CALLED.add("repeated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "b"})
    void parameterized(String value) {
      CALLED.add(value);
    }
  }

  @Test
  void otherTestsOfTheClassAreLeftAlone() {
    Mixed.CALLED.clear();
    Held held = held(Mixed.class);

    assertThat(Mixed.CALLED).containsExactlyInAnyOrder("plain", "repeated", "repeated", "a", "b");
    assertThat(held.thrown("failing"))
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage("untouched");
    assertThat(held.runs()).hasSize(1);
  }

  static class OnlyPlain {
    @Test
    void plain() {}

    @Test
    @Disabled
    void disabled() {}
  }

  @Test
  void aSuiteWithoutChecksHasNoRoundAndNeedsNoConfiguration() {
    Held held = new SuiteRunner(folder).configuration("not a: configuration").run(OnlyPlain.class);

    assertThat(held.result("plain").getStatus()).isEqualTo(Status.SUCCESSFUL);
    assertThat(held.files()).isEmpty();
    assertThat(held.red()).isNull();
  }

  @ParameterizedClass
  @ValueSource(strings = {"de", "en"})
  static class Localized {
    private final String language;

    Localized(String language) {
      this.language = language;
    }

    @HealthCheck(value = "The page is translated", id = "page")
    void page() {
      assertThat(language).isEqualTo("de");
    }

    @Nested
    @ParameterizedClass
    @CsvSource({"EUR, 1", "USD, 2"})
    class Priced {
      Priced(String currency, int factor) {}

      @HealthCheck(value = "The price is right", id = "price")
      void price() {}
    }
  }

  @Test
  void eachRowOfAParameterizedClassIsACheckOfItsOwn() {
    Held held = held(Localized.class);

    assertThat(held.runs().stream().map(run -> run.check().value()))
        .containsExactly(
            "page[language=de]",
            "price[language=de][currency=EUR-factor=1]",
            "price[language=de][currency=USD-factor=2]",
            "page[language=en]",
            "price[language=en][currency=EUR-factor=1]",
            "price[language=en][currency=USD-factor=2]");
    assertThat(held.run("page[language=de]").outcome()).isEqualTo(Outcome.PASSED);
    assertThat(held.run("page[language=en]").outcome()).isEqualTo(Outcome.FAILED);
    assertThat(held.checks()).hasSize(6);
  }

  @ParameterizedClass(name = "same")
  @ValueSource(strings = {"de", "en"})
  static class Confused {
    Confused(String language) {}

    @HealthCheck(value = "The page is translated", id = "page")
    void page() {}
  }

  @Test
  void rowsThatCannotBeToldApartAreBroken() {
    Held held = held(Confused.class);

    assertThat(held.run("page[same]").outcome()).isEqualTo(Outcome.PASSED);
    assertThat(held.runs()).hasSize(2);
    assertBroken(held.runs().get(1), "two invocations are \"page[same]\". Name them apart");
  }

  record Unnamed(int number) {
    @Override
    public String toString() {
      return "Unnamed@1a2b3c" + number;
    }
  }

  @ParameterizedClass
  @MethodSource("rows")
  static class Unstable {
    static List<Unnamed> rows() {
      return List.of(new Unnamed(1), new Unnamed(2));
    }

    Unstable(Unnamed row) {}

    @HealthCheck(value = "one", id = "row")
    void one() {}
  }

  @Test
  void rowsWhoseNamesChangeFromJvmToJvmAreNumbered() {
    assertThat(held(Unstable.class).runs().stream().map(run -> run.check().value()))
        .containsExactly("row[1]", "row[2]");
  }

  @ParameterizedClass
  @ValueSource(strings = {"de", "en"})
  static class FailingRows {
    @BeforeAll
    static void fail() {
      throw new IllegalStateException("no rows");
    }

    FailingRows(String language) {}

    @HealthCheck(value = "one", id = "row")
    void one() {}
  }

  @Test
  void aParameterizedClassThatFailsBeforeItsFirstRowBreaksItsChecksWithoutARow() {
    Held held = held(FailingRows.class);

    assertBroken(held.run("row"), "no rows");
    assertThat(held.checks()).hasSize(1);
  }

  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  static class OneInstance {
    private final List<String> login = new ArrayList<>();
    private int checks;

    @BeforeAll
    void logIn() {
      login.add("once");
    }

    @BeforeEach
    void count(Target target) {
      checks++;
      login.add(target.name());
    }

    @HealthCheck(value = "one", id = "one")
    void one(Warnings warnings) {
      warnings.warn("check " + checks + " of " + login);
    }

    @HealthCheck(value = "two", id = "two")
    void two(Warnings warnings) {
      warnings.warn("check " + checks + " of " + login);
    }

    @Nested
    class Inner {
      @HealthCheck(value = "three", id = "three")
      void three(Warnings warnings) {
        warnings.warn("check " + checks + " of " + login);
      }
    }
  }

  @Test
  void theChecksOfOneInstanceShareItsFieldsAndNothingElse() {
    Held held = held(OneInstance.class);

    assertThat(held.runs())
        .extracting(run -> run.evidence().warnings())
        .containsExactlyInAnyOrder(
            List.of("check 1 of [once, ci]"),
            List.of("check 2 of [once, ci, ci]"),
            List.of("check 3 of [once, ci, ci, ci]"));
    assertThat(held.runs()).extracting(run -> run.evidence().traceId()).doesNotHaveDuplicates();
  }

  static class Stateful {
    private @Nullable String order;

    @HealthCheck(value = "one", id = "one")
    @SideEffects(cleanup = "undo")
    void one() {
      assertThat(order).isNull();
      order = "one";
    }

    @HealthCheck(value = "two", id = "two")
    @SideEffects(cleanup = "undo")
    void two() {
      assertThat(order).isNull();
      order = "two";
    }

    void undo(Warnings warnings) {
      warnings.warn("undone " + order);
    }
  }

  @Test
  void aFieldBelongsToOneCheckAndToItsCleanup() {
    Held held = held(Stateful.class);

    assertThat(held.run("one").evidence().warnings()).containsExactly("undone one");
    assertThat(held.run("two").evidence().warnings()).containsExactly("undone two");
  }

  abstract static class Inherited {
    @HealthCheck("It is inherited")
    void inherited() {}
  }

  static class Heir extends Inherited {}

  static class OtherHeir extends Inherited {}

  @Test
  void anInheritedCheckIsAnotherInEachHeir() {
    assertThat(held(Heir.class, OtherHeir.class).runs().stream().map(run -> run.check().value()))
        .containsExactly(
            Heir.class.getName() + ".inherited", OtherHeir.class.getName() + ".inherited");
  }
}
