package dev.roadworthy.benchmarks.measure;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program of this machine that is measured, or measured against. */
public final class Program {

  private static final Duration MOST = Duration.ofSeconds(10);
  private static final int PAUSE_MILLIS = 20;

  private Program() {}

  /** Where it is installed; servers are often not on the path of everybody. */
  public static Optional<Path> find(String name) {
    String places = System.getenv().getOrDefault("PATH", "") + File.pathSeparator + "/usr/sbin";
    return Stream.of(places.split(File.pathSeparator))
        .map(place -> Path.of(place, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** One that nobody listens on, at least for now. */
  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /**
   * Waits until a program listens.
   *
   * @throws IOException if it ends before, or takes more than ten seconds; with what it said
   */
  public static void awaitListening(Process program, int port, Path log)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + MOST.toNanos();
    while (!listens(port)) {
      if (!program.isAlive() || System.nanoTime() > end) {
        program.destroy();
        throw new IOException(
            "nobody listens on port " + port + " of this machine:\n" + Files.readString(log));
      }
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    }
  }

  private static boolean listens(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Asks a program to end, and makes it end. */
  public static void end(Process program) throws InterruptedException {
    program.destroy();
    if (!program.waitFor(MOST.toSeconds(), TimeUnit.SECONDS)) {
      program.destroyForcibly().waitFor();
    }
  }
}
