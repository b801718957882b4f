package dev.roadworthy.runner.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PrinterTest {

  private final List<String> printed = new CopyOnWriteArrayList<>();

  @Test
  void printsInOrderAndWhatStillWaitsWhenItIsClosed() {
    try (Printer<String> printer = new Printer<>(printed::add, n -> n + " left out")) {
      IntStream.range(0, 500).forEach(i -> printer.accept("line " + i));
    }

    assertThat(printed).hasSize(500).startsWith("line 0", "line 1").endsWith("line 499");
  }

  @Test
  void whoeverSpeaksDoesNotWaitForWhoDoesNotReadAndWhatIsLeftOutIsCounted() {
    CountDownLatch reads = new CountDownLatch(1);
    Printer<String> printer =
        new Printer<>(
            line -> {
              awaitReader(reads);
              printed.add(line);
            },
            n -> n + " left out");
    IntStream.range(0, 3_000).forEach(i -> printer.accept("line " + i));
    reads.countDown();
    printer.close();

    assertThat(printed).hasSizeBetween(1_001, 1_003);
    assertThat(printed.get(printed.size() - 1)).matches("(1999|2000) left out");
  }

  private static void awaitReader(CountDownLatch reads) {
    try {
      reads.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
