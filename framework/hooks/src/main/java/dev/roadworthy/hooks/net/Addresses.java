package dev.roadworthy.hooks.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/**
 * Resolves a host once for each attempt, and refuses it if any of its addresses leads inward. Only
 * the addresses that were checked are connected to, so that a name that changes its answer in
 * between gains nothing.
 */
public final class Addresses {

  /** Where names are resolved. */
  public interface Resolver {
    /** All addresses of a host. */
    InetAddress[] resolve(String host) throws UnknownHostException;
  }

  private final Resolver resolver;
  private final boolean allowPrivate;

  /**
   * @param allowPrivate true if a host may be on this machine or in its networks
   */
  public Addresses(Resolver resolver, boolean allowPrivate) {
    this.resolver = resolver;
    this.allowPrivate = allowPrivate;
  }

  /**
   * The addresses of a host, each with the host as its name, so that nobody asks for another.
   *
   * @throws RefusedAddressException if one of them leads inward
   * @throws UnknownHostException if the name does not resolve
   */
  public List<InetAddress> of(String host) throws IOException {
    List<InetAddress> checked = new ArrayList<>();
    for (InetAddress address : resolver.resolve(host)) {
      check(host, address);
      checked.add(InetAddress.getByAddress(host, address.getAddress()));
    }
    return checked;
  }

  private void check(String host, InetAddress address) throws IOException {
    Reach reach = Reach.of(address);
    if (reach == Reach.FORBIDDEN) {
      throw new RefusedAddressException(
          leads(host, address) + ", where nothing is ever sent (link-local, metadata, reserved)");
    }
    boolean inside = reach == Reach.PRIVATE || NetworkInterface.getByInetAddress(address) != null;
    if (inside && !allowPrivate) {
      throw new RefusedAddressException(
          leads(host, address)
              + ", which is not public; if that is meant, set allowPrivateAddress: true");
    }
  }

  private static String leads(String host, InetAddress address) {
    return host + " leads to " + address.getHostAddress();
  }
}
