package dev.roadworthy.hooks.net;

import static java.util.Objects.requireNonNullElse;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far inside an address lies, by the registries of special-purpose addresses. */
enum Reach {
  /** Out on the internet. */
  PUBLIC,
  /** On this machine or in its own networks: only for hooks that are allowed to. */
  PRIVATE,
  /** Link-local, a cloud's metadata service, multicast, reserved: no hook lives there. */
  FORBIDDEN;

  /** An address range; the first that fits decides. */
  private record Block(byte[] prefix, int bits, Reach reach) {

    static Block of(String range, Reach reach) {
      int slash = range.indexOf('/');
      byte[] prefix = literal(range.substring(0, slash));
      return new Block(prefix, Integer.parseInt(range.substring(slash + 1)), reach);
    }

    boolean holds(byte[] address) {
      if (address.length != prefix.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit % 8);
        if (((address[bit / 8] ^ prefix[bit / 8]) & mask) != 0) {
          return false;
        }
      }
      return true;
    }
  }

  private static final List<Block> BLOCKS =
      List.of(
          Block.of("0.0.0.0/8", FORBIDDEN), // Linux connects 0.0.0.0 to itself
          Block.of("169.254.0.0/16", FORBIDDEN), // link-local; most clouds' metadata services
          Block.of("100.100.100.200/32", FORBIDDEN), // metadata, Alibaba
          Block.of("168.63.129.16/32", FORBIDDEN), // host of the machine, Azure
          Block.of("192.0.0.192/32", FORBIDDEN), // metadata, Oracle
          Block.of("224.0.0.0/4", FORBIDDEN), // multicast
          Block.of("240.0.0.0/4", FORBIDDEN), // reserved, and broadcast
          Block.of("10.0.0.0/8", PRIVATE),
          Block.of("100.64.0.0/10", PRIVATE), // carrier-grade NAT
          Block.of("127.0.0.0/8", PRIVATE),
          Block.of("172.16.0.0/12", PRIVATE),
          Block.of("192.0.0.0/24", PRIVATE),
          Block.of("192.0.2.0/24", PRIVATE), // documentation, like 198.51.100 and 203.0.113
          Block.of("192.168.0.0/16", PRIVATE),
          Block.of("198.18.0.0/15", PRIVATE), // benchmarks
          Block.of("198.51.100.0/24", PRIVATE),
          Block.of("203.0.113.0/24", PRIVATE),
          Block.of("0.0.0.0/0", PUBLIC),
          Block.of("::1/128", PRIVATE),
          Block.of("fd00:ec2::254/128", FORBIDDEN), // metadata, AWS
          Block.of("fd20:ce::254/128", FORBIDDEN), // metadata, Google
          Block.of("fd00:42::42/128", FORBIDDEN), // metadata, Scaleway
          Block.of("fc00::/7", PRIVATE), // unique local
          Block.of("fec0::/10", PRIVATE), // site-local, before it was given up
          Block.of("64:ff9b:1::/48", PRIVATE), // NAT64 of one's own
          Block.of("2001::/32", PRIVATE), // Teredo
          Block.of("2001:db8::/32", PRIVATE), // documentation
          Block.of("2000::/3", PUBLIC),
          Block.of("::/0", FORBIDDEN)); // the rest: unspecified, fe80::, ff00::, never assigned

  private static final Block NAT64 = Block.of("64:ff9b::/96", PUBLIC);
  private static final Block SIX_TO_FOUR = Block.of("2002::/16", PUBLIC);

  static Reach of(InetAddress address) {
    byte[] bytes = address.getAddress();
    byte[] inner = requireNonNullElse(wrapped(bytes), bytes);
    return BLOCKS.stream()
        .filter(block -> block.holds(inner))
        .map(Block::reach)
        .findFirst()
        .orElse(FORBIDDEN);
  }

  /** The IPv4 address to which a translator forwards; Java itself unwraps ::ffff:a.b.c.d. */
  private static byte @Nullable [] wrapped(byte[] address) {
    if (NAT64.holds(address)) {
      return Arrays.copyOfRange(address, 12, 16);
    }
    return SIX_TO_FOUR.holds(address) ? Arrays.copyOfRange(address, 2, 6) : null;
  }

  private static byte[] literal(String address) {
    try {
      return InetAddress.getByName(address).getAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("Not an address: " + address, e);
    }
  }
}
