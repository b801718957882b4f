package dev.roadworthy.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The page of a fault code: what it means, how it was recognised, what to look at first. */
public final class FaultPage {

  private FaultPage() {}

  /**
   * The page as Markdown; for a code without a page of its own (a team's, or a rare status) its
   * first lines.
   */
  public static String of(FaultCode code) {
    try (InputStream page = FaultPage.class.getResourceAsStream("pages/" + code.code() + ".md")) {
      return page == null ? head(code) : new String(page.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the page of " + code + " cannot be read", e);
    }
  }

  private static String head(FaultCode code) {
    return "# %s %s%n%nLayer: %s. Outcome: %s.%n"
        .formatted(code.code(), code.title(), code.layer().title(), code.outcome());
  }
}
