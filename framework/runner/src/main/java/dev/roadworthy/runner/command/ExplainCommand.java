package dev.roadworthy.runner.command;

import dev.roadworthy.fault.FaultCode;
import dev.roadworthy.fault.FaultPage;
import dev.roadworthy.runner.ExitCode;
import dev.roadworthy.runner.Json;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what a fault code means and what to look at first. */
@Command(
    name = "explain",
    description = "Says what a fault code means, how it was recognised, and what to look at first.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: roadworthy explain W0502"})
@SuppressWarnings("NullAway.Init")
final class ExplainCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "CODE", arity = "0..1", description = "Such as W0502. Without: a list.")
  private @Nullable String code;

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (code == null) {
      list(out);
    } else {
      explain(out, parse(code.trim().toUpperCase(Locale.ROOT)));
    }
    return ExitCode.OK;
  }

  private static FaultCode parse(String text) {
    try {
      return FaultCode.parse(text);
    } catch (IllegalArgumentException e) {
      throw new RefusedException(e.getMessage() + ". `roadworthy explain` lists all.");
    }
  }

  private void list(PrintWriter out) {
    var codes = FaultCode.known().stream().sorted(Comparator.comparing(FaultCode::code)).toList();
    if (json) {
      out.println(Json.text(codes.stream().map(ExplainCommand::facts).toList()));
      return;
    }
    codes.forEach(
        each ->
            out.printf(
                Locale.ROOT,
                "%s  %-12s  %-12s  %s%n",
                each.code(),
                each.layer().title(),
                each.outcome(),
                each.title()));
  }

  private void explain(PrintWriter out, FaultCode found) {
    String page = FaultPage.of(found);
    if (json) {
      Map<String, Object> facts = facts(found);
      facts.put("page", page);
      out.println(Json.text(facts));
    } else {
      out.println(page.strip());
    }
  }

  private static Map<String, Object> facts(FaultCode code) {
    return Json.object()
        .with("code", code.code())
        .with("layer", code.layer())
        .with("outcome", code.outcome())
        .with("title", code.title())
        .asMap();
  }
}
