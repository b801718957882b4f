package dev.roadworthy.gatling.engine;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelFuture;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class GuardsTest {

  private static DefaultFullHttpRequest request() {
    return new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/");
  }

  @Test
  void turnsAreEvenlySpreadAndThoseThatHaveToWaitAreCounted() {
    AtomicLong now = new AtomicLong();
    Pace pace = new Pace(10, now::get);

    assertThat(pace.turn()).isZero();
    assertThat(pace.turn()).isEqualTo(100_000_000);
    assertThat(pace.turn()).isEqualTo(200_000_000);
    now.set(1_000_000_000);
    assertThat(pace.turn()).as("what was not used is not saved").isZero();
    assertThat(pace.turn()).isEqualTo(100_000_000);
    assertThat(pace.heldBack()).isEqualTo(3);
  }

  @Test
  void aRequestWaitsForItsTurnAndWhatComesAfterItWaitsBehindIt() {
    EmbeddedChannel channel = new EmbeddedChannel(new Paced(new Pace(10)));
    channel.freezeTime();
    DefaultFullHttpRequest first = request();
    DefaultFullHttpRequest second = request();

    channel.writeOneOutbound(first);
    channel.writeOneOutbound(second);
    channel.writeOneOutbound("the rest of it");
    channel.flushOutbound();

    assertThat((Object) channel.readOutbound()).isSameAs(first);
    assertThat((Object) channel.readOutbound()).isNull();
    channel.advanceTimeBy(200, MILLISECONDS);
    channel.runScheduledPendingTasks();
    assertThat((Object) channel.readOutbound()).isSameAs(second);
    assertThat((Object) channel.readOutbound()).isEqualTo("the rest of it");
  }

  @Test
  void whatWaitsOnAConnectionThatBreaksIsLetGoOf() {
    EmbeddedChannel channel = new EmbeddedChannel(new Paced(new Pace(1)));
    channel.writeOneOutbound(request());
    DefaultFullHttpRequest waiting = request();
    ChannelFuture written = channel.writeOneOutbound(waiting);

    channel.close();

    assertThat(written.cause()).isNotNull();
    assertThat(waiting.refCnt()).isZero();
  }

  @Test
  void aConnectionWaitsFromItsRequestUntilItsAnswer() {
    Set<Flight> all = new HashSet<>();
    Flight flight = new Flight(all);
    assertThat(flight.waited(System.nanoTime())).as("until it is made").isPositive();
    EmbeddedChannel channel = new EmbeddedChannel(flight);

    assertThat(flight.waited(System.nanoTime())).isZero();
    channel.writeOutbound(request());
    assertThat(flight.waited(System.nanoTime())).isPositive();
    channel.writeInbound(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK));
    assertThat(flight.waited(System.nanoTime())).isZero();
    assertThat(all).containsExactly(flight);
    channel.close();
    assertThat(all).isEmpty();
  }
}
