package dev.roadworthy.junit.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.roadworthy.config.Trust;
import dev.roadworthy.redaction.Redactor;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Loads and links the client's classes, so that the first real exchange measures the network. */
public final class WarmUp {

  private static final byte[] ANSWER =
      "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\nok"
          .getBytes(US_ASCII);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** What is cold in a new JVM. */
  private enum Part {
    CLIENT,
    TLS;

    private final AtomicBoolean tried = new AtomicBoolean();
    private final AtomicBoolean cold = new AtomicBoolean(true);

    /** True for the first caller in a JVM in which it was not warmed up. */
    boolean isFirst() {
      return cold.get() && cold.compareAndSet(true, false);
    }
  }

  private interface Attempt {
    void run() throws IOException, GeneralSecurityException;
  }

  private WarmUp() {}

  /**
   * Sends one exchange through the client to a server of its own on the loopback interface, and one
   * over TLS where it is wanted, the first time that it is called; after it, no exchange of this
   * JVM is marked cold. A warm-up that fails is logged, and leaves the first exchange cold.
   *
   * @param trust whose certificates are believed; null if no exchange over TLS is expected
   */
  public static void once(@Nullable Trust trust) {
    attempt(Part.CLIENT, WarmUp::warmClient);
    if (trust != null) {
      attempt(Part.TLS, () -> warmTls(trust));
    }
  }

  private static void attempt(Part part, Attempt warmUp) {
    if (!part.tried.compareAndSet(false, true)) {
      return;
    }
    boolean wasCold = part.cold.get();
    try {
      warmUp.run();
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      part.cold.set(wasCold);
      ExchangeRecorder.LOG.warn("The first exchange of this JVM will be marked cold", e);
    }
  }

  /** True once per JVM. */
  static boolean isFirstExchange() {
    return Part.CLIENT.isFirst();
  }

  /** True once per JVM. */
  static boolean isFirstHandshake() {
    return Part.TLS.isFirst();
  }

  private static void warmClient() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      exchange("http", server, Trust.JDK);
    }
  }

  /** Reads the certificates that the checks believe, though its own server shows another. */
  private static void warmTls(Trust trust) throws IOException, GeneralSecurityException {
    CapturingTrust.in(trust);
    LoopbackIdentity identity = LoopbackIdentity.create();
    try (ServerSocket server =
        identity
            .context()
            .getServerSocketFactory()
            .createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      exchange("https", server, identity.trusted());
    }
  }

  private static void exchange(String scheme, ServerSocket server, Trust trust) {
    Thread answering = new Thread(() -> answerOne(server), "roadworthy-warm-up");
    answering.setDaemon(true);
    answering.start();
    HttpSettings settings =
        new HttpSettings(
            URI.create(scheme + "://127.0.0.1:" + server.getLocalPort()),
            "Roadworthy",
            "warm-up",
            PATIENCE,
            1_024,
            1_024,
            trust,
            null,
            null,
            Redactor.of(List.of()),
            true);
    try (ExchangeRecorder recorder =
        ExchangeRecorder.start(settings, "0".repeat(31) + "1", InstantSource.system())) {
      recorder.specification().get("/").then().statusCode(200);
      recorder.exchanges(Stage.BODY);
    }
  }

  private static void answerOne(ServerSocket server) {
    try (Socket socket = server.accept();
        BufferedReader in =
            new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII))) {
      String line = in.readLine();
      while (line != null && !line.isEmpty()) {
        line = in.readLine();
      }
      socket.getOutputStream().write(ANSWER);
    } catch (IOException e) {
      ExchangeRecorder.LOG.debug("The warm-up's server ended early", e);
    }
  }
}
