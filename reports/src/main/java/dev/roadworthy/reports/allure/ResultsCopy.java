package dev.roadworthy.reports.allure;

import dev.roadworthy.run.RunId;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Copies a folder of Allure 2 results, so that Allure reads nothing that we have not read: broken
 * and foreign files are left out with a warning, whatever could run in a browser is taken out, and
 * results of checks say what the runner knows. The original is never changed.
 */
final class ResultsCopy {

  private static final String RESULT = "-result.json";
  private static final String CONTAINER = "-container.json";

  private final Path from;
  private final Path to;
  private final Function<RunId, Optional<Subject>> known;
  private final Warnings warnings;
  private final Inert inert;
  private final List<Copied> copied = new ArrayList<>();

  /**
   * A result in the copy.
   *
   * @param file its name
   * @param historyId what Allure recognizes the test by in later reports, null if it has none
   * @param subject what is known of it, null if it is no check
   */
  record Copied(String file, @Nullable String historyId, @Nullable Subject subject) {}

  ResultsCopy(Path from, Path to, Function<RunId, Optional<Subject>> known, Warnings warnings) {
    this.from = from;
    this.to = to;
    this.known = known;
    this.warnings = warnings;
    this.inert = new Inert(new Attachments(from, to, warnings), warnings);
  }

  /** Copies all results and containers, with the attachments that they name. */
  List<Copied> copy() throws IOException {
    for (Path file : files("*" + RESULT)) {
      result(file);
    }
    for (Path file : files("*" + CONTAINER)) {
      container(file);
    }
    return copied;
  }

  /** Adds a result that is not in the folder. */
  void add(ObjectNode result, Subject subject) throws IOException {
    Rewriter.rewrite(result, subject);
    String name = subject.run().id().value() + RESULT;
    write(name, result);
    copied.add(new Copied(name, Json.text(result, "historyId"), subject));
  }

  /** Takes the results of these runs out again. */
  void remove(Set<RunId> runs) throws IOException {
    for (Copied each : List.copyOf(copied)) {
      if (each.subject() != null && runs.contains(each.subject().run().id())) {
        Files.delete(to.resolve(each.file()));
        copied.remove(each);
      }
    }
  }

  private void result(Path file) throws IOException {
    String name = file.getFileName().toString();
    try {
      ObjectNode result = Json.object(file);
      if (Json.text(result, "name") == null && Json.text(result, "fullName") == null) {
        throw new Json.Unusable("it names no test, so it is no Allure 2 result");
      }
      inert.make(result, name);
      Subject subject = subject(result, name);
      if (subject != null) {
        Rewriter.rewrite(result, subject);
      }
      write(name, result);
      copied.add(new Copied(name, Json.text(result, "historyId"), subject));
    } catch (Json.Unusable e) {
      warnings.add("Left out the result " + name + ": " + e.getMessage() + ".");
    }
  }

  private @Nullable Subject subject(ObjectNode result, String name) {
    String run = new Labels(result).get(Labels.RUN);
    if (run == null) {
      return null;
    }
    Optional<Subject> subject = known.apply(new RunId(run));
    if (subject.isEmpty()) {
      warnings.add(
          "The run of "
              + name
              + " is not in the history: it is shown as its suite saw it, without a trend.");
    }
    return subject.orElse(null);
  }

  private void container(Path file) throws IOException {
    String name = file.getFileName().toString();
    try {
      ObjectNode container = Json.object(file);
      inert.make(container, name);
      for (String fixtures : List.of("befores", "afters")) {
        for (ObjectNode fixture : Json.objects(container, fixtures)) {
          inert.make(fixture, name);
        }
      }
      write(name, container);
    } catch (Json.Unusable e) {
      warnings.add("Left out " + name + ": " + e.getMessage() + ".");
    }
  }

  private void write(String name, ObjectNode json) throws IOException {
    Json.write(to.resolve(name), json);
  }

  private List<Path> files(String pattern) throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(from, pattern)) {
      stream.forEach(files::add);
    }
    files.sort(null);
    return files;
  }
}
