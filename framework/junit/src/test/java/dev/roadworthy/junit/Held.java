package dev.roadworthy.junit;

import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.journal.JournalEntry;
import dev.roadworthy.journal.JournalReader;
import dev.roadworthy.run.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/**
 * A round that was held.
 *
 * @param results of tests and containers, by the name of their method or class
 * @param skipped reasons, by the same names
 * @param reported what was published
 * @param journal the entries of all journals
 * @param files of the journals
 * @param red what was thrown at the end, null if nothing was
 */
record Held(
    Map<String, TestExecutionResult> results,
    Map<String, String> skipped,
    List<ReportEntry> reported,
    List<JournalEntry> journal,
    List<Path> files,
    @Nullable Throwable red) {

  static Held of(Path journals, Function<TestExecutionListener, @Nullable Throwable> round) {
    Watcher watcher = new Watcher();
    Throwable red = round.apply(watcher);
    List<Path> files = files(journals);
    List<JournalEntry> entries = new ArrayList<>();
    files.forEach(file -> entries.addAll(read(file)));
    return new Held(watcher.results, watcher.skipped, watcher.reported, entries, files, red);
  }

  private static List<Path> files(Path journals) {
    if (!Files.exists(journals)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(journals)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<JournalEntry> read(Path journal) {
    try (JournalReader reader = JournalReader.open(journal)) {
      List<JournalEntry> entries = reader.read(Integer.MAX_VALUE).entries();
      if (reader.unread() > 0) {
        throw new AssertionError(journal + " has an unreadable end");
      }
      return entries;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  <E extends JournalEntry> List<E> entries(Class<E> type) {
    return journal.stream().filter(type::isInstance).map(type::cast).toList();
  }

  List<Run> runs() {
    return entries(JournalEntry.RunRecorded.class).stream()
        .map(JournalEntry.RunRecorded::run)
        .toList();
  }

  List<CheckSpec> checks() {
    return entries(JournalEntry.CheckFound.class).stream()
        .map(JournalEntry.CheckFound::check)
        .toList();
  }

  /** The run of the check whose id is or ends with this. */
  Run run(String check) {
    List<Run> runs = runs().stream().filter(run -> run.check().value().endsWith(check)).toList();
    if (runs.size() != 1) {
      throw new AssertionError("One run of " + check + " expected, but there are " + runs);
    }
    return runs.get(0);
  }

  TestExecutionResult result(String method) {
    TestExecutionResult result = results.get(method);
    if (result == null) {
      throw new AssertionError("No result of " + method + " in " + results.keySet());
    }
    return result;
  }

  Throwable thrown(String method) {
    return result(method).getThrowable().orElseThrow();
  }

  String message(String method) {
    return String.valueOf(thrown(method).getMessage());
  }

  private static final class Watcher implements TestExecutionListener {

    private final Map<String, TestExecutionResult> results = new ConcurrentHashMap<>();
    private final Map<String, String> skipped = new ConcurrentHashMap<>();
    private final List<ReportEntry> reported = new CopyOnWriteArrayList<>();

    private static String name(TestIdentifier test) {
      String legacy = test.getLegacyReportingName();
      int parameters = legacy.indexOf('(');
      return parameters < 0 ? legacy : legacy.substring(0, parameters);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      results.put(name(test), result);
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
      skipped.put(name(test), reason);
    }

    @Override
    public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
      reported.add(entry);
    }
  }
}
