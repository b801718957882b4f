package dev.roadworthy.junit.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** An address as it stands in a URL. */
final class HostAndPort {

  private HostAndPort() {}

  /** {@code 127.0.0.1:80} or {@code [::1]:80}. */
  static String of(InetSocketAddress socketAddress) {
    InetAddress address = socketAddress.getAddress();
    String host = address == null ? socketAddress.getHostString() : address.getHostAddress();
    return (address instanceof Inet6Address ? "[" + host + "]" : host)
        + ":"
        + socketAddress.getPort();
  }
}
