package dev.roadworthy.gatling;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Answers over TLS, with a certificate that only {@code server.pem} makes believed. */
final class TlsServer implements AutoCloseable {

  private static final String PASSWORD = "changeit";

  private final HttpsServer server;

  TlsServer(Path folder) throws Exception {
    Path store = folder.resolve("server.p12");
    keytool(
        store,
        List.of("-genkeypair", "-keyalg", "RSA", "-dname", "CN=shop", "-ext", "san=ip:127.0.0.1"));
    keytool(
        store, List.of("-exportcert", "-rfc", "-file", folder.resolve("server.pem").toString()));
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context(store)));
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
  }

  private static void keytool(Path store, List<String> command) throws Exception {
    Process keytool =
        new ProcessBuilder(
                Stream.of(
                        List.of(Path.of(System.getProperty("java.home"), "bin/keytool").toString()),
                        command,
                        List.of("-alias", "server", "-storetype", "PKCS12"),
                        List.of("-keystore", store.toString(), "-storepass", PASSWORD))
                    .flatMap(List::stream)
                    .toList())
            .redirectErrorStream(true)
            .start();
    String said = new String(keytool.getInputStream().readAllBytes());
    assertThat(keytool.waitFor()).as(said).isZero();
  }

  private static SSLContext context(Path file) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  String url() {
    return "https://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
