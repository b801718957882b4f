package dev.roadworthy.hooks.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {

  private static Addresses resolvingTo(boolean allowPrivate, String... addresses) {
    return new Addresses(
        host -> {
          InetAddress[] found = new InetAddress[addresses.length];
          for (int i = 0; i < found.length; i++) {
            found[i] = InetAddress.getByName(addresses[i]);
          }
          return found;
        },
        allowPrivate);
  }

  @Test
  void publicAddressesAreHandedOutInTheirOrder() throws IOException {
    List<InetAddress> found =
        resolvingTo(false, "2606:4700::1111", "93.184.216.34").of("hooks.example");
    assertThat(found)
        .containsExactly(
            InetAddress.getByName("2606:4700::1111"), InetAddress.getByName("93.184.216.34"));
  }

  @Test
  void oneInwardAddressAmongPublicOnesIsEnoughToRefuse() {
    assertThatExceptionOfType(RefusedAddressException.class)
        .isThrownBy(() -> resolvingTo(false, "93.184.216.34", "10.1.2.3").of("hooks.example"))
        .withMessage(
            "hooks.example leads to 10.1.2.3, which is not public;"
                + " if that is meant, set allowPrivateAddress: true");
  }

  @Test
  void privateAddressesAreHandedOutIfAllowed() throws IOException {
    assertThat(resolvingTo(true, "10.1.2.3").of("hooks.example")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"169.254.169.254", "fe80::1", "fd00:ec2::254", "0.0.0.0", "ff02::1"})
  void forbiddenAddressesAreRefusedAlsoIfPrivateOnesAreAllowed(String address) {
    assertThatExceptionOfType(RefusedAddressException.class)
        .isThrownBy(() -> resolvingTo(true, "93.184.216.34", address).of("hooks.example"))
        .withMessageContaining("nothing is ever sent");
  }

  @Test
  void anAddressOfThisMachineIsInsideWhateverItsRange() throws IOException {
    for (NetworkInterface each : NetworkInterface.networkInterfaces().toList()) {
      for (InetAddress own : each.inetAddresses().filter(Inet4Address.class::isInstance).toList()) {
        Addresses addresses = new Addresses(host -> new InetAddress[] {own}, false);
        assertThatExceptionOfType(RefusedAddressException.class)
            .isThrownBy(() -> addresses.of("hooks.example"));
      }
    }
  }
}
