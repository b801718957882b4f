package dev.roadworthy.hooks.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Resolves a host once for each attempt, and refuses it if any of its addresses leads inward. Only
 * the addresses that were checked are connected to, so that a name that changes its answer in
 * between gains nothing.
 */
final class Addresses {

  /** Where names are resolved. */
  interface Resolver {
    InetAddress[] resolve(String host) throws UnknownHostException;
  }

  private final Resolver resolver;
  private final boolean allowPrivate;

  Addresses(Resolver resolver, boolean allowPrivate) {
    this.resolver = resolver;
    this.allowPrivate = allowPrivate;
  }

  List<InetAddress> of(String host) throws IOException {
    InetAddress[] addresses = resolver.resolve(host);
    for (InetAddress address : addresses) {
      check(host, address);
    }
    return List.of(addresses);
  }

  private void check(String host, InetAddress address) throws IOException {
    Reach reach = Reach.of(address);
    if (reach == Reach.FORBIDDEN) {
      throw new RefusedAddressException(
          leads(host, address) + ", where no letter is ever sent (link-local, metadata, reserved)");
    }
    boolean inside = reach == Reach.PRIVATE || NetworkInterface.getByInetAddress(address) != null;
    if (inside && !allowPrivate) {
      throw new RefusedAddressException(
          leads(host, address)
              + ", which is not public; if that is meant, set on the hook: allowPrivateAddress: true");
    }
  }

  private static String leads(String host, InetAddress address) {
    return host + " leads to " + address.getHostAddress();
  }
}
