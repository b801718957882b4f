package dev.roadworthy.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.check.Severity;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Annotations that are composed of {@link HealthCheck}. */
class ComposedTest {

  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.METHOD)
  @HealthCheck(value = "It pays", severity = Severity.CRITICAL, every = "5m", owner = "payments")
  private @interface Payment {

    String id();

    String owner() default "checkout";

    /** Of another type, and so not the one that it has the name of. */
    int every() default 1;

    String maxDuration() default "";
  }

  static class Payments {
    @Payment(id = "card")
    void card() {}

    @Payment(id = "invoice", owner = "billing", maxDuration = "90s")
    void invoice() {}

    @Payment(id = "in cash", maxDuration = "soon")
    void cash() {}
  }

  @Retention(RetentionPolicy.RUNTIME)
  @HealthCheck("It lasts")
  private @interface Soak {

    String every() default "";

    String maxDuration() default "1h";
  }

  static class Soaks {
    @Soak
    void whenAskedFor() {}

    @Soak(every = "1d")
    void daily() {}
  }

  private static DeclaredCheck read(String method) throws NoSuchMethodException {
    return new CheckReader(null, null)
        .read(Payments.class, Payments.class.getDeclaredMethod(method));
  }

  @Test
  void anAttributeOfTheSameNameAndTypeTakesThePlaceOfItsOwn() throws NoSuchMethodException {
    CheckSpec card = read("card").spec();

    assertThat(CheckReader.isCheck(Payments.class.getDeclaredMethods()[0])).isTrue();
    assertThat(card.id()).hasToString("card");
    assertThat(card.name()).isEqualTo("It pays");
    assertThat(card.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(card.owner()).hasToString("checkout");
    assertThat(card.schedule()).hasToString("5m");
    assertThat(read("invoice").spec().owner()).hasToString("billing");
  }

  @Test
  void whatSaysHowLongItsWorkLastsHasSoLongAndAMinute() throws NoSuchMethodException {
    assertThat(read("invoice").spec().timeout()).isEqualTo(Duration.ofSeconds(150));
    assertThat(read("card").spec().timeout()).isEqualTo(Duration.ofSeconds(10));
    assertThat(read("cash").spec().timeout()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void whatLastsBeginsByItselfOnlyIfItHasASchedule() throws NoSuchMethodException {
    assertThat(Composed.onlyWhenAskedFor(Soaks.class.getDeclaredMethod("whenAskedFor"))).isTrue();
    assertThat(Composed.onlyWhenAskedFor(Soaks.class.getDeclaredMethod("daily"))).isFalse();
    assertThat(Composed.onlyWhenAskedFor(Payments.class.getDeclaredMethod("card"))).isFalse();
  }

  @Test
  void whatIsNotAllowedIsSaidOfTheAnnotationThatWasWritten() throws NoSuchMethodException {
    assertThat(read("cash").problems())
        .singleElement()
        .asString()
        .startsWith("@Payment(id) of " + Payments.class.getName() + ".cash: ");
  }
}
