package dev.roadworthy.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A suite, watched by the unpacked zip in the JVM that its start script starts. */
@EnabledOnOs(OS.LINUX)
class WatchIT {

  @TempDir Path folder;

  @Test
  void endsOnSigtermInGoodOrderAndHasKeptItsRuns() throws Exception {
    Shell shell = Distribution.unpackedInto(folder).shell(folder).with("ROADWORTHY_CACHE", "off");
    Path err = folder.resolve("watch.err");
    try (Application application = new Application()) {
      Files.writeString(folder.resolve("roadworthy.yaml"), application.configuration());

      Process watch =
          shell.start(
              folder.resolve("watch.out"),
              err,
              "watch",
              Suite.copiedInto(folder.resolve("suite")).toString(),
              "--classpath",
              Suite.dependencies().stream()
                  .map(Path::toString)
                  .collect(Collectors.joining(File.pathSeparator)),
              "-e",
              "staging");
      List<ProcessHandle> suites = new ArrayList<>();
      try {
        assertThat(application.isWatched()).as(Files.readString(err)).isTrue();
        watch.descendants().forEach(suites::add);
        watch.destroy();

        assertThat(watch.waitFor(30, TimeUnit.SECONDS)).as("ended in time").isTrue();
        assertThat(watch.exitValue()).isIn(130, 143);
        assertThat(suites).isNotEmpty();
        await()
            .atMost(Duration.ofSeconds(10))
            .until(() -> suites.stream().noneMatch(ProcessHandle::isAlive));
        assertThat(shell.run("status", "-e", "staging").out()).contains("front");
      } finally {
        suites.forEach(ProcessHandle::destroyForcibly);
        watch.descendants().forEach(ProcessHandle::destroyForcibly);
        watch.destroyForcibly();
      }
    }
  }
}
