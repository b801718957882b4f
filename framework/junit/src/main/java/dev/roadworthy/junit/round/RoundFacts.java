package dev.roadworthy.junit.round;

import dev.roadworthy.config.Environment;
import dev.roadworthy.run.Round;
import dev.roadworthy.run.RoundId;
import dev.roadworthy.run.Trigger;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where, when and by what a round was started: told from outside, else found. */
public final class RoundFacts {

  private static final String[] COMMIT = {
    "GIT_COMMIT",
    "GITHUB_SHA",
    "CI_COMMIT_SHA",
    "BUILD_SOURCEVERSION",
    "BITBUCKET_COMMIT",
    "CIRCLE_SHA1",
    "BUILDKITE_COMMIT"
  };
  private static final String[] BRANCH = {
    "BRANCH_NAME",
    "GITHUB_HEAD_REF",
    "GITHUB_REF_NAME",
    "CI_COMMIT_REF_NAME",
    "GIT_BRANCH",
    "BUILD_SOURCEBRANCHNAME",
    "BITBUCKET_BRANCH",
    "CIRCLE_BRANCH",
    "BUILDKITE_BRANCH"
  };
  private static final String[] BUILD = {
    "BUILD_NUMBER",
    "GITHUB_RUN_NUMBER",
    "CI_PIPELINE_IID",
    "BUILD_BUILDNUMBER",
    "BITBUCKET_BUILD_NUMBER",
    "CIRCLE_BUILD_NUM",
    "BUILDKITE_BUILD_NUMBER"
  };

  private final Settings settings;

  /** Facts of this JVM. */
  public RoundFacts(Settings settings) {
    this.settings = settings;
  }

  /**
   * A new round.
   *
   * @throws IllegalArgumentException if {@code roadworthy.trigger} is none; the message gives the
   *     rule, the value and an example
   */
  public Round begin(Environment environment, Instant now) {
    GitHead head = GitHead.of(settings.folder());
    return new Round(
        id(),
        trigger(),
        environment.name(),
        environment.kind(),
        location(),
        now,
        orElse(settings.find("roadworthy.commit", COMMIT), head.commit()),
        branch(head),
        settings.find("roadworthy.build", BUILD));
  }

  /** Whoever starts the suite's JVM may have named the round, to find its files again. */
  private RoundId id() {
    String told = settings.find("roadworthy.round");
    return told == null ? RoundId.random() : new RoundId(told);
  }

  private Trigger trigger() {
    String text = settings.find("roadworthy.trigger");
    if (text == null) {
      boolean inBuild = settings.find("surefire.test.class.path", "CI", "JENKINS_URL") != null;
      return inBuild ? Trigger.CI : Trigger.MANUAL;
    }
    try {
      return Trigger.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "roadworthy.trigger is one of ci, schedule, manual, but was \""
              + text
              + "\". Example: -Droadworthy.trigger=ci",
          e);
    }
  }

  /** Jenkins' Git plugin writes the remote's name before the branch. */
  private @Nullable String branch(GitHead head) {
    String branch = orElse(settings.find("roadworthy.branch", BRANCH), head.branch());
    return branch != null && branch.startsWith("origin/")
        ? branch.substring("origin/".length())
        : branch;
  }

  private String location() {
    String told =
        settings.find("roadworthy.location", "ROADWORTHY_LOCATION", "HOSTNAME", "COMPUTERNAME");
    return told != null ? told : hostName();
  }

  /** The file first: resolving one's own name may wait for a name server. */
  private static String hostName() {
    Path file = Path.of("/etc/hostname");
    try {
      String name = Files.isReadable(file) ? Files.readString(file).trim() : "";
      return name.isEmpty() ? InetAddress.getLocalHost().getHostName() : name;
    } catch (IOException e) {
      return "unknown";
    }
  }

  private static @Nullable String orElse(@Nullable String first, @Nullable String second) {
    return first != null ? first : second;
  }
}
