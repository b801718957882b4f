package dev.roadworthy.gatling.engine;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.ReferenceCountUtil;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/**
 * Lets each request of a connection wait for its turn. It stands between Gatling's client and its
 * codec: to the client the request is on its way, and is sent again if the connection breaks
 * meanwhile.
 */
final class Paced extends ChannelDuplexHandler {

  private final Pace pace;
  private final Deque<Held> held = new ArrayDeque<>();

  private record Held(Object message, ChannelPromise promise) {}

  Paced(Pace pace) {
    this.pace = pace;
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise)
      throws Exception {
    if (!held.isEmpty()) {
      held.add(new Held(message, promise)); // the rest of a request that waits
      return;
    }
    long nanos = message instanceof HttpRequest ? pace.turn() : 0;
    if (nanos <= 0) {
      super.write(context, message, promise);
      return;
    }
    held.add(new Held(message, promise));
    var unused = context.executor().schedule(() -> release(context), nanos, TimeUnit.NANOSECONDS);
  }

  private void release(ChannelHandlerContext context) {
    for (Held next = held.poll(); next != null; next = held.poll()) {
      context.write(next.message, next.promise);
    }
    context.flush();
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) throws Exception {
    for (Held next = held.poll(); next != null; next = held.poll()) {
      ReferenceCountUtil.release(next.message);
      next.promise.tryFailure(new ClosedChannelException());
    }
    super.channelInactive(context);
  }
}
