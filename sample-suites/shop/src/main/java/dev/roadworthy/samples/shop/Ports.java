package dev.roadworthy.samples.shop;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A port on which nobody listens, but which the system gives to nobody else. */
final class Ports {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);
  private static final long BETWEEN_ATTEMPTS = TimeUnit.MILLISECONDS.toNanos(2);

  private Ports() {}

  /**
   * Binds without listening: who connects is refused. Closing the socket frees the port.
   *
   * <p>The listener before must be closed already; its port is free only when the thread that
   * accepted has let go of it, hence several attempts.
   */
  static Socket reserve(InetSocketAddress address) throws IOException {
    long start = System.nanoTime();
    while (true) {
      try {
        return bind(address);
      } catch (BindException e) {
        if (System.nanoTime() - start > PATIENCE) {
          throw new IOException("port " + address.getPort() + " is still in use", e);
        }
        LockSupport.parkNanos(BETWEEN_ATTEMPTS);
      }
    }
  }

  private static Socket bind(InetSocketAddress address) throws IOException {
    Socket socket = new Socket();
    try {
      // Connections of the listener before may still be in TIME_WAIT.
      socket.setReuseAddress(true);
      socket.bind(address);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }
}
