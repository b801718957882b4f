package dev.roadworthy.runner.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.alerting.AlertPolicy;
import dev.roadworthy.alerting.DecisionStore;
import dev.roadworthy.alerting.Incident;
import dev.roadworthy.alerting.Letter;
import dev.roadworthy.alerting.Outbox;
import dev.roadworthy.evaluation.Thresholds;
import dev.roadworthy.history.HistoryStore;
import dev.roadworthy.hooks.DeliveryResult;
import dev.roadworthy.hooks.DeliveryResult.Delivered;
import dev.roadworthy.hooks.Dispatcher;
import dev.roadworthy.hooks.Hook;
import dev.roadworthy.hooks.RetryPolicy;
import dev.roadworthy.journal.JournalEntry.CheckFound;
import dev.roadworthy.journal.JournalEntry.RoundEnded;
import dev.roadworthy.journal.JournalEntry.RoundStarted;
import dev.roadworthy.journal.JournalEntry.RunRecorded;
import dev.roadworthy.journal.JournalWriter;
import dev.roadworthy.redaction.Redactor;
import dev.roadworthy.run.Round;
import dev.roadworthy.run.Run;
import dev.roadworthy.runner.decision.Assessor;
import dev.roadworthy.store.Store;
import dev.roadworthy.testkit.Checks;
import dev.roadworthy.testkit.Rounds;
import dev.roadworthy.testkit.Runs;
import dev.roadworthy.testkit.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From journals to letters, with the death of the process between any two steps, again and again.
 * As many deaths as {@code -Droadworthy.crashes=10000} asks for.
 */
class CrashPointsTest {

  private static final int CRASHES = Integer.getInteger("roadworthy.crashes", 300);
  private static final List<String> CHECKS = List.of("landing", "search", "checkout");
  private static final int JOURNALS = 4;
  private static final int RUNS_IN_JOURNAL = 9;
  private static final int LONGEST_LIFE = 90;
  private static final AlertPolicy POLICY =
      new AlertPolicy(new Thresholds(2, 3, 1), List.of("pager"));

  @TempDir Path folder;

  /** What a receiver has seen. */
  private static final class Receiver implements Hook {
    private final List<Letter> letters = new CopyOnWriteArrayList<>();

    @Override
    public String name() {
      return "pager";
    }

    @Override
    public DeliveryResult deliver(Letter letter) {
      letters.add(letter);
      return new Delivered();
    }

    /** The ids under which each announcement arrived. */
    private Map<String, Set<String>> announcements() {
      Map<String, Set<String>> ids = new TreeMap<>();
      for (Letter letter : letters) {
        ids.computeIfAbsent(
                letter.incident().id() + " " + letter.kind() + " " + letter.incident().trouble(),
                key -> new TreeSet<>())
            .add(letter.id().toString());
      }
      return ids;
    }
  }

  /** One watch over all of its lives. */
  private static final class Watched {
    private final Path folder;
    private final List<List<Run>> journals;
    private final Crashes crashes;
    private final Receiver receiver = new Receiver();
    private final SettableClock clock = SettableClock.at(Rounds.START.plus(Duration.ofHours(1)));
    private int written;

    Watched(Path folder, List<List<Run>> journals, Crashes crashes) {
      this.folder = folder;
      this.journals = journals;
      this.crashes = crashes;
    }

    private Path journal(int number) {
      return folder.resolve(number + ".journal");
    }

    /** Lives until it is killed, or everything is done. */
    boolean lives() throws IOException {
      try (Store store = Store.sqlite(folder.resolve("history.db"))) {
        live(
            crashes.port(HistoryStore.class, store.history()),
            crashes.port(DecisionStore.class, store.decisions()),
            crashes.port(Outbox.class, store.outbox()));
        return true;
      } catch (Crashes.Crash e) {
        return false;
      }
    }

    private void live(HistoryStore history, DecisionStore decisions, Outbox outbox)
        throws IOException {
      Assessor assessor = new Assessor("ci", null, POLICY, history, decisions, clock);
      try (Recorder recorder = new Recorder("ci", (round, check, run) -> true, decision -> {});
          Dispatcher dispatcher =
              new Dispatcher(
                  outbox, List.of(receiver), RetryPolicy.DEFAULT, clock, Redactor.of(Set.of()))) {
        for (int i = 0; i < written; i++) {
          recorder.begin(journal(i));
          recorder.end(journal(i));
        }
        recorder.record(history, assessor);
        dispatcher.drain(Duration.ofSeconds(20));
        while (written < journals.size()) {
          Path next = journal(written);
          write(next, journals.get(written));
          written++;
          recorder.begin(next);
          recorder.end(next);
          recorder.record(history, assessor);
          dispatcher.drain(Duration.ofSeconds(20));
        }
      }
    }

    private static void write(Path file, List<Run> runs) throws IOException {
      try (JournalWriter journal = JournalWriter.create(file)) {
        Round round = round(runs);
        journal.append(new RoundStarted(round));
        for (String check : CHECKS) {
          journal.append(new CheckFound(Checks.check(check).build()));
        }
        for (Run run : runs) {
          journal.append(new RunRecorded(run));
        }
        journal.append(new RoundEnded(round.startedAt().plusSeconds(1)));
      }
    }

    private static Round round(List<Run> runs) {
      return Rounds.in("ci").id(runs.get(0).round().value()).branch("main").build();
    }

    private List<Incident> incidents() {
      try (Store store = Store.sqlite(folder.resolve("history.db"))) {
        return store.decisions().incidents("ci", 1_000).stream()
            .sorted(Comparator.comparing(incident -> incident.id().value()))
            .toList();
      }
    }

    private long runs() {
      try (Store store = Store.sqlite(folder.resolve("history.db"))) {
        return journals.stream()
            .flatMap(List::stream)
            .filter(run -> store.history().run(run.id()).isPresent())
            .count();
      }
    }
  }

  private static List<List<Run>> journals(Random random) {
    List<List<Run>> journals = new ArrayList<>();
    int second = 0;
    for (int i = 0; i < JOURNALS; i++) {
      Round round = Rounds.in("ci").branch("main").build();
      List<Run> runs = new ArrayList<>();
      for (int j = 0; j < RUNS_IN_JOURNAL; j++) {
        String check = CHECKS.get(j % CHECKS.size());
        Runs begun = random.nextBoolean() ? Runs.passed(check) : Runs.failed(check);
        runs.add(begun.of(round).at(Rounds.START.plusSeconds(second++)).build());
      }
      journals.add(runs);
    }
    return journals;
  }

  private Watched watched(String name, List<List<Run>> journals, Crashes crashes)
      throws IOException {
    return new Watched(Files.createDirectories(folder.resolve(name)), journals, crashes);
  }

  @Test
  void noRunIncidentOrLetterIsLostAndNoneIsDoubledUnderANewId() throws IOException {
    int crashed = 0;
    int letters = 0;
    int repeated = 0;
    for (int seed = 0; crashed < CRASHES; seed++) {
      Random random = new Random(seed);
      List<List<Run>> journals = journals(random);
      Crashes none = new Crashes(random);
      none.spare();
      Watched straight = watched("straight", journals, none);
      assertThat(straight.lives()).isTrue();

      Crashes crashes = new Crashes(random);
      Watched killed = watched("killed", journals, crashes);
      do {
        crashes.revive(LONGEST_LIFE);
      } while (!killed.lives());

      assertThat(killed.runs()).as("runs, seed %d", seed).isEqualTo(JOURNALS * RUNS_IN_JOURNAL);
      assertThat(killed.incidents()).as("incidents, seed %d", seed).isEqualTo(straight.incidents());
      assertThat(killed.receiver.announcements())
          .as("letters, seed %d", seed)
          .isEqualTo(straight.receiver.announcements());
      crashed += crashes.count();
      letters += straight.receiver.letters.size();
      repeated += killed.receiver.letters.size() - straight.receiver.letters.size();
      clear();
    }
    assertThat(letters).as("letters that could have been lost").isPositive();
    if (Boolean.getBoolean("roadworthy.crashes.table")) {
      Files.writeString(
          Path.of("target", "crashes.txt"),
          "crashes %d, letters %d, repeated under the same id %d%n"
              .formatted(crashed, letters, repeated));
    }
  }

  private void clear() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.delete(file);
      }
    }
  }
}
