package dev.roadworthy.samples.demo;

import dev.roadworthy.samples.shop.Shop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the demo leaves behind: a project with nothing but a configuration, and its history.
 *
 * @param path the folder
 */
record Folder(Path path) {

  /** Begins anew, with a configuration that knows where shop and receiver listen today. */
  static Folder prepare(Path path, Shop shop, Receiver receiver) throws IOException {
    delete(path);
    Files.createDirectories(path);
    Files.writeString(path.resolve("shop-ca.pem"), shop.caPem());
    Files.writeString(path.resolve("hook.secret"), receiver.secret());
    Files.writeString(
        path.resolve("roadworthy.yaml"),
        """
        environments:
          demo:
            kind: staging
            url: %s
            tls:
              trust: [shop-ca.pem]
            signature:
              header: X-Application
              value: shop
            values:
              sku: bell-01
            alerts: true
          # Without TLS: whose certificates a load test trusts is up to Java.
          load:
            kind: staging
            url: %s
            values:
              seconds: 4
        hooks:
          team-chat:
            type: webhook
            url: %s
            secret: ${file:hook.secret}
            allowPrivateAddress: true
        policy:
          open: 3 of 5
          close: 2
        """
            .formatted(shop.https(), shop.http(), receiver.url()));
    return new Folder(path);
  }

  /** What suites have written down. */
  Path journals() {
    return path.resolve(".roadworthy/journals");
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      List<Path> all;
      try (Stream<Path> files = Files.walk(folder)) {
        all = files.sorted(Comparator.reverseOrder()).toList();
      }
      for (Path each : all) {
        Files.delete(each);
      }
    }
  }
}
