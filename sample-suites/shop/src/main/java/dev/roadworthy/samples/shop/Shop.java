package dev.roadworthy.samples.shop;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Set;

/**
 * A running shop: two public ports (HTTP and HTTPS), behind them a reverse proxy, behind that the
 * application with its database; and a third port to break it. All of it listens on the loopback
 * address only, and any number of shops can run in one JVM.
 */
public final class Shop implements AutoCloseable {
  private static final Set<ShopFault> CERTIFICATES =
      EnumSet.of(
          ShopFault.EXPIRED_CERTIFICATE,
          ShopFault.WRONG_HOST_CERTIFICATE,
          ShopFault.UNTRUSTED_CERTIFICATE);

  private final Deque<AutoCloseable> running = new ArrayDeque<>();
  private final Faults faults = new Faults();
  private final Certificates certificates;
  private final Application application;
  private final Edge edge;
  private final Door http;
  private final Door https;
  private final Admin admin;

  /**
   * Where the shop listens, and which version it says it is.
   *
   * @param httpPort 0 to 65535; 0 takes a free one
   * @param httpsPort 0 to 65535; 0 takes a free one
   * @param adminPort 0 to 65535; 0 takes a free one
   * @param version what {@code /health} says
   */
  public record Options(int httpPort, int httpsPort, int adminPort, String version) {
    /** Free ports, version 1.0.0. */
    public Options() {
      this(0, 0, 0, "1.0.0");
    }

    /**
     * Checks the ports.
     *
     * @throws IllegalArgumentException if one of them is not 0 to 65535
     */
    public Options {
      for (int port : new int[] {httpPort, httpsPort, adminPort}) {
        if (port < 0 || port > 65_535) {
          throw new IllegalArgumentException(
              "a port is 0 to 65535, as in 8080, and not " + port + "; 0 takes a free one");
        }
      }
    }
  }

  private Shop(Options options) throws IOException, GeneralSecurityException {
    try {
      InstantSource clock = InstantSource.system();
      certificates = new Certificates(clock.instant());
      application = started(new Application(options.version, faults, clock));
      edge = started(new Edge(application.address(), certificates.during(ShopFault.NONE), faults));
      http = started(new Door(loopback(options.httpPort), edge.http()));
      https = started(new Door(loopback(options.httpsPort), edge.https()));
      admin = started(new Admin(options.adminPort, this));
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      closeAfter(e);
      throw e;
    }
  }

  /** Starts a shop on free ports. */
  public static Shop start() {
    return start(new Options());
  }

  /**
   * Starts a shop.
   *
   * @throws IllegalStateException if it cannot be started, for instance because a port is taken
   */
  public static Shop start(Options options) {
    try {
      return new Shop(options);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("the shop cannot be started: " + e.getMessage(), e);
    }
  }

  /** The shop in plain HTTP, as in {@code http://localhost:8080}. */
  public URI http() {
    return URI.create("http://localhost:" + http.port());
  }

  /** The shop over TLS, as in {@code https://localhost:8443}; see {@link #caPem()}. */
  public URI https() {
    return URI.create("https://localhost:" + https.port());
  }

  /** Where the faults are switched by HTTP, as in {@code http://localhost:8081/faults}. */
  public URI admin() {
    return URI.create("http://localhost:" + admin.port() + "/faults");
  }

  /** The certificate (PEM) of the authority that issued the shop's own. */
  public String caPem() {
    try {
      return certificates.caPem();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The fault that is present now. */
  public ShopFault fault() {
    return faults.present().fault;
  }

  /** Breaks the shop, with the fault's usual pace; a fault that was present is undone. */
  public void fault(ShopFault fault) {
    fault(fault, fault == ShopFault.SLOW ? Duration.ofSeconds(3) : Duration.ofSeconds(1));
  }

  /**
   * Breaks the shop; a fault that was present is undone. When this returns, the fault is there.
   *
   * @param pace the delay of {@link ShopFault#SLOW}, the time between two bytes of {@link
   *     ShopFault#TRICKLE}; of no meaning for other faults
   * @throws IllegalStateException if a part of the shop cannot be switched, or the shop is closed
   */
  public synchronized void fault(ShopFault fault, Duration pace) {
    if (running.isEmpty()) {
      throw new IllegalStateException("the shop is closed");
    }
    Faults.Present before = faults.replace(fault, pace);
    before.end();
    try {
      application.database().running(fault != ShopFault.DATABASE_DOWN);
      application.reachable(fault != ShopFault.BAD_GATEWAY_502);
      if (CERTIFICATES.contains(fault) || CERTIFICATES.contains(before.fault)) {
        edge.present(certificates.during(fault));
        https.hangUp();
      }
      http.mode(Door.Mode.during(fault));
      https.mode(Door.Mode.during(fault));
    } catch (Exception e) {
      throw new IllegalStateException("the shop cannot be switched to " + fault, e);
    }
  }

  /** Undoes the fault that is present, if any. When this returns, the shop works. */
  public void recover() {
    fault(ShopFault.NONE);
  }

  private <T extends AutoCloseable> T started(T part) {
    running.push(part);
    return part;
  }

  private static InetSocketAddress loopback(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  private void closeAfter(Exception cause) {
    try {
      close();
    } catch (RuntimeException e) {
      cause.addSuppressed(e);
    }
  }

  /** Ends all of it, last started first. */
  @Override
  public synchronized void close() {
    faults.present().end();
    IllegalStateException failed = new IllegalStateException("the shop cannot be closed");
    while (!running.isEmpty()) {
      try {
        running.pop().close();
      } catch (Exception e) {
        failed.addSuppressed(e);
      }
    }
    if (failed.getSuppressed().length > 0) {
      throw failed;
    }
  }
}
