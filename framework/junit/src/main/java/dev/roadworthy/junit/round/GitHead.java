package dev.roadworthy.junit.round;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is checked out, read from the files of {@code .git}.
 *
 * @param commit its hash, null if unknown or if there is no commit yet
 * @param branch its short name, null if unknown or detached
 */
record GitHead(@Nullable String commit, @Nullable String branch) {

  static final GitHead UNKNOWN = new GitHead(null, null);

  private static final Logger log = LoggerFactory.getLogger(GitHead.class);
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
  private static final String REF = "ref: ";
  private static final String HEADS = "refs/heads/";
  private static final long LARGEST_FILE = 16 << 20;

  /** Looks in the folder, then in its parents. What cannot be read is unknown. */
  static GitHead of(Path folder) {
    try {
      for (Path at = folder.toAbsolutePath(); at != null; at = at.getParent()) {
        if (Files.exists(at.resolve(".git"))) {
          return read(gitFolder(at.resolve(".git")));
        }
      }
    } catch (IOException | RuntimeException e) {
      log.debug("No commit and branch from .git: {}", e.toString());
    }
    return UNKNOWN;
  }

  /** A worktree's and a submodule's {@code .git} is a file that names the folder. */
  private static Path gitFolder(Path git) throws IOException {
    if (Files.isDirectory(git)) {
      return git;
    }
    String text = text(git);
    if (!text.startsWith("gitdir: ")) {
      throw new IOException(git + " names no gitdir");
    }
    return git.resolveSibling(text.substring("gitdir: ".length())).normalize();
  }

  private static GitHead read(Path git) throws IOException {
    String head = text(git.resolve("HEAD"));
    if (!head.startsWith(REF)) {
      return new GitHead(hash(head), null);
    }
    String ref = head.substring(REF.length());
    String branch = ref.startsWith(HEADS) ? ref.substring(HEADS.length()) : ref;
    Path common =
        Files.exists(git.resolve("commondir"))
            ? git.resolve(text(git.resolve("commondir"))).normalize()
            : git;
    return new GitHead(commit(common, ref), branch);
  }

  private static @Nullable String commit(Path common, String ref) throws IOException {
    Path loose = common.resolve(ref);
    if (Files.isRegularFile(loose) && loose.normalize().startsWith(common)) {
      return hash(text(loose));
    }
    Path packed = common.resolve("packed-refs");
    if (!Files.exists(packed)) {
      return null;
    }
    try (Stream<String> lines = Files.lines(packed)) {
      return lines
          .filter(line -> line.endsWith(" " + ref))
          .map(line -> line.substring(0, line.indexOf(' ')))
          .filter(HASH.asMatchPredicate())
          .findFirst()
          .orElse(null);
    }
  }

  private static @Nullable String hash(String text) {
    return HASH.matcher(text).matches() ? text : null;
  }

  private static String text(Path file) throws IOException {
    if (Files.size(file) > LARGEST_FILE) {
      throw new IOException(file + " is too large");
    }
    return Files.readString(file).trim();
  }
}
