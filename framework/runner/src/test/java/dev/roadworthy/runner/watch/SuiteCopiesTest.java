package dev.roadworthy.runner.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.roadworthy.runner.Home;
import dev.roadworthy.runner.suite.SuiteLaunch;
import dev.roadworthy.runner.suite.SuitePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuiteCopiesTest {

  @TempDir Path folder;
  private Path suite;
  private Path lib;
  private SuiteCopies copies;

  @BeforeEach
  void makeASuite() throws IOException {
    suite = Files.createDirectories(folder.resolve("suite"));
    Files.writeString(suite.resolve("One.class"), "one");
    lib = Files.createDirectories(folder.resolve("lib"));
    Files.writeString(lib.resolve("tool-1.0.jar"), "tool");
    copies = copies();
  }

  private SuiteCopies copies() {
    return new SuiteCopies(
        new SuiteFolders(() -> SuitePath.of(List.of(suite), List.of(lib))),
        folder,
        new Home(folder.resolve(".roadworthy")),
        Map.of("environment", "production"),
        List.of(),
        16);
  }

  private SuiteLaunch next() throws IOException {
    await().until(copies::isReady);
    return copies.next();
  }

  private static Path classOf(SuiteLaunch launch) {
    return launch.path().classPath().get(0).resolve("One.class");
  }

  private List<Path> kept() throws IOException {
    try (Stream<Path> all = Files.list(folder.resolve(".roadworthy/suites/production"))) {
      return all.filter(Files::isDirectory).toList();
    }
  }

  /** A link to nothing can be listed, and not be copied. */
  private void breakTheSuite() throws IOException {
    Files.createSymbolicLink(suite.resolve("Broken.class"), folder.resolve("nowhere"));
    Files.writeString(suite.resolve("One.class"), "two");
    copies.changed();
  }

  @Test
  void aWorkerRunsOnACopyThatNoChangeReaches() throws IOException {
    SuiteLaunch first = next();
    assertThat(copies.accepted(first)).isTrue();

    Files.writeString(suite.resolve("One.class"), "two");

    assertThat(classOf(first)).hasContent("one");
    assertThat(classOf(next())).hasContent("one");
    copies.changed();
    assertThat(classOf(next())).hasContent("two");
    assertThat(classOf(copies.alone().orElseThrow())).hasContent("one");
  }

  @Test
  void whatAWorkerSaysOfItsCopyIsSaidOfTheSuite() throws IOException {
    SuiteLaunch launch = next();

    assertThat(copies.named("No check was found in " + launch.path().scanned()))
        .isEqualTo("No check was found in [" + suite.toRealPath() + "]");
  }

  @Test
  void theNextWatchHasWhatThisOneLoadedLastWhereTheSuiteCannotBeLoaded() throws IOException {
    assertThat(copies.hasLast()).isFalse();
    copies.accepted(next());
    Files.writeString(suite.resolve("One.class"), "broken");
    copies.changed();
    copies.refused(next());

    copies = copies();
    assertThat(copies.hasLast()).isTrue();
    SuiteLaunch first = next();
    assertThat(classOf(first)).hasContent("broken");
    copies.refused(first);

    SuiteLaunch last = next();
    assertThat(classOf(last)).hasContent("one");
    assertThat(last.path().scanned()).hasSize(1);
    assertThat(last.path().classPath()).hasSize(2);
    assertThat(copies.accepted(last)).as("it is the newest").isFalse();
  }

  @Test
  void aNoteThatIsDamagedIsNoReasonNotToBegin() throws IOException {
    copies.accepted(next());
    Files.writeString(folder.resolve(".roadworthy/suites/production/accepted"), "nonsense");

    copies = copies();

    assertThat(copies.hasLast()).isFalse();
    assertThat(classOf(next())).hasContent("one");
  }

  @Test
  void jarsThatHaveComeAndGoneAreThereAndNotThereInTheNextCopy() throws IOException {
    SuiteFolders folders = new SuiteFolders(() -> SuitePath.of(List.of(suite), List.of(lib)));
    long before = folders.fingerprint();
    next();

    Files.move(lib.resolve("tool-1.0.jar"), lib.resolve("tool-1.1.jar"));
    assertThat(folders.fingerprint()).isNotEqualTo(before);
    copies.changed();

    assertThat(next().path().classPath())
        .extracting(each -> each.getFileName().toString())
        .containsExactly("suite", "tool-1.1.jar");
  }

  @Test
  void aLinkThatLeadsElsewhereIsAnotherSuite() throws IOException {
    Path release = Files.createDirectories(folder.resolve("release-2"));
    Files.writeString(release.resolve("One.class"), "two");
    Path link = Files.createSymbolicLink(folder.resolve("current"), suite);
    SuiteFolders folders = new SuiteFolders(() -> SuitePath.of(List.of(link), List.of()));
    long before = folders.fingerprint();

    Files.delete(link);
    Files.createSymbolicLink(link, release);

    assertThat(folders.fingerprint()).isNotEqualTo(before);
    assertThat(
            folders.copyTo(folder.resolve("copy")).copy().classPath().get(0).resolve("One.class"))
        .hasContent("two");
  }

  @Test
  void whereTheSuiteCannotBeCopiedNothingIsLeftOfTheAttemptAndTheLastOneCanStillBeStarted()
      throws IOException {
    copies.accepted(next());
    breakTheSuite();

    for (int times = 0; times < 3; times++) {
      assertThatThrownBy(this::next).isInstanceOf(IOException.class);
    }

    SuiteLaunch last = copies.last().orElseThrow();
    assertThat(classOf(last)).hasContent("one");
    assertThat(copies.accepted(last)).isFalse();
    assertThat(kept()).hasSize(1);
    Files.delete(suite.resolve("Broken.class"));
    SuiteLaunch mended = next();
    assertThat(classOf(mended)).hasContent("two");
    assertThat(copies.accepted(mended)).isTrue();
  }

  @Test
  void aSuiteThatDoesNotLoadIsNotTheNewestWhateverIsStartedInItsPlace() throws IOException {
    copies.accepted(next());
    Files.writeString(suite.resolve("One.class"), "bad");
    copies.changed();
    copies.refused(next());

    SuiteLaunch again = next();

    assertThat(classOf(again)).hasContent("one");
    assertThat(copies.accepted(again)).isFalse();
    copies.refused(next());
    assertThat(copies.accepted(next())).isFalse();
    copies.changed();
    assertThat(copies.accepted(next())).isTrue();
  }

  @Test
  void beforeAnySuiteWasLoadedThereIsNoneToGoBackTo() {
    assertThat(copies.last()).isEmpty();
    assertThat(copies.alone()).isEmpty();
  }
}
