package dev.roadworthy.runner.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.alerting.Outbox.OfHook;
import dev.roadworthy.evaluation.Status;
import dev.roadworthy.runner.watch.Snapshots;
import dev.roadworthy.runner.watch.Trouble;
import dev.roadworthy.testkit.Checks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchViewTest {

  private final List<String> said = new ArrayList<>();
  private final WatchView view =
      new WatchView(line -> said.add(line.plain().replaceFirst("^\\S+Z  ", "")));

  @Test
  void saysHowTheChecksStandOnceAllOfThemAreKnown() {
    Snapshots watch = Snapshots.watch().up("landing");
    view.beat(Snapshots.watch().build());
    view.beat(watch.with(Checks.check("pay").build(), Status.UNKNOWN, null).build());
    assertThat(said).isEmpty();

    view.beat(Snapshots.watch().up("landing").down("pay", "refused").build());
    view.beat(Snapshots.watch().up("landing").up("pay").build());
    assertThat(said).containsExactly("how the checks stand: 1 DOWN  1 UP");
  }

  @Test
  void saysThatLettersDoNotArriveAndWhenTheyHave() {
    Snapshots watch = Snapshots.watch();
    view.beat(watch.undelivered(1, 0, 0, "").build());
    assertThat(said).isEmpty();

    watch.undelivered(1, 1, 0, "it answered 503");
    view.beat(watch.build());
    view.beat(watch.build());
    view.beat(watch.undelivered(null).build());

    assertThat(said)
        .containsExactly(
            "1 letter waits for another attempt (team: it answered 503); `roadworthy status` lists"
                + " them",
            "all letters have arrived");
  }

  @Test
  void doesNotSayThatLettersHaveArrivedWhenTheyHaveNot() {
    Snapshots watch = Snapshots.watch();
    view.beat(watch.undelivered(4, 1, 0, "it answered 503").build());
    view.beat(watch.undelivered(3, 0, 0, "").build());
    view.beat(watch.undelivered(null, new OfHook("team", 0, 0, 1, 1, false)).build());
    view.beat(watch.undelivered(null, new OfHook("team", 0, 0, 1, 0, false)).build());

    assertThat(said)
        .hasSize(4)
        .contains(
            "no letter is tried in vain any more; 3 wait",
            "no letter is tried in vain any more; 1 was given up over a week ago");
  }

  @Test
  void inAnOutageSaysAtMostOnceAMinuteHowManyLettersItIs() {
    Snapshots watch = Snapshots.watch();
    for (int letters = 1; letters <= 25; letters++) {
      view.beat(watch.undelivered(letters, letters, 0, "reason " + letters).build());
      watch.later(Duration.ofSeconds(5));
    }

    assertThat(said)
        .extracting(line -> line.replaceFirst(" letters?.*", ""))
        .containsExactly("1", "13", "25");
  }

  @Test
  void saysAtOnceThatLettersToAnotherHookDoNotArriveEither() {
    OfHook team = new OfHook("team", 1, 1, 0, 0, false);
    OfHook pager = new OfHook("pager", 0, 0, 1, 0, true);
    Snapshots watch = Snapshots.watch();
    for (int i = 0; i < 5; i++) {
      view.beat(watch.undelivered(null, team).build());
      view.beat(watch.undelivered(null, pager, team).build());
    }

    assertThat(said)
        .containsExactly(
            "1 letter waits for another attempt; `roadworthy status` lists them",
            "1 letter waits for another attempt; hook 'pager' is disabled; `roadworthy status`"
                + " lists them");
  }

  @Test
  void saysOfASuiteThatIsRefusedOnceWhatItSaid() {
    view.suiteRefused("its JVM ended with exit code 2", List.of("roadworthy: No check"), true);
    view.troubleBegan(Trouble.SUITE, Snapshots.NOW, "its JVM ended with exit code 2: No check");

    assertThat(said)
        .containsExactly(
            "the suite could not be loaded: its JVM ended with exit code 2; the one before goes on",
            "    roadworthy: No check");
  }
}
