package dev.roadworthy.runner.command;

import dev.roadworthy.journal.JournalException;
import dev.roadworthy.runner.ExitCode;
import dev.roadworthy.runner.Json;
import dev.roadworthy.runner.intake.JournalIntake;
import dev.roadworthy.runner.intake.Relevance;
import dev.roadworthy.store.Store;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes journals over; a union, whatever was known before. */
@Command(
    name = "import",
    description = {
      "Takes journals from builds or other machines over into history.",
      "The same journal any number of times, in any order: the result is the same. Nothing is decided and nobody is told."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example: roadworthy history import target/../.roadworthy/journals"})
@SuppressWarnings("NullAway.Init")
final class HistoryImportCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private Configurations configurations;

  @Parameters(
      paramLabel = "JOURNAL",
      arity = "1..*",
      description = "Journal files, or folders with *.journal files in them.")
  private List<Path> journals;

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  /** What became of one file. */
  private record Imported(Path file, int runs, int unknown, long unread, @Nullable String problem) {

    Map<String, @Nullable Object> facts() {
      return Json.object()
          .with("journal", file)
          .with("newRuns", runs)
          .with("unknownRecords", unknown)
          .with("unreadBytes", unread)
          .with("problem", problem)
          .asMap();
    }

    String sentence() {
      return file
          + ": "
          + runs
          + (runs == 1 ? " run" : " runs")
          + (unknown > 0 ? ", " + unknown + " records that only a newer Roadworthy knows" : "")
          + (unread > 0
              ? ", then " + unread + " bytes that are not a complete record (cut off)"
              : "")
          + (problem == null ? "" : "; " + problem);
    }
  }

  @Override
  public Integer call() throws IOException {
    List<Path> files = files();
    List<Imported> all = new ArrayList<>();
    try (Store store = configurations.history().open()) {
      for (Path file : files) {
        all.add(imported(file, store));
      }
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.text(all.stream().map(Imported::facts).toList()));
    } else {
      all.forEach(each -> out.println(each.sentence()));
    }
    return all.stream().anyMatch(each -> each.problem() != null) ? ExitCode.USAGE : ExitCode.OK;
  }

  private static Imported imported(Path file, Store store) throws IOException {
    try (JournalIntake intake = new JournalIntake(file, store.history(), Relevance.NONE)) {
      String problem = problem(intake);
      return new Imported(file, intake.newRuns(), intake.unknown(), intake.unread(), problem);
    }
  }

  private static @Nullable String problem(JournalIntake intake) {
    try {
      intake.takeOverWhole();
      return null;
    } catch (JournalException e) {
      return e.getMessage();
    } catch (IOException e) {
      return "it cannot be read: " + e.getMessage();
    }
  }

  private List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path journal : journals) {
      if (Files.isDirectory(journal)) {
        try (Stream<Path> inside = Files.walk(journal)) {
          inside.filter(file -> file.toString().endsWith(".journal")).sorted().forEach(files::add);
        }
      } else if (Files.exists(journal)) {
        files.add(journal);
      } else {
        throw new RefusedException(
            "no such journal: "
                + journal
                + ". Example: .roadworthy/journals, or one *.journal file");
      }
    }
    if (files.isEmpty()) {
      throw new RefusedException("no *.journal file in " + journals);
    }
    return files;
  }
}
