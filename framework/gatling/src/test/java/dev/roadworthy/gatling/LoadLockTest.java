package dev.roadworthy.gatling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class LoadLockTest {

  @TempDir Path home;

  @Test
  void isHeldByOneAtATimeWhoSaysWhoItIs() throws IOException {
    try (LoadLock first = LoadLock.take(home, "catalogue in staging")) {
      assertThat(first).isNotNull();
      assertThat(LoadLock.take(home, "checkout in staging")).isNull();
      assertThat(LoadLock.holder(home)).isEqualTo("catalogue in staging");
    }
    try (LoadLock next = LoadLock.take(home, "checkout in staging")) {
      assertThat(next).isNotNull();
    }
  }

  @Test
  void isThereBeforeTheHomeIs() throws IOException {
    try (LoadLock lock = LoadLock.take(home.resolve("new/home"), "catalogue")) {
      assertThat(lock).isNotNull();
    }
  }
}
