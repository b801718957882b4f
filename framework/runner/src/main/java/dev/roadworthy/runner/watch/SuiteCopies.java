package dev.roadworthy.runner.watch;

import com.sun.management.HotSpotDiagnosticMXBean;
import dev.roadworthy.reports.files.Folders;
import dev.roadworthy.runner.Home;
import dev.roadworthy.runner.suite.SuiteLaunch;
import dev.roadworthy.runner.suite.SuitePath;
import dev.roadworthy.runner.watch.SuiteFolders.Copied;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts each worker on a copy of the suite: of the newest one, or the last that could be loaded.
 * Copies are made, and deleted, by a thread of their own: a large one takes a while.
 */
final class SuiteCopies implements Launches {

  private static final Logger log = LoggerFactory.getLogger(SuiteCopies.class);

  /**
   * Memory and metaspace are bounded, and a JVM that runs out of memory ends at once: what goes on
   * without it cannot be relied on. What a check leaves is garbage as soon as it ends: a young
   * generation of a few checks' size keeps that from taking the room of the rest.
   */
  private static final List<String> BOUNDS =
      List.of(
          "-Xmx128m",
          "-Xmn16m",
          "-XX:MaxMetaspaceSize=160m",
          "-XX:+ExitOnOutOfMemoryError",
          "-Xss512k");

  private final SuiteFolders suite;
  private final Path folder;
  private final Home home;
  private final Map<String, String> properties;
  private final List<String> jvmOptions;
  private final int atOnce;
  private final Path copies;
  private final AcceptedCopy accepted;
  private final Executor copying =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "roadworthy-suite-copy");
            thread.setDaemon(true);
            return thread;
          });

  private @Nullable Copy current;
  private @Nullable Copy newest;
  private @Nullable Copy tried;

  /** What there is could not be loaded, and newest is what was loaded before it. */
  private boolean refused;

  private record Copy(Path folder, CompletableFuture<Copied> files) {

    SuitePath made() throws IOException {
      try {
        return path();
      } catch (CompletionException e) {
        throw e.getCause() instanceof UncheckedIOException failed
            ? failed.getCause()
            : new IOException("the suite could not be copied: " + e.getCause(), e);
      }
    }

    /** One that is there from before; what it is a copy of is not known any more. */
    static Copy of(AcceptedCopy.Found found) {
      return new Copy(
          found.folder(),
          CompletableFuture.completedFuture(new Copied(found.path(), found.path())));
    }

    /** Of one that was made. */
    SuitePath path() {
      return files.join().copy();
    }
  }

  /**
   * @param folder the working directory of workers
   * @param properties for workers
   * @param jvmOptions for workers, stronger than the bounds that they have anyway
   * @param atOnce how many checks run side by side
   */
  SuiteCopies(
      SuiteFolders suite,
      Path folder,
      Home home,
      Map<String, String> properties,
      List<String> jvmOptions,
      int atOnce) {
    this.suite = suite;
    this.folder = folder;
    this.home = home;
    this.properties = Map.copyOf(properties);
    this.jvmOptions = Stream.of(BOUNDS, trimming(), jvmOptions).flatMap(List::stream).toList();
    this.atOnce = atOnce;
    this.copies = home.folder().resolve("suites").resolve(properties.get("environment"));
    this.accepted = new AcceptedCopy(copies);
    this.current = accepted.find().map(Copy::of).orElse(null);
    tidy();
  }

  /**
   * Gives back each minute what the compiler has used and freed, some 80 MB after the first
   * minutes; Java before 17.0.9 cannot, and would refuse to start.
   */
  private static List<String> trimming() {
    try {
      ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
          .getVMOption("TrimNativeHeapInterval");
      return List.of("-XX:TrimNativeHeapInterval=60000");
    } catch (IllegalArgumentException e) {
      return List.of();
    }
  }

  /** The suite has changed: the next worker is to have the newest. */
  void changed() {
    newest = copy();
    refused = false;
  }

  private Copy copy() {
    Path to = copies.resolve(UUID.randomUUID().toString());
    return new Copy(to, CompletableFuture.supplyAsync(() -> copyTo(to), copying));
  }

  private Copied copyTo(Path to) {
    try {
      return suite.copyTo(to);
    } catch (IOException e) {
      delete(to);
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean isReady() {
    if (newest == null) {
      newest = copy();
    }
    return newest.files.isDone();
  }

  @Override
  public SuiteLaunch next() throws IOException {
    Copy copy = newest();
    SuitePath path = copy.made();
    tried = copy;
    return launch(path, atOnce);
  }

  @Override
  public Optional<SuiteLaunch> last() {
    tried = current;
    return Optional.ofNullable(current).map(copy -> launch(copy.path(), atOnce));
  }

  @Override
  public Optional<SuiteLaunch> alone() {
    return Optional.ofNullable(current).map(copy -> launch(copy.path(), 1));
  }

  private SuiteLaunch launch(SuitePath path, int sideBySide) {
    UUID id = UUID.randomUUID();
    Map<String, String> all = new TreeMap<>(properties);
    all.put("roadworthy.round", id.toString());
    return new SuiteLaunch(
        path,
        folder,
        jvmOptions,
        all,
        List.of(),
        List.of(),
        sideBySide,
        home.journal(id.toString()),
        home.log(id.toString()));
  }

  /** What could not be read or written may be there the next time. */
  private Copy newest() {
    Copy copy = Objects.requireNonNullElseGet(newest, this::copy);
    newest = copy.files.isCompletedExceptionally() ? null : copy;
    return copy;
  }

  @Override
  public boolean hasLast() {
    return current != null;
  }

  @Override
  public boolean accepted(SuiteLaunch launch) {
    Copy loaded = tried;
    if (loaded != null && loaded != current) {
      accepted.note(loaded.folder, loaded.path());
    }
    current = loaded;
    return newest == tried && !refused;
  }

  @Override
  public void refused(SuiteLaunch launch) {
    // Where nothing was ever loaded there is nothing else to try, and no need for another copy.
    if (newest == tried && current != null) {
      refused |= newest != current;
      newest = current;
    }
  }

  @Override
  public String named(String words) {
    String named = words;
    for (Copy each : Stream.of(current, newest, tried).filter(Objects::nonNull).toList()) {
      if (each.files.isDone() && !each.files.isCompletedExceptionally()) {
        named = named(each.files.join(), named);
      }
    }
    return named;
  }

  private static String named(Copied files, String words) {
    List<Path> copy = files.copy().classPath();
    String named = words;
    for (int i = 0; i < copy.size(); i++) {
      named = named.replace(copy.get(i).toString(), files.original().classPath().get(i).toString());
    }
    return named;
  }

  @Override
  public void tidy() {
    Set<Path> kept =
        Stream.of(current, newest, tried)
            .filter(Objects::nonNull)
            .map(Copy::folder)
            .collect(Collectors.toSet());
    copying.execute(() -> deleteOthers(kept));
  }

  /**
   * Lets go of the copies that no worker is started on any more, when none runs on them. Those that
   * will be made later come after this in the same thread.
   */
  private void deleteOthers(Set<Path> kept) {
    if (!Files.isDirectory(copies)) {
      return;
    }
    try (Stream<Path> found = Files.list(copies)) {
      found
          .filter(each -> !kept.contains(each) && !AcceptedCopy.isNote(each))
          .toList()
          .forEach(SuiteCopies::delete);
    } catch (IOException e) {
      log.warn("Old copies of the suite are left where they are: {}", e.toString());
    }
  }

  private static void delete(Path copy) {
    try {
      Folders.delete(copy);
    } catch (IOException e) {
      log.warn("A copy of the suite is left where it is: {}", e.toString());
    }
  }
}
