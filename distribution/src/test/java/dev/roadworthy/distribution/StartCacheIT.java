package dev.roadworthy.distribution;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The cache of loaded classes, on a real Java 25 or newer; skipped where there is none. */
class StartCacheIT {

  private static final @Nullable Path JAVA_25 = java25();
  private static final String FROM_CACHE = "source: shared objects file";
  private static final Pattern RUNNERS_CLASS =
      Pattern.compile("dev\\.roadworthy\\.runner\\.command\\.Root " + FROM_CACHE);

  @TempDir Path folder;

  private Distribution distribution;
  private Shell shell;

  @BeforeEach
  void unpack() throws IOException {
    assumeTrue(JAVA_25 != null, "this is no Java 25, and in /usr/lib/jvm there is none");
    distribution = Distribution.unpackedInto(folder.resolve("a b"));
    shell =
        new Shell(
            distribution.script(), folder, Map.of("JAVA_HOME", requireNonNull(JAVA_25).toString()));
  }

  private static @Nullable Path java25() {
    if (Runtime.version().feature() >= 25) {
      return Path.of(System.getProperty("java.home"));
    }
    Path usual = Path.of("/usr/lib/jvm");
    if (!Files.isDirectory(usual)) {
      return null;
    }
    try (Stream<Path> homes = Files.list(usual)) {
      return homes.filter(StartCacheIT::is25).findFirst().orElse(null);
    } catch (IOException e) {
      throw new AssertionError("/usr/lib/jvm cannot be listed", e);
    }
  }

  private static boolean is25(Path home) {
    try {
      Path release = home.resolve("release");
      return Files.exists(home.resolve("bin/java"))
          && Files.exists(release)
          && Files.readString(release).contains("JAVA_RUNTIME_VERSION=\"25");
    } catch (IOException e) {
      throw new AssertionError(home + " cannot be read", e);
    }
  }

  @Test
  void isMadeBesideTheFirstStartAndUsedByTheNextOnes() throws Exception {
    Shell.Said first = shell.run("--version");
    Path cache = awaitCache(distribution.home().resolve("cache"));

    assertThat(first).isEqualTo(new Shell.Said(0, "Roadworthy " + Distribution.VERSION + "\n", ""));
    assertThat(cache.getFileName().toString()).startsWith(Distribution.VERSION + "-java-25");
    assertThat(loading()).containsPattern(RUNNERS_CLASS);
  }

  /** Root may write everywhere, and so becomes somebody else. */
  @Test
  void isMadeInTheUsersFolderIfTheDistributionMayNotBeWritten() throws Exception {
    boolean root = "root".equals(System.getProperty("user.name"));
    Path users = Files.createDirectories(folder.resolve("xdg"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    if (root) {
      var nobody = folder.getFileSystem().getUserPrincipalLookupService();
      Files.setOwner(users, nobody.lookupPrincipalByName("nobody"));
    } else {
      assertThat(distribution.home().toFile().setWritable(false)).isTrue();
    }

    Shell somebody = shell.with("XDG_CACHE_HOME", users.toString());
    Shell.Said made = root ? asNobody(somebody, "--make-cache") : somebody.run("--make-cache");
    Shell.Said loading =
        root ? asNobody(loading(somebody), "--version") : loading(somebody).run("--version");

    assertThat(made.err()).isEmpty();
    assertThat(made.out()).startsWith(users + "/roadworthy/" + Distribution.VERSION);
    assertThat(loading.out()).containsPattern(RUNNERS_CLASS);
  }

  private static Shell.Said asNobody(Shell shell, String argument) throws Exception {
    return new Shell(Path.of("/usr/bin/setpriv"), shell.folder(), shell.variables())
        .run(
            "--reuid=nobody",
            "--regid=nogroup",
            "--clear-groups",
            shell.script().toString(),
            argument);
  }

  @Test
  void nothingThatCannotBeWrittenKeepsItFromStarting() throws Exception {
    Files.writeString(distribution.home().resolve("cache"), "a file where the folder should be");

    assertThat(shell.run("--version").exitCode()).isZero();
    assertThat(shell.run("--make-cache").err()).contains(" made no cache at ");
  }

  @Test
  void oneOfSomebodyElseInTheUsersFolderIsNotTaken() throws Exception {
    assumeTrue("root".equals(System.getProperty("user.name")), "only root can give files away");
    Path users = Files.createDirectories(folder.resolve("xdg").resolve("roadworthy"));
    Path made = Path.of(shell.run("--make-cache").out().strip());
    Path theirs = Files.move(made, users.resolve(made.getFileName()));
    Shell somebody = loading(shell.with("XDG_CACHE_HOME", folder.resolve("xdg").toString()));

    assertThat(somebody.run("--version").out()).containsPattern(RUNNERS_CLASS);
    Files.setOwner(
        theirs,
        folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));

    assertThat(somebody.run("--version").out()).doesNotContainPattern(RUNNERS_CLASS);
  }

  @ParameterizedTest
  @ValueSource(longs = {100, 8_192, 6_000_000, 20_000_000})
  void oneThatIsDamagedIsPassedOverInSilence(long at) throws Exception {
    Path cache = Path.of(shell.run("--make-cache").out().strip());
    try (RandomAccessFile file = new RandomAccessFile(cache.toFile(), "rw")) {
      file.seek(at);
      file.write(new byte[100_000]);
    }

    assertStartsInSilence();
  }

  @Test
  void oneThatWasCutOffIsPassedOverInSilence() throws Exception {
    Path cache = Path.of(shell.run("--make-cache").out().strip());
    try (RandomAccessFile file = new RandomAccessFile(cache.toFile(), "rw")) {
      file.setLength(file.length() / 2);
    }

    assertStartsInSilence();
  }

  @Test
  void oneOfOtherJarsIsPassedOverInSilence() throws Exception {
    shell.run("--make-cache");
    Path lib = distribution.home().resolve("lib");
    Files.copy(lib.resolve("picocli-4.7.7.jar"), lib.resolve("a.jar"));

    assertStartsInSilence();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-Xshare:off", "-XX:AOTMode=off", "-XX:+UseCompactObjectHeaders"})
  void doesNotGetInTheWayOfOptions(String option) throws Exception {
    shell.run("--make-cache");

    Shell.Said said = shell.with("JAVA_OPTS", option).run("explain", "W0502");

    assertThat(said.exitCode()).isZero();
    assertThat(said.out()).startsWith("# W0502");
  }

  @Test
  void isNotMadeWhereItIsOff() throws Exception {
    shell.with("ROADWORTHY_CACHE", "off").run("--version");

    assertThat(distribution.home().resolve("cache")).doesNotExist();
  }

  private void assertStartsInSilence() throws Exception {
    Shell.Said said = shell.run("explain", "W0502");

    assertThat(said.exitCode()).isZero();
    assertThat(said.out()).startsWith("# W0502");
    assertThat(said.err()).isEmpty();
    assertThat(loading()).doesNotContainPattern(RUNNERS_CLASS);
  }

  private String loading() throws Exception {
    return loading(shell).run("--version").out();
  }

  /** It says from where it loads its classes. */
  private static Shell loading(Shell shell) {
    return shell.with("JAVA_OPTS", "-Xlog:class+load:stdout");
  }

  private static Path awaitCache(Path folder) {
    return await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> Files.isDirectory(folder) ? files(folder) : List.<Path>of(), f -> !f.isEmpty())
        .get(0);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.filter(Files::isRegularFile).toList();
    }
  }
}
