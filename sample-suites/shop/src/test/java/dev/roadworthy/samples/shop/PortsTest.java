package dev.roadworthy.samples.shop;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;

class PortsTest {
  @Test
  void aReservedPortRefusesAndIsGivenToNobodyElse() throws Exception {
    InetSocketAddress address;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      address = (InetSocketAddress) free.getLocalSocketAddress();
    }

    try (Socket reserved = Ports.reserve(address)) {
      assertThatThrownBy(() -> new Socket(address.getAddress(), address.getPort()))
          .isInstanceOf(ConnectException.class);
      assertThatThrownBy(() -> take(address)).isInstanceOf(BindException.class);
    }
    take(address);
  }

  @Test
  void bothPortsOfAShopAreReservedWhileTheyRefuse() throws Exception {
    try (Shop shop = Shop.start()) {
      InetAddress host = InetAddress.getLoopbackAddress();
      shop.fault(ShopFault.REFUSED);

      for (int port : new int[] {shop.http().getPort(), shop.https().getPort()}) {
        assertThatThrownBy(() -> take(new InetSocketAddress(host, port)))
            .isInstanceOf(BindException.class);
      }
    }
  }

  private static void take(InetSocketAddress address) throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(false);
      socket.bind(address);
    }
  }
}
