package dev.roadworthy.gatling.engine;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.Set;

/** Since when a connection waits: for being made, or for the answer to its latest request. */
final class Flight extends ChannelDuplexHandler {

  private static final long NONE = 0;

  private final Set<Flight> all;
  private volatile long since = System.nanoTime();

  /**
   * @param all of all connections that are open
   */
  Flight(Set<Flight> all) {
    this.all = all;
    all.add(this);
  }

  /** How many nanoseconds it has waited; 0 if it does not. */
  long waited(long now) {
    long begin = since;
    return begin == NONE ? 0 : now - begin;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) throws Exception {
    since = NONE;
    super.channelActive(context);
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise)
      throws Exception {
    if (message instanceof HttpRequest) {
      since = System.nanoTime();
    }
    super.write(context, message, promise);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
    if (message instanceof LastHttpContent) {
      since = NONE;
    }
    super.channelRead(context, message);
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    all.remove(this);
  }
}
