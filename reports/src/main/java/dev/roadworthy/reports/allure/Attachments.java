package dev.roadworthy.reports.allure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings attachments into the copy. Only plain names of plain files in the results folder itself
 * are taken; what a browser would run is shown as text.
 */
final class Attachments {

  private static final Pattern PLAIN_NAME =
      Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N}._ -]{0,200}");
  private static final Set<String> INERT =
      Set.of(
          "txt", "log", "json", "csv", "tsv", "md", "png", "jpg", "jpeg", "gif", "webp", "bmp",
          "mp4", "webm", "ogg", "zip", "gz", "har", "pcap");
  private static final Set<String> ACTIVE_TYPES =
      Set.of("text/html", "application/xhtml+xml", "image/svg+xml", "text/uri-list");

  private final Path from;
  private final Path to;
  private final Warnings warnings;

  Attachments(Path from, Path to, Warnings warnings) {
    this.from = from;
    this.to = to;
    this.warnings = warnings;
  }

  /**
   * Copies the attachments of a result, step or fixture, and leaves out those that cannot be.
   *
   * @param owner the file that names them, for warnings
   */
  void copy(ObjectNode node, String owner) throws IOException {
    if (!node.has("attachments")) {
      return;
    }
    ArrayNode kept = Json.MAPPER.createArrayNode();
    for (ObjectNode attachment : Json.objects(node, "attachments")) {
      String source = Json.text(attachment, "source");
      String refusal = refusal(source);
      if (source == null || refusal != null) {
        warnings.add(
            "Left out an attachment of " + owner + ": \"" + source + "\" " + refusal + ".");
        continue;
      }
      kept.add(copied(attachment, source));
    }
    node.set("attachments", kept);
  }

  private ObjectNode copied(ObjectNode attachment, String source) throws IOException {
    String safe = safeName(source);
    Path target = to.resolve(safe);
    if (!Files.exists(target)) {
      Files.copy(from.resolve(source), target);
    }
    attachment.put("source", safe);
    String type = Json.text(attachment, "type");
    boolean renamed = !safe.equals(source);
    if (type == null ? renamed : ACTIVE_TYPES.contains(mediaType(type))) {
      attachment.put("type", "text/plain");
    }
    return attachment;
  }

  private @Nullable String refusal(@Nullable String source) {
    if (source == null || !PLAIN_NAME.matcher(source).matches()) {
      return "is not the plain name of a file in the results folder";
    }
    if (source.endsWith("-result.json") || source.endsWith("-container.json")) {
      return "is a result, not an attachment";
    }
    return Files.isRegularFile(from.resolve(source), LinkOption.NOFOLLOW_LINKS)
        ? null
        : "is missing, or no plain file";
  }

  private static String safeName(String source) {
    int dot = source.lastIndexOf('.');
    String extension = dot < 0 ? "" : source.substring(dot + 1).toLowerCase(Locale.ROOT);
    return INERT.contains(extension) ? source : source + ".txt";
  }

  private static String mediaType(String type) {
    int semicolon = type.indexOf(';');
    return (semicolon < 0 ? type : type.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
  }
}
