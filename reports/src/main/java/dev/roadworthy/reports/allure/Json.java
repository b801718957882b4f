package dev.roadworthy.reports.allure;

import dev.roadworthy.reports.chart.Legible;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON files of others, read with care. */
final class Json {

  static final JsonMapper MAPPER = JsonMapper.builder().build();

  /** A result is a few kilobytes; its attachments are files of their own. */
  private static final long LARGEST = 16 << 20;

  private Json() {}

  /** Why a file cannot be used, for people. */
  static final class Unusable extends Exception {
    private static final long serialVersionUID = 1L;

    Unusable(String reason) {
      super(reason);
    }
  }

  /** Reads a file that holds one JSON object. */
  static ObjectNode object(Path file) throws Unusable {
    if (read(file) instanceof ObjectNode object) {
      return object;
    }
    throw new Unusable("it is not a JSON object");
  }

  /** Reads a file that holds JSON. */
  static JsonNode read(Path file) throws Unusable {
    try {
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        throw new Unusable("it is not a plain file");
      }
      if (Files.size(file) > LARGEST) {
        throw new Unusable("it is larger than " + (LARGEST >> 20) + " MB");
      }
      JsonNode node = MAPPER.readTree(Files.readAllBytes(file));
      return node;
    } catch (JacksonException e) {
      throw new Unusable(
          "it is not whole JSON (line %d: %s)"
              .formatted(
                  e.getLocation() == null ? 0 : e.getLocation().getLineNr(),
                  firstLine(e.getOriginalMessage())));
    } catch (IOException e) {
      throw new Unusable("it cannot be read (" + e.getMessage() + ")");
    }
  }

  /** Writes a file for Allure, in which every text can be read for what it is. */
  static void write(Path file, JsonNode json) throws IOException {
    Files.writeString(file, Legible.text(MAPPER.writeValueAsString(json)));
  }

  /** The text of a field, null if there is none. */
  static @Nullable String text(JsonNode object, String field) {
    JsonNode value = object.get(field);
    return value != null && value.isString() ? value.stringValue() : null;
  }

  /** The objects in an array field; whatever else is in it is taken out. */
  static List<ObjectNode> objects(ObjectNode object, String field) {
    JsonNode value = object.get(field);
    if (value == null) {
      return List.of();
    }
    List<ObjectNode> objects = new ArrayList<>();
    if (value instanceof ArrayNode array) {
      array.forEach(
          item -> {
            if (item instanceof ObjectNode found) {
              objects.add(found);
            }
          });
    }
    ArrayNode clean = object.putArray(field);
    objects.forEach(clean::add);
    return objects;
  }

  private static String firstLine(@Nullable String message) {
    return message == null ? "" : message.lines().findFirst().orElse("");
  }
}
