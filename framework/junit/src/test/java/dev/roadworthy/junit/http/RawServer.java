package dev.roadworthy.junit.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

/** A server that says on each connection exactly what a test wants, byte by byte. */
public final class RawServer implements AutoCloseable {

  /** What happens on one connection. */
  public interface Script {
    void play(Connection connection) throws Exception;
  }

  private final ServerSocket server;
  private final Script script;
  private final String scheme;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final List<List<String>> requests = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Semaphore ends = new Semaphore(0);

  private RawServer(ServerSocket server, String scheme, Script script) {
    this.server = server;
    this.scheme = scheme;
    this.script = script;
    threads.execute(this::accept);
  }

  public static RawServer playing(Script script) throws IOException {
    return new RawServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), "http", script);
  }

  public static RawServer playing(SSLContext tls, Script script) throws IOException {
    return new RawServer(
        tls.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress()),
        "https",
        script);
  }

  /**
   * Speaks TLS as a test wants it.
   *
   * @param how changes each connection before its handshake
   */
  static RawServer playing(SSLContext tls, Consumer<SSLSocket> how, Script script)
      throws IOException {
    ServerSocket plain = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    return new RawServer(
        plain,
        "https",
        connection -> {
          Socket under = connection.socket;
          SSLSocket secure =
              (SSLSocket) tls.getSocketFactory().createSocket(under, null, under.getPort(), false);
          secure.setUseClientMode(false);
          how.accept(secure);
          try {
            connection.moveTo(secure, script);
          } catch (SSLException e) {
            // The client is to read the alert, and not a reset by what it had sent unread.
            under.getInputStream().transferTo(OutputStream.nullOutputStream());
          }
        });
  }

  /** Answers every request with this text, line ends as they stand, and closes. */
  public static RawServer answering(String answer) throws IOException {
    return playing(answer(answer));
  }

  public static Script answer(String answer) {
    return connection -> {
      connection.readRequest();
      connection.write(answer);
    };
  }

  public static String ok(String body) {
    return "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: "
        + body.length()
        + "\r\n\r\n"
        + body;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        sockets.add(socket);
        threads.execute(() -> play(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void play(Socket socket) {
    try (socket) {
      script.play(new Connection(socket));
    } catch (Exception e) {
      // The client went away, or refused the handshake: what the client saw is what is tested.
    }
  }

  public int port() {
    return server.getLocalPort();
  }

  public String address() {
    return "127.0.0.1:" + port();
  }

  public URI uri() {
    return URI.create(scheme + "://127.0.0.1:" + port());
  }

  /** The request heads that came, line by line. */
  public List<List<String>> requests() {
    return requests;
  }

  /** How many connections were made. */
  public int connections() {
    return sockets.size();
  }

  /** Waits until so many connections were seen to be closed by the client. */
  void awaitEnds(int count) throws InterruptedException {
    if (!ends.tryAcquire(count, 1, TimeUnit.MINUTES)) {
      throw new AssertionError("The client did not close " + count + " connections");
    }
  }

  @Override
  public void close() throws IOException {
    closed.countDown();
    server.close();
    for (Socket socket : sockets) {
      socket.close();
    }
    threads.shutdownNow();
  }

  public final class Connection {
    private final Socket socket;
    private final BufferedReader in;
    private final OutputStream out;

    private Connection(Socket socket) throws IOException {
      this.socket = socket;
      this.in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
      this.out = socket.getOutputStream();
    }

    private void moveTo(SSLSocket secure, Script script) throws Exception {
      script.play(new Connection(secure));
    }

    /** Writes again and again until the client goes away, with a pause in between. */
    public void writeUntilClosed(byte[] bytes, Duration pause) throws Exception {
      while (!closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        write(bytes);
      }
    }

    /** Reads one request's head; empty if the client closed the connection. */
    public List<String> readRequest() throws IOException {
      List<String> lines = new CopyOnWriteArrayList<>();
      for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
        lines.add(line);
      }
      if (!lines.isEmpty()) {
        requests.add(lines);
      }
      return lines;
    }

    public void write(String text) throws IOException {
      write(text.getBytes(ISO_8859_1));
    }

    public void write(byte[] bytes) throws IOException {
      out.write(bytes);
      out.flush();
    }

    /** Passes bytes on in both directions until one side has ended. */
    void tunnel(Socket onward) throws IOException {
      threads.execute(() -> pass(onward));
      socket.getInputStream().transferTo(onward.getOutputStream());
    }

    private void pass(Socket onward) {
      try {
        onward.getInputStream().transferTo(out);
      } catch (IOException e) {
        // The tunnel is closed, from either end.
      }
    }

    void sawEnd() {
      ends.release();
    }

    /** Ends the connection with RST instead of FIN. */
    public void reset() throws IOException {
      socket.setSoLinger(true, 0);
      socket.close();
    }

    /** Says nothing more until the test is over. */
    public void hold() throws InterruptedException {
      closed.await();
    }
  }
}
