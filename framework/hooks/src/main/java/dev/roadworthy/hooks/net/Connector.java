package dev.roadworthy.hooks.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Connects to hosts outside. The name is resolved once, and only addresses that were checked are
 * connected to; no proxy is asked. Name resolution alone is bounded by the system's resolver.
 *
 * @param addresses resolves and checks
 * @param tls whom to trust
 */
public record Connector(Addresses addresses, SSLSocketFactory tls) {

  private static final Duration LONGEST_CONNECT = Duration.ofSeconds(5);

  /**
   * Resolves and trusts as the JVM does.
   *
   * @param allowPrivateAddress true if a host may be on this machine or in its networks
   */
  public static Connector system(boolean allowPrivateAddress) {
    return new Connector(
        new Addresses(InetAddress::getAllByName, allowPrivateAddress),
        (SSLSocketFactory) SSLSocketFactory.getDefault());
  }

  /**
   * Connects to the first address that accepts; each has 5 s at most.
   *
   * @param checked as {@link Addresses#of} gave them
   * @param deadline closes the socket when time is up
   */
  public Socket connect(List<InetAddress> checked, int port, Deadline deadline) throws IOException {
    IOException failure = null;
    for (InetAddress address : checked) {
      Socket socket = new BoundedSocket();
      deadline.closes(socket);
      try {
        int longest = (int) LONGEST_CONNECT.toMillis();
        socket.connect(
            new InetSocketAddress(address, port), Math.min(longest, deadline.millisLeft()));
        return socket;
      } catch (IOException e) {
        socket.close();
        failure = e;
      }
    }
    throw failure == null ? new IOException("the host has no address") : failure;
  }

  /** Speaks TLS over a connection, with a certificate that is trusted and names the host. */
  public Socket secured(Socket raw, String host, int port) throws IOException {
    SSLSocket socket = (SSLSocket) tls.createSocket(raw, host, port, true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }
}
