package dev.roadworthy.junit.worker;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Halts this JVM when the one that started it has gone, however it went. */
final class ParentWatch {

  private ParentWatch() {}

  static void begin(@Nullable String pid) {
    if (pid != null) {
      ProcessHandle.of(Long.parseLong(pid)).ifPresentOrElse(ParentWatch::follow, ParentWatch::halt);
    }
  }

  private static void follow(ProcessHandle parent) {
    var unused = parent.onExit().thenRun(() -> lookFor(parent));
  }

  /**
   * Processes are files to the JDK: where no more can be opened, none of them seems to be there,
   * not even this one.
   */
  private static void lookFor(ProcessHandle parent) {
    if (seesProcesses() && !parent.isAlive() && seesProcesses()) {
      halt();
    } else {
      CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS).execute(() -> lookFor(parent));
    }
  }

  private static boolean seesProcesses() {
    return ProcessHandle.current().isAlive();
  }

  /** Not exit: shutdown hooks of a suite may wait for ever. */
  private static void halt() {
    Runtime.getRuntime().halt(SuiteMain.ORPHANED);
  }
}
