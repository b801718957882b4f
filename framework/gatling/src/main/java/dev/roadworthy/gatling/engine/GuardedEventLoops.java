package dev.roadworthy.gatling.engine;

import io.gatling.core.config.NettyConfiguration;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelPromise;
import io.netty.channel.IoEventLoop;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SingleThreadIoEventLoop;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.uring.IoUring;
import io.netty.channel.uring.IoUringIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.Executor;

/** Gatling's event loops, each of whose connections is guarded from its first moment. */
final class GuardedEventLoops extends MultiThreadIoEventLoopGroup {

  GuardedEventLoops(NettyConfiguration netty, Guard guard) {
    super(0, new DefaultThreadFactory("gatling"), transport(netty), guard);
  }

  /** The same that Gatling chooses, for it opens channels of that kind. */
  private static IoHandlerFactory transport(NettyConfiguration netty) {
    if (netty.useNativeTransport()) {
      if (netty.useIoUring() && IoUring.isAvailable()) {
        return IoUringIoHandler.newFactory();
      }
      if (Epoll.isAvailable()) {
        return EpollIoHandler.newFactory();
      }
    }
    return NioIoHandler.newFactory();
  }

  @Override
  protected IoEventLoop newChild(Executor executor, IoHandlerFactory factory, Object... guard) {
    return new Guarded(this, executor, factory, (Guard) guard[0]);
  }

  private static final class Guarded extends SingleThreadIoEventLoop {

    private final Guard guard;

    Guarded(GuardedEventLoops group, Executor executor, IoHandlerFactory factory, Guard guard) {
      super(group, executor, factory);
      this.guard = guard;
    }

    /** All registrations come by here. */
    @Override
    public ChannelFuture register(ChannelPromise promise) {
      promise.channel().pipeline().addFirst(guard.atTheDoor());
      return super.register(promise);
    }
  }
}
