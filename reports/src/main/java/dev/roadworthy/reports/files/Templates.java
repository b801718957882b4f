package dev.roadworthy.reports.files;

import dev.roadworthy.reports.chart.Legible;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Pages from templates, which escape whatever stands in them. */
public final class Templates {

  private static final TemplateEngine ENGINE =
      TemplateEngine.createPrecompiled(
          null,
          ContentType.Html,
          Templates.class.getClassLoader(),
          "gg.jte.generated.roadworthy.reports");

  private Templates() {}

  /**
   * Writes a page.
   *
   * @param view what the template shows
   */
  public static void write(String template, Object view, Path file) throws IOException {
    StringOutput output = new StringOutput();
    ENGINE.render(template, view, output);
    Files.writeString(file, Legible.text(output.toString()));
  }
}
