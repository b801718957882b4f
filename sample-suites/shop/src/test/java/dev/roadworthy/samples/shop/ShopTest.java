package dev.roadworthy.samples.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ShopTest {
  @Test
  void aFaultOfOneShopIsNotSeenInAnother() throws Exception {
    try (Shop broken = Shop.start();
        Shop sound = Shop.start(new Shop.Options(0, 0, 0, "2.3.4"))) {
      for (ShopFault fault : ShopFault.values()) {
        broken.fault(fault);
        assertThat(new Visitor(sound).get("/health").body()).contains("\"version\":\"2.3.4\"");
        assertThat(new Visitor(sound).getSecurely("/api/items").body()).contains("79.50");
      }
      assertThat(sound.caPem()).isNotEqualTo(broken.caPem());
    }
  }

  @ParameterizedTest
  @EnumSource(ShopFault.class)
  void aShopThatIsBrokenCanBeClosedAndLeavesNothing(ShopFault fault) {
    Shop shop = Shop.start();
    List<URI> ports = List.of(shop.http(), shop.https(), shop.admin());
    shop.fault(fault);

    shop.close();
    shop.close();

    for (URI port : ports) {
      assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port.getPort()))
          .isInstanceOf(ConnectException.class);
      await().until(() -> threadsNamed("shop-door-" + port.getPort()) == 0);
    }
    assertThatIllegalStateException()
        .isThrownBy(() -> shop.fault(ShopFault.NONE))
        .withMessageContaining("closed");
  }

  @Test
  void aPortThatIsTakenIsNamedAndNothingIsLeftRunning() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int taken = other.getLocalPort();

      int free = portThatIsFree();
      assertThatIllegalStateException()
          .isThrownBy(() -> Shop.start(new Shop.Options(free, taken, 0, "1")))
          .withMessageContaining("port " + taken + " cannot be opened");
      assertThatIllegalStateException()
          .isThrownBy(() -> Shop.start(new Shop.Options(free, 0, taken, "1")))
          .withMessageContaining("port " + taken + " cannot be opened");
      assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), free))
          .isInstanceOf(ConnectException.class);
    }
  }

  @Test
  void aNumberThatIsNoPortIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Shop.Options(0, 65_536, 0, "1"))
        .withMessageContaining("65536")
        .withMessageContaining("as in 8080");
  }

  private static int portThatIsFree() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static long threadsNamed(String name) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals(name))
        .count();
  }
}
