package dev.roadworthy.gatling.child;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.roadworthy.load.LoadEnd.Reason;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What whoever started this JVM wants of it. */
final class Orders {

  private static final String STOP = "stop ";

  private Orders() {}

  /**
   * Follows them from now on.
   *
   * @param stop ends the load, for a reason
   */
  static void follow(InputStream in, BiConsumer<Reason, String> stop) {
    Thread thread =
        new Thread(
            () -> {
              BufferedReader lines = new BufferedReader(new InputStreamReader(in, UTF_8));
              for (String line = next(lines); line != null; line = next(lines)) {
                if (line.startsWith(STOP)) {
                  String[] words = line.split(" ", 3);
                  stop.accept(Reason.valueOf(words[1]), words[2]);
                }
              }
              Runtime.getRuntime().halt(LoadMain.ORPHANED); // nobody is there any more
            },
            "roadworthy-orders");
    thread.setDaemon(true);
    thread.start();
  }

  private static @Nullable String next(BufferedReader lines) {
    try {
      return lines.readLine();
    } catch (IOException e) {
      return null;
    }
  }
}
