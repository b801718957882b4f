package dev.roadworthy.gatling.engine;

import dev.roadworthy.load.LoadEnd.Bounds;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Lets requests leave only to hosts that may be put under load, and no more of them than the cap
 * says. A connection elsewhere is refused before a packet leaves, whether a redirect, a resource of
 * a page or the simulation itself leads there.
 */
final class Guard {

  private static final int MOST_HOSTS = 100;
  private static final String OTHERS = "other hosts";

  private final Set<String> names = new TreeSet<>();
  private final @Nullable Pace pace;
  private final Map<String, Long> refused = new ConcurrentHashMap<>();

  Guard(Profile profile) {
    profile.hosts().forEach(host -> names.add(host.toLowerCase(Locale.ROOT)));
    String own = profile.url().getHost();
    if (own != null) {
      names.add(withoutBrackets(own).toLowerCase(Locale.ROOT));
    }
    pace = profile.maxRate() == null ? null : new Pace(profile.maxRate());
  }

  private static String withoutBrackets(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  /** What it did not let happen. */
  Bounds bounds() {
    return new Bounds(refused, pace == null ? 0 : pace.heldBack());
  }

  /** For one connection. */
  ChannelHandler atTheDoor() {
    return new ChannelOutboundHandlerAdapter() {
      @Override
      public void connect(
          ChannelHandlerContext context,
          SocketAddress remote,
          SocketAddress local,
          ChannelPromise promise)
          throws Exception {
        String host = remote instanceof InetSocketAddress to ? refused(to) : null;
        if (host != null) {
          promise.setFailure(
              new ConnectException(
                  "refused by Roadworthy: "
                      + host
                      + " is neither the environment's host nor in its load.hosts"));
          return;
        }
        if (pace != null) {
          context.pipeline().addLast(new Paced(pace));
        }
        super.connect(context, remote, local, promise);
      }
    };
  }

  /** The host, if nothing may be sent there; counted. */
  private @Nullable String refused(InetSocketAddress to) {
    String host = to.getHostString().toLowerCase(Locale.ROOT);
    if (names.contains(host) || isAddressOfOne(to, host)) {
      return null;
    }
    boolean room = refused.size() < MOST_HOSTS || refused.containsKey(host);
    refused.merge(room ? host : OTHERS, 1L, Long::sum);
    return host;
  }

  /** Written as an address, it may be one that a name leads to; it is asked for rarely. */
  private boolean isAddressOfOne(InetSocketAddress to, String host) {
    InetAddress address = to.getAddress();
    if (address == null || !host.equals(address.getHostAddress())) {
      return false;
    }
    for (String name : names) {
      try {
        if (Set.of(InetAddress.getAllByName(name)).contains(address)) {
          return true;
        }
      } catch (UnknownHostException e) {
        continue; // then it has no address
      }
    }
    return false;
  }

  /** Lets each request of a connection wait for its turn, in their order. */
  private static final class Paced extends ChannelDuplexHandler {

    private final Pace pace;

    Paced(Pace pace) {
      this.pace = pace;
    }

    @Override
    public void write(ChannelHandlerContext context, Object request, ChannelPromise promise)
        throws Exception {
      long nanos = pace.turn();
      if (nanos <= 0) {
        super.write(context, request, promise);
        return;
      }
      var unused =
          context
              .executor()
              .schedule(() -> context.writeAndFlush(request, promise), nanos, TimeUnit.NANOSECONDS);
    }
  }
}
