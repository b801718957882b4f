package dev.roadworthy.junit.http;

import dev.roadworthy.redaction.Redactor;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/** Masks what Rest Assured prints where a check logs its requests; it prints whole texts. */
final class RedactingStream extends PrintStream {

  private final PrintStream target;
  private final Redactor redactor;

  RedactingStream(PrintStream target, Redactor redactor) {
    super(target, true);
    this.target = target;
    this.redactor = redactor;
  }

  @Override
  public void print(@Nullable String text) {
    target.print(redactor.text(String.valueOf(text)));
  }

  @Override
  public void println(@Nullable String text) {
    target.println(redactor.text(String.valueOf(text)));
  }
}
