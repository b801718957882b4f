package dev.roadworthy.runner.server;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whom the status server lets in. Pure. */
final class Door {

  private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

  private final InetAddress address;
  private final @Nullable Token token;

  Door(ServerSettings settings) {
    this.address = settings.address();
    this.token = settings.token();
  }

  /**
   * Lets in, or not.
   *
   * @param path what is asked for
   * @param host the header, null if there is none
   * @param authorization the header, null if there is none
   * @throws RefusedRequest if not: 401 without the token; 421 where none is needed, under a name
   *     that is not this host's own, because a page in a browser may have had it point here
   */
  void open(String path, @Nullable String host, @Nullable String authorization) {
    if (token != null && token.isIn(authorization)) {
      return;
    }
    if (token != null && !isPublic(path)) {
      throw new RefusedRequest(401, "The header Authorization: Bearer TOKEN is missing or wrong");
    }
    if (host == null || !isOwnName(host)) {
      throw new RefusedRequest(
          421,
          "Without a token this answers under the names of loopback only: localhost, 127.0.0.1");
    }
  }

  /** On loopback whoever asks whether it lives needs no token. */
  private boolean isPublic(String path) {
    return address.isLoopbackAddress() && (path.equals("/healthz") || path.startsWith("/badge"));
  }

  private boolean isOwnName(String host) {
    String name = host.replaceFirst(":\\d*$", "").toLowerCase(Locale.ROOT);
    return LOOPBACK_NAMES.contains(name) || name.equals(address.getHostAddress());
  }
}
