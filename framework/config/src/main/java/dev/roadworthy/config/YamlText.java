package dev.roadworthy.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.file.Files;
import java.nio.file.Path;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** Reads a file of YAML as text, if it is of a sensible size and really text. */
final class YamlText {

  private static final int LARGEST = 256 * 1024;

  private YamlText() {}

  /**
   * @throws ConfigurationException if the file cannot be read as text
   */
  static String read(Path file, Problems problems) {
    byte[] bytes = bytes(file, problems);
    CharBuffer text = CharBuffer.allocate(bytes.length);
    ByteBuffer rest = ByteBuffer.wrap(bytes);
    CoderResult result = UTF_8.newDecoder().decode(rest, text, true);
    text.flip();
    String yaml = text.toString();
    if (result.isError()) {
      throw at(yaml, yaml.length(), problems, "the file is not UTF-8 from here on");
    }
    for (int i = 0; i < yaml.length(); i += Character.charCount(yaml.codePointAt(i))) {
      if (!StreamReader.isPrintable(yaml.codePointAt(i))) {
        String code = String.format("U+%04X", yaml.codePointAt(i));
        throw at(yaml, i, problems, "the character " + code + " is not allowed in YAML");
      }
    }
    return yaml;
  }

  private static byte[] bytes(Path file, Problems problems) {
    if (!Files.isRegularFile(file)) {
      String why = Files.isDirectory(file) ? "it is a folder" : "there is no such file";
      throw problems.fatal(0, 0, "the file cannot be read: " + why, null);
    }
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(LARGEST + 1);
    } catch (IOException e) {
      throw problems.fatal(0, 0, "the file cannot be read: " + Reason.of(e), null);
    }
    if (bytes.length > LARGEST) {
      throw problems.fatal(0, 0, "the file has at most " + LARGEST / 1024 + " KiB", null);
    }
    return bytes;
  }

  private static ConfigurationException at(String text, int index, Problems problems, String rule) {
    String before = text.substring(0, index);
    int line = (int) before.chars().filter(each -> each == '\n').count() + 1;
    int column = index - before.lastIndexOf('\n');
    return problems.fatal(line, column, rule, null);
  }
}
