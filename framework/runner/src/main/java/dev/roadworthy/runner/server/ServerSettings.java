package dev.roadworthy.runner.server;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * Where the status server listens, and whom it lets in.
 *
 * @param address an address of this host
 * @param port 0 to 65535, 0 for any that is free
 * @param token what has to be known; null for nothing, on loopback only
 */
public record ServerSettings(InetAddress address, int port, @Nullable Token token) {

  /**
   * @throws IllegalArgumentException if the port is out of range, or others could reach it and need
   *     no token
   */
  public ServerSettings {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("A port is 0 to 65535, but was " + port);
    }
    if (token == null && !address.isLoopbackAddress()) {
      throw new IllegalArgumentException(
          "Others can reach "
              + address.getHostAddress()
              + ", so the status server needs a token there, and none was given. Example:"
              + " ROADWORTHY_STATUS_TOKEN=\"$(openssl rand -hex 16)\", or --token-file FILE");
    }
  }
}
