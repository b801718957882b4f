package dev.roadworthy.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.fault.Outcome;
import dev.roadworthy.journal.JournalEntry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A run ends at its deadline, whatever the check does. Nothing is in flight here. */
class DeadlineTest {

  @TempDir Path folder;

  private static final AtomicBoolean INTERRUPTED_LATER = new AtomicBoolean();

  static class Suite {

    @HealthCheck(value = "it waits for ever", id = "waits", timeout = "50ms")
    void waits() throws InterruptedException {
      new CountDownLatch(1).await();
    }

    @HealthCheck(value = "it swallows its interruption", id = "swallows", timeout = "50ms")
    void swallows() {
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @HealthCheck(value = "it goes on for a while", id = "stubborn", timeout = "50ms")
    void stubborn() {
      long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(300);
      while (System.nanoTime() < end) {
        LockSupport.parkNanos(1_000_000);
      }
    }

    @HealthCheck(value = "it waits in another thread", id = "elsewhere", timeout = "50ms")
    @Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void elsewhere() throws InterruptedException {
      new CountDownLatch(1).await();
    }

    @HealthCheck(value = "it is in time", id = "quick", timeout = "1h")
    void quick() {
      INTERRUPTED_LATER.set(Thread.currentThread().isInterrupted());
    }

    @AfterEach
    void notInterrupted() {
      INTERRUPTED_LATER.compareAndSet(false, Thread.currentThread().isInterrupted());
    }
  }

  private Held held(Class<?>... suites) {
    return new SuiteRunner(folder).with("roadworthy.grace", "100ms").run(suites);
  }

  @Test
  void theJournalSaysHowLongARunTakesAtMost() {
    assertThat(held(TidiesUpAfterTheDeadline.class).entries(JournalEntry.RunStarted.class))
        .singleElement()
        .extracting(JournalEntry.RunStarted::atMost)
        .as("the check and what cleans up after it, each 50 ms and 100 ms of grace")
        .isEqualTo(Duration.ofMillis(300));
  }

  @Test
  void aCheckThatWaitsIsInterruptedAndBroken() {
    Held held = held(Suite.class);

    assertThat(held.thrown("waits"))
        .isInstanceOf(BrokenCheckException.class)
        .hasMessage("X0104 check: the check was still busy after 50 ms, and it sent no request");
    assertThat(held.run("waits").outcome()).isEqualTo(Outcome.BROKEN);
  }

  @Test
  void itIsSaidWhereTheCheckWas() {
    assertThat(held(Suite.class).run("waits").evidence().detail())
        .contains("CountDownLatch.await", "DeadlineTest$Suite.waits");
  }

  @Test
  void aCheckThatSwallowsItsInterruptionIsBrokenAsWell() {
    assertThat(held(Suite.class).thrown("swallows")).hasMessageStartingWith("X0104 check: ");
  }

  @Test
  void aCheckThatIgnoresItsInterruptionIsReportedWhenItReturns() {
    Held held = held(Suite.class);

    assertThat(held.thrown("stubborn")).hasMessageStartingWith("X0104 check: ");
    assertThat(held.run("stubborn").duration().toMillis()).isGreaterThanOrEqualTo(300);
  }

  @Test
  void aCheckThatJupiterMovedToAnotherThreadIsInterruptedThere() {
    assertThat(held(Suite.class).thrown("elsewhere")).hasMessageStartingWith("X0104 check: ");
  }

  @Test
  void noCheckInheritsTheInterruptionOfAnother() {
    INTERRUPTED_LATER.set(false);
    Held held = held(Suite.class);

    assertThat(held.run("quick").outcome()).isEqualTo(Outcome.PASSED);
    assertThat(INTERRUPTED_LATER).isFalse();
  }

  static class SlowToPrepare {
    @BeforeEach
    void prepare() throws InterruptedException {
      new CountDownLatch(1).await();
    }

    @HealthCheck(value = "one", id = "one", timeout = "50ms")
    void one() {}
  }

  @Test
  void preparingBelongsToTheTimeOfTheCheck() {
    assertThat(held(SlowToPrepare.class).thrown("one")).hasMessageStartingWith("X0104 check: ");
  }

  static class SlowToTidyUp {
    @HealthCheck(value = "one", id = "one", timeout = "50ms")
    void one() {}

    @AfterEach
    void tidyUp() throws InterruptedException {
      new CountDownLatch(1).await();
    }
  }

  @Test
  void tidyingUpHasATimeOfItsOwn() {
    assertThat(held(SlowToTidyUp.class).thrown("one")).hasMessageStartingWith("X0104 check: ");
  }

  static class TidiesUpAfterTheDeadline {
    private static final AtomicBoolean TIDY = new AtomicBoolean();

    @SideEffects(cleanup = "tidyUp")
    @HealthCheck(value = "one", id = "one", timeout = "50ms")
    void one() throws InterruptedException {
      new CountDownLatch(1).await();
    }

    void tidyUp(Target target) {
      TIDY.set(target.name().equals("ci") && !Thread.currentThread().isInterrupted());
    }
  }

  @Test
  void whatACheckDidIsUndoneAfterItsDeadline() {
    TidiesUpAfterTheDeadline.TIDY.set(false);

    held(TidiesUpAfterTheDeadline.class);

    assertThat(TidiesUpAfterTheDeadline.TIDY).isTrue();
  }
}
