package dev.roadworthy.junit.worker;

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
    var unused = parent.onExit().thenRun(ParentWatch::halt);
  }

  /** Not exit: shutdown hooks of a suite may wait for ever. */
  private static void halt() {
    Runtime.getRuntime().halt(SuiteMain.ORPHANED);
  }
}
