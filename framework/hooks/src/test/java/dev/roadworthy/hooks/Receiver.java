package dev.roadworthy.hooks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;

/** A receiver on a real socket, which reads requests and then does what it was told. */
public final class Receiver implements AutoCloseable {

  /** What it does once the request is read; the connection is closed afterwards. */
  public interface Behaviour {
    void answer(Socket socket, InputStream in, OutputStream out) throws IOException;
  }

  /** What it does before that. */
  public interface Reading {
    Request read(InputStream in, OutputStream out) throws IOException;
  }

  /** What arrived; header names are in lower case. */
  public record Request(String line, Map<String, String> headers, byte[] body) {
    public String header(String name) {
      return headers.getOrDefault(name, "");
    }
  }

  private final ServerSocket server;
  private final Thread door = new Thread(this::accept, "receiver");
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Request> received = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger finished = new AtomicInteger();
  private final Reading reading;
  private volatile Behaviour behaviour;

  private Receiver(ServerSocket server, Reading reading, Behaviour behaviour) {
    this.server = server;
    this.reading = reading;
    this.behaviour = behaviour;
    door.start();
  }

  public static Receiver that(Behaviour behaviour) throws IOException {
    return that(ServerSocketFactory.getDefault(), behaviour);
  }

  public static Receiver that(ServerSocketFactory sockets, Behaviour behaviour) throws IOException {
    return that(sockets, (in, out) -> read(in), behaviour);
  }

  public static Receiver that(ServerSocketFactory sockets, Reading reading, Behaviour behaviour)
      throws IOException {
    ServerSocket server = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    return new Receiver(server, reading, behaviour);
  }

  /** Answers with a status and headers, and no body. */
  public static Behaviour answering(int status, String... headers) {
    StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Whatever\r\n");
    for (String header : headers) {
      head.append(header).append("\r\n");
    }
    return (socket, in, out) -> write(out, head + "Content-Length: 0\r\n\r\n");
  }

  public static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(ISO_8859_1));
    out.flush();
  }

  public void now(Behaviour next) {
    behaviour = next;
  }

  public int port() {
    return server.getLocalPort();
  }

  /** Of this receiver, with secrets in it. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + port() + HookContract.SECRET_PATH);
  }

  public List<Request> received() {
    return received;
  }

  public int connections() {
    return connections.get();
  }

  /** How many connections it has done with. */
  public int finished() {
    return finished.get();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        connections.incrementAndGet();
        threads.execute(() -> serve(socket));
      } catch (IOException e) {
        return; // closed by the test
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      InputStream in = socket.getInputStream();
      received.add(reading.read(in, socket.getOutputStream()));
      behaviour.answer(socket, in, socket.getOutputStream());
    } catch (IOException e) {
      // the sender has gone: what the sender makes of it is what is tested
    } finally {
      finished.incrementAndGet();
    }
  }

  private static Request read(InputStream in) throws IOException {
    String line = line(in);
    Map<String, String> headers = new TreeMap<>();
    for (String next = line(in); !next.isEmpty(); next = line(in)) {
      int colon = next.indexOf(':');
      headers.put(
          next.substring(0, colon).toLowerCase(Locale.ROOT), next.substring(colon + 1).strip());
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    return new Request(line, headers, in.readNBytes(length));
  }

  /** A line without its end. */
  public static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new IOException("the sender has gone");
      }
      line.write(next);
    }
    return line.toString(ISO_8859_1).strip();
  }

  @Override
  public void close() throws IOException {
    server.close();
    try {
      door.join(); // until then the port may still be open
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    threads.shutdownNow();
  }
}
