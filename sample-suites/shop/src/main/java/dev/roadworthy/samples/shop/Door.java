package dev.roadworthy.samples.shop;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A public port: relays bytes to the edge, or fails as a network does. */
final class Door implements AutoCloseable {
  enum Mode {
    /** Relays. */
    OPEN,
    /** Resets a connection when its first byte arrives. */
    RESETTING,
    /** Reads, and says nothing. */
    SWALLOWING,
    /** Does not listen. */
    SHUT;

    static Mode during(ShopFault fault) {
      return switch (fault) {
        case CONNECTION_RESET -> RESETTING;
        case SWALLOWED -> SWALLOWING;
        case REFUSED -> SHUT;
        default -> OPEN;
      };
    }
  }

  private static final Logger log = LoggerFactory.getLogger(Door.class);
  private static final int BACKLOG = 200;

  private final InetSocketAddress edge;
  private final InetSocketAddress address;
  private final Set<Socket> guests = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads;
  private volatile Mode mode = Mode.OPEN;
  private ServerSocket listener;
  private Future<?> accepting;
  private @Nullable Socket reserved;

  Door(InetSocketAddress wanted, InetSocketAddress edge) throws IOException {
    this.edge = edge;
    listener = listen(wanted);
    address = (InetSocketAddress) listener.getLocalSocketAddress();
    threads =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "shop-door-" + address.getPort());
              thread.setDaemon(true);
              return thread;
            });
    accepting = acceptFrom(listener);
  }

  int port() {
    return address.getPort();
  }

  /** Changes how connections are treated, and ends those that are open. */
  synchronized void mode(Mode wanted) throws IOException {
    if (wanted == mode) {
      return;
    }
    mode = wanted;
    if (wanted == Mode.SHUT) {
      stopListening();
      reserved = Ports.reserve(address);
    } else if (listener.isClosed()) {
      free();
      listener = listen(address);
      accepting = acceptFrom(listener);
    }
    hangUp();
  }

  private void free() throws IOException {
    if (reserved != null) {
      reserved.close();
      reserved = null;
    }
  }

  /** The port is free only when the thread that accepts has let go of it. */
  private void stopListening() throws IOException {
    listener.close();
    try {
      accepting.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while port " + port() + " was closed");
    } catch (ExecutionException e) {
      throw new IOException("port " + port() + " did not close in order", e);
    }
  }

  /** Ends all open connections, so that the next request needs a new one. */
  synchronized void hangUp() throws IOException {
    for (Socket guest : guests) {
      if (mode == Mode.RESETTING) {
        resetOnClose(guest);
      }
      guest.close();
    }
  }

  private static ServerSocket listen(InetSocketAddress address) throws IOException {
    ServerSocket listener = new ServerSocket();
    try {
      listener.bind(address, BACKLOG);
      return listener;
    } catch (IOException e) {
      listener.close();
      throw new IOException(
          "port " + address.getPort() + " cannot be opened: " + e.getMessage(), e);
    }
  }

  private Future<?> acceptFrom(ServerSocket open) {
    return threads.submit(
        () -> {
          while (!open.isClosed()) {
            try {
              Socket guest = open.accept();
              threads.execute(() -> serve(guest));
            } catch (IOException e) {
              if (!open.isClosed()) {
                log.warn("port {} could not accept a connection", port(), e);
              }
            }
          }
        });
  }

  private void serve(Socket guest) {
    // Before the mode is read: whoever changes the mode ends all guests afterwards.
    guests.add(guest);
    try (guest) {
      guest.setTcpNoDelay(true);
      switch (mode) {
        case OPEN -> new Relay(guest, edge).run(threads);
        case SWALLOWING -> guest.getInputStream().transferTo(OutputStream.nullOutputStream());
        case RESETTING -> {
          int unused = guest.getInputStream().read();
          resetOnClose(guest);
        }
        case SHUT -> {}
      }
    } catch (IOException e) {
      log.debug("a connection to port {} ended", port(), e);
    } finally {
      guests.remove(guest);
    }
  }

  /** Lets close() send RST instead of FIN. */
  private static void resetOnClose(Socket socket) throws IOException {
    if (!socket.isClosed()) {
      socket.setSoLinger(true, 0);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    mode = Mode.SHUT;
    stopListening();
    threads.shutdown();
    hangUp();
    free();
  }
}
