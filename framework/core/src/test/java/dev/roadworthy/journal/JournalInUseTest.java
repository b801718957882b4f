package dev.roadworthy.journal;

import static dev.roadworthy.journal.AppendingProcess.numbered;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** While it is read, by several threads, by one that is interrupted, by a process that dies. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class JournalInUseTest {

  @TempDir Path folder;

  private static List<JournalEntry> upTo(long count) {
    return LongStream.range(0, count).mapToObj(AppendingProcess::numbered).toList();
  }

  private Path file() {
    return folder.resolve("round.journal");
  }

  @Test
  void whatAnotherThreadAppendsIsReadInOrderAndOnce() throws Exception {
    int count = 5_000;
    ExecutorService other = Executors.newSingleThreadExecutor();
    try (JournalWriter writer = JournalWriter.create(file());
        JournalReader reader = JournalReader.open(file())) {
      Future<?> writing =
          other.submit(
              () -> {
                for (int i = 0; i < count; i++) {
                  writer.append(numbered(i));
                }
                return null;
              });
      List<JournalEntry> read = new ArrayList<>();
      while (read.size() < count) {
        boolean done = writing.isDone();
        List<JournalEntry> more = JournalFiles.rest(reader);
        assertThat(done && more.isEmpty()).as("all was written, and not read").isFalse();
        read.addAll(more);
      }
      writing.get();
      assertThat(read).isEqualTo(upTo(count));
      assertThat(reader.unread()).isZero();
    } finally {
      other.shutdownNow();
    }
  }

  @Test
  void severalThreadsAppendWholeRecords() throws Exception {
    int threads = 4;
    int each = 1_000;
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try (JournalWriter writer = JournalWriter.create(file())) {
      List<Future<?>> writing =
          IntStream.range(0, threads)
              .<Future<?>>mapToObj(
                  thread ->
                      pool.submit(
                          () -> {
                            for (int i = 0; i < each; i++) {
                              writer.append(numbered(thread * each + i));
                            }
                            return null;
                          }))
              .toList();
      for (Future<?> one : writing) {
        one.get();
      }
    } finally {
      pool.shutdownNow();
    }
    List<JournalEntry> read = JournalFiles.read(file());
    assertThat(read).containsExactlyInAnyOrderElementsOf(upTo((long) threads * each));
    for (int thread = 0; thread < threads; thread++) {
      List<JournalEntry> own =
          upTo((long) threads * each).subList(thread * each, (thread + 1) * each);
      assertThat(read).containsSubsequence(own);
    }
  }

  @Test
  void aThreadThatWasInterruptedAppendsAndReadsAndClosesNothing() throws IOException {
    try (JournalWriter writer = JournalWriter.create(file());
        JournalReader reader = JournalReader.open(file())) {
      Thread.currentThread().interrupt();
      writer.append(numbered(0));
      assertThat(reader.read(10).entries()).isEqualTo(upTo(1));
      assertThat(Thread.interrupted()).as("still interrupted").isTrue();
      writer.append(numbered(1));
      assertThat(reader.read(10).entries()).containsExactly(numbered(1));
    }
  }

  @Test
  void everyRecordThatWasAcknowledgedSurvivesTheDeathOfItsProcess() throws Exception {
    Process child = child("", 1_000_000);
    long acknowledged = 0;
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(child.getInputStream(), UTF_8))) {
      String line;
      while ((line = out.readLine()) != null) {
        acknowledged = Long.parseLong(line);
        if (acknowledged == 2_000) {
          // SIGKILL. Not through Process, which closes the pipe and what is still in it.
          child.toHandle().destroyForcibly();
        }
      }
    }
    assertThat(child.waitFor()).isNotZero();
    try (JournalReader reader = JournalReader.open(file())) {
      List<JournalEntry> read = JournalFiles.rest(reader);
      assertThat(acknowledged).isGreaterThanOrEqualTo(2_000);
      assertThat(read.size()).isBetween((int) acknowledged, (int) acknowledged + 1);
      assertThat(read).isEqualTo(upTo(read.size()));
    }
  }

  @Test
  void aRecordThatTheDiskDoesNotTakeIsTakenBack() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "needs bash to limit the size of files");
    Process child = child("ulimit -f 4; ", 1_000_000);
    String out = new String(child.getInputStream().readAllBytes(), UTF_8);
    assertThat(child.waitFor()).as("exit of the child, after\n%s", out).isEqualTo(3);
    long acknowledged = out.lines().count();
    assertThat(acknowledged).isGreaterThan(10);
    try (JournalReader reader = JournalReader.open(file())) {
      assertThat(JournalFiles.rest(reader)).isEqualTo(upTo(acknowledged));
      assertThat(reader.unread()).isZero();
    }
  }

  private Process child(String before, int count) throws IOException {
    List<String> java =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:-UsePerfData",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            classPath(JournalWriter.class)
                + File.pathSeparator
                + classPath(AppendingProcess.class)
                + File.pathSeparator
                + System.getProperty("java.class.path"),
            AppendingProcess.class.getName(),
            file().toString(),
            String.valueOf(count));
    List<String> command = new ArrayList<>();
    if (before.isEmpty()) {
      command.addAll(java);
    } else {
      command.addAll(List.of("/bin/bash", "-c", before + "exec \"$@\"", "bash"));
      command.addAll(java);
    }
    return new ProcessBuilder(command).redirectError(folder.resolve("err").toFile()).start();
  }

  private static String classPath(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation().getPath();
  }
}
