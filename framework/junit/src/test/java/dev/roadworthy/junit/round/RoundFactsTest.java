package dev.roadworthy.junit.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadworthy.config.Environment;
import dev.roadworthy.config.LoadSettings;
import dev.roadworthy.config.Trust;
import dev.roadworthy.run.EnvironmentKind;
import dev.roadworthy.run.Round;
import dev.roadworthy.run.Trigger;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A round knows where it comes from. */
class RoundFactsTest {

  private static final String HASH = "0123456789abcdef0123456789abcdef01234567";
  private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

  @TempDir Path folder;

  private final Map<String, String> properties = new HashMap<>();
  private final Map<String, String> variables = new HashMap<>();

  private Round round() {
    Environment environment =
        new Environment(
            "staging",
            EnvironmentKind.STAGING,
            URI.create("https://staging.example"),
            null,
            Trust.JDK,
            Environment.EXPIRES_SOON,
            null,
            null,
            null,
            Map.of(),
            false,
            List.of(),
            null,
            null,
            List.of(),
            LoadSettings.of(true),
            List.of());
    return new RoundFacts(new Settings(properties::get, variables::get, folder))
        .begin(environment, NOW);
  }

  private void git(String file, String text) throws IOException {
    Path path = folder.resolve(".git").resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  @Test
  void propertiesSayItFirst() {
    properties.put("roadworthy.commit", "c0ffee");
    properties.put("roadworthy.branch", "main");
    properties.put("roadworthy.build", "17");
    properties.put("roadworthy.location", "office");
    properties.put("roadworthy.trigger", "schedule");
    variables.put("GIT_COMMIT", "other");

    Round round = round();

    assertThat(round.commit()).isEqualTo("c0ffee");
    assertThat(round.branch()).isEqualTo("main");
    assertThat(round.build()).isEqualTo("17");
    assertThat(round.location()).isEqualTo("office");
    assertThat(round.trigger()).isEqualTo(Trigger.SCHEDULE);
    assertThat(round.environment()).isEqualTo("staging");
    assertThat(round.kind()).isEqualTo(EnvironmentKind.STAGING);
    assertThat(round.startedAt()).isEqualTo(NOW);
  }

  @Test
  void thenTheBuildServersVariables() {
    variables.putAll(
        Map.of("GIT_COMMIT", HASH, "GIT_BRANCH", "origin/feature/x", "BUILD_NUMBER", "42"));
    variables.put("ROADWORTHY_LOCATION", "eu-west");

    Round round = round();

    assertThat(round.commit()).isEqualTo(HASH);
    assertThat(round.branch()).isEqualTo("feature/x");
    assertThat(round.build()).isEqualTo("42");
    assertThat(round.location()).isEqualTo("eu-west");
  }

  @Test
  void aPullRequestOnGitHubHasTheBranchItComesFrom() {
    variables.putAll(
        Map.of("GITHUB_SHA", HASH, "GITHUB_HEAD_REF", "fix", "GITHUB_REF_NAME", "12/merge"));

    assertThat(round().branch()).isEqualTo("fix");
  }

  @Test
  void thenTheFilesOfGit() throws IOException {
    git("HEAD", "ref: refs/heads/feature/x\n");
    git("refs/heads/feature/x", HASH + "\n");

    assertThat(round().commit()).isEqualTo(HASH);
    assertThat(round().branch()).isEqualTo("feature/x");
    assertThat(round().build()).isNull();
  }

  @Test
  void packedBranchesAreFound() throws IOException {
    git("HEAD", "ref: refs/heads/main\n");
    git("packed-refs", "# pack-refs with: peeled\n" + HASH + " refs/heads/main\n");

    assertThat(round().commit()).isEqualTo(HASH);
  }

  @Test
  void aDetachedHeadHasNoBranch() throws IOException {
    git("HEAD", HASH + "\n");

    assertThat(round().commit()).isEqualTo(HASH);
    assertThat(round().branch()).isNull();
  }

  @Test
  void aWorktreeIsFollowedToItsRepository() throws IOException {
    Path repository = Files.createDirectories(folder.resolve("repository"));
    Path worktree = Files.createDirectories(repository.resolve("worktrees/w"));
    Files.writeString(folder.resolve(".git"), "gitdir: repository/worktrees/w\n");
    Files.writeString(worktree.resolve("HEAD"), "ref: refs/heads/w\n");
    Files.writeString(worktree.resolve("commondir"), "../..\n");
    Files.createDirectories(repository.resolve("refs/heads"));
    Files.writeString(repository.resolve("refs/heads/w"), HASH);

    assertThat(round().commit()).isEqualTo(HASH);
    assertThat(round().branch()).isEqualTo("w");
  }

  @Test
  void unreadableFilesOfGitAreNoError() throws IOException {
    git("HEAD", "nonsense");

    assertThat(round().commit()).isNull();
    assertThat(round().branch()).isNull();
  }

  @Test
  void aReferenceCannotLeaveTheRepository() throws IOException {
    Files.writeString(folder.resolve("secret"), HASH);
    git("HEAD", "ref: refs/heads/../../../secret\n");

    assertThat(round().commit()).isNull();
  }

  @Test
  void aBuildIsTriggeredByCiAndAnythingElseByHand() {
    assertThat(round().trigger()).isEqualTo(Trigger.MANUAL);
    properties.put("surefire.test.class.path", "target/test-classes");
    assertThat(round().trigger()).isEqualTo(Trigger.CI);
  }

  @Test
  void anUnknownTriggerIsRefused() {
    properties.put("roadworthy.trigger", "moon");

    assertThatThrownBy(this::round)
        .hasMessage(
            "roadworthy.trigger is one of ci, schedule, manual, but was \"moon\". Example:"
                + " -Droadworthy.trigger=ci");
  }
}
