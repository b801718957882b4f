package dev.roadworthy.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks up what {@code ${env:NAME}} and {@code ${file:path}} stand for.
 *
 * @param folder what paths are relative to
 * @param variables the environment variables
 */
record SecretSource(Path folder, Variables variables) {

  /** Where something is looked up, well formed or not. */
  static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)(}?)");

  private static final Pattern REFERENCE = Pattern.compile("(env|file):(\\S(?:.*\\S)?)");
  private static final int LARGEST = 64 * 1024;

  /** What is shorter is not masked by value: half of every text would be. */
  private static final int SHORTEST = 4;

  /**
   * Says whether a placeholder is well formed.
   *
   * @throws IllegalArgumentException if it is not; the message states the rule
   */
  static Matcher reference(Matcher placeholder) {
    Matcher reference = REFERENCE.matcher(placeholder.group(1));
    if (placeholder.group(2).isEmpty() || !reference.matches()) {
      throw new IllegalArgumentException("must be ${env:NAME} or ${file:path}");
    }
    return reference;
  }

  /**
   * Looks a placeholder up.
   *
   * @throws IllegalArgumentException if there is nothing there, or not what a value can be; the
   *     message states the rule
   */
  String value(Matcher reference) {
    String name = reference.group(2);
    boolean file = reference.group(1).equals("file");
    String value = file ? content(name) : variable(name);
    if (value.isEmpty()) {
      String what = file ? "a file" : "an environment variable";
      throw new IllegalArgumentException(
          "must name " + what + " with something in it (" + name + " is empty)");
    }
    return value;
  }

  /**
   * The same, for what has to be masked.
   *
   * @throws IllegalArgumentException also if the value is too short to be masked
   */
  Secret secret(Matcher reference) {
    String value = value(reference);
    if (value.length() < SHORTEST) {
      throw new IllegalArgumentException(
          "must stand for at least "
              + SHORTEST
              + " characters, so that they can be masked in all output");
    }
    return Secret.of(value);
  }

  private String variable(String name) {
    String value = variables.get(name);
    if (value == null) {
      throw new IllegalArgumentException(
          "must name an environment variable that is set (" + name + " is not)");
    }
    return value;
  }

  private String content(String name) {
    try {
      Path file = folder.resolve(name);
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        throw new IOException("it is not a regular file");
      }
      try (InputStream in = Files.newInputStream(file)) {
        byte[] bytes = in.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
          throw new IOException("it has more than " + LARGEST / 1024 + " KiB");
        }
        String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        return text.replaceFirst("[\r\n]+$", "");
      }
    } catch (IOException e) {
      throw unreadable(name, Reason.of(e), e);
    } catch (InvalidPathException e) {
      throw unreadable(name, e.getReason(), e);
    }
  }

  private static IllegalArgumentException unreadable(String name, String why, Exception cause) {
    return new IllegalArgumentException(
        "must name a file that can be read (" + name + ": " + why + ")", cause);
  }
}
