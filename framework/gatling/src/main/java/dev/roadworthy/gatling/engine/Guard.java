package dev.roadworthy.gatling.engine;

import dev.roadworthy.load.LoadEnd.Bounds;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Lets requests leave only to hosts that may be put under load, and no more of them than the cap
 * says. A connection elsewhere is refused before a packet leaves, whether a redirect, a resource of
 * a page or the simulation itself leads there.
 */
final class Guard {

  private static final int MOST_HOSTS = 100;
  private static final String OTHERS = "other hosts";

  /** Gatling's name of the handler that makes bytes of requests. */
  private static final String CODEC = "http";

  private final Set<String> names = new TreeSet<>();
  private final @Nullable Pace pace;
  private final boolean guarded;
  private final Set<Flight> flights = ConcurrentHashMap.newKeySet();
  private final Map<String, Long> refused = new ConcurrentHashMap<>();

  Guard(Profile profile) {
    profile.hosts().forEach(host -> names.add(host.toLowerCase(Locale.ROOT)));
    String own = profile.url().getHost();
    if (own != null) {
      names.add(withoutBrackets(own).toLowerCase(Locale.ROOT));
    }
    guarded = profile.guarded();
    pace = profile.maxRate() == null ? null : new Pace(profile.maxRate());
  }

  private static String withoutBrackets(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  /** What it did not let happen. */
  Bounds bounds() {
    return new Bounds(refused, pace == null ? 0 : pace.heldBack());
  }

  /** How long requests have waited for an answer that none has come to, in nanoseconds. */
  List<Long> waiting() {
    long now = System.nanoTime();
    return flights.stream().map(each -> each.waited(now)).filter(waited -> waited > 0).toList();
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
        String why = remote instanceof InetSocketAddress to ? refused(to, context) : null;
        if (why != null) {
          promise.setFailure(new ConnectException("refused by Roadworthy: " + why));
          return;
        }
        if (context.pipeline().get(CODEC) != null) {
          if (pace != null) {
            context.pipeline().addAfter(CODEC, "roadworthy-pace", new Paced(pace));
          }
          context.pipeline().addAfter(CODEC, "roadworthy-flight", new Flight(flights));
        }
        super.connect(context, remote, local, promise);
      }
    };
  }

  /** Why nothing may be sent there, which is counted; null if something may. */
  private @Nullable String refused(InetSocketAddress to, ChannelHandlerContext context) {
    String host = to.getHostString().toLowerCase(Locale.ROOT);
    String why =
        names.contains(host) || isAddressOfOne(to, host)
            ? unguarded(context.pipeline())
            : host + " is neither the environment's host nor in its load.hosts";
    if (why != null) {
      count(host);
    }
    return why;
  }

  /** What goes past the guards is not let out where they are needed. */
  private @Nullable String unguarded(ChannelPipeline pipeline) {
    if (!guarded) {
      return null;
    }
    if (pipeline.get("proxy") != null) {
      return "a proxy is told where to go, which is not held to a list of hosts";
    }
    return pipeline.get("app-http") == null
        ? "only HTTP/1.1 requests are held to a rate, and this is a WebSocket or HTTP/2"
        : null;
  }

  private void count(String host) {
    boolean room = refused.size() < MOST_HOSTS || refused.containsKey(host);
    refused.merge(room ? host : OTHERS, 1L, Long::sum);
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
}
