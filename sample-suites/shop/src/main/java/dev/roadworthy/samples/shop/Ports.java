package dev.roadworthy.samples.shop;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/** A port on which nobody listens, but which the system gives to nobody else. */
final class Ports {
  private Ports() {}

  /** Binds without listening: who connects is refused. Closing the socket frees the port. */
  static Socket reserve(InetSocketAddress address) throws IOException {
    Socket socket = new Socket();
    // Connections of the listener before may still be in TIME_WAIT.
    socket.setReuseAddress(true);
    try {
      socket.bind(address);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }
}
