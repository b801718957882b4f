package dev.roadworthy.runner.delivery;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this machine calls itself. */
final class HostName {

  private static final Path FILE = Path.of("/etc/hostname");

  private HostName() {}

  /** The file first: resolving one's own name may wait for a name server. */
  static String find() {
    try {
      String name = Files.isReadable(FILE) ? Files.readString(FILE).strip() : "";
      return name.isEmpty() ? InetAddress.getLocalHost().getHostName() : name;
    } catch (IOException e) {
      return "an unnamed host";
    }
  }
}
