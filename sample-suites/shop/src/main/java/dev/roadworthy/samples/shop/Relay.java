package dev.roadworthy.samples.shop;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries the bytes of one connection to the edge and back. */
final class Relay {
  private static final Logger log = LoggerFactory.getLogger(Relay.class);

  private final Socket guest;
  private final InetSocketAddress edge;

  Relay(Socket guest, InetSocketAddress edge) {
    this.guest = guest;
    this.edge = edge;
  }

  /** Returns when the edge has ended the connection, or the guest has broken it. */
  void run(Executor threads) throws IOException {
    try (Socket beyond = new Socket()) {
      beyond.setTcpNoDelay(true);
      beyond.connect(edge);
      threads.execute(() -> carryIn(beyond));
      beyond.getInputStream().transferTo(guest.getOutputStream());
      guest.shutdownOutput();
    }
  }

  private void carryIn(Socket beyond) {
    try {
      guest.getInputStream().transferTo(beyond.getOutputStream());
      beyond.shutdownOutput();
    } catch (IOException e) {
      log.debug("a connection was broken", e);
      close(beyond);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      log.debug("a broken connection could not be closed", e);
    }
  }
}
