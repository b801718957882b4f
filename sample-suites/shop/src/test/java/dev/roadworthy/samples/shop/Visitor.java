package dev.roadworthy.samples.shop;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A client of one shop that trusts the shop's authority and nothing else. */
final class Visitor {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Shop shop;
  private final HttpClient client;

  Visitor(Shop shop) {
    this.shop = shop;
    client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .sslContext(trusting(shop.caPem()))
            .build();
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(request(shop.http(), path).build());
  }

  HttpResponse<String> getSecurely(String path) throws IOException, InterruptedException {
    return send(request(shop.https(), path).build());
  }

  HttpResponse<String> get(String path, String header, String value)
      throws IOException, InterruptedException {
    return send(request(shop.http(), path).header(header, value).build());
  }

  HttpResponse<String> get(String path, Duration patience)
      throws IOException, InterruptedException {
    return send(request(shop.http(), path).timeout(patience).build());
  }

  HttpResponse<String> getSecurely(String path, Duration patience)
      throws IOException, InterruptedException {
    return send(request(shop.https(), path).timeout(patience).build());
  }

  HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
    return send(
        request(shop.http(), path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build());
  }

  HttpResponse<String> delete(String path) throws IOException, InterruptedException {
    return send(request(shop.http(), path).DELETE().build());
  }

  HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return client.send(request, BodyHandlers.ofString());
  }

  <T> HttpResponse<T> get(String path, BodyHandler<T> handler)
      throws IOException, InterruptedException {
    return client.send(request(shop.http(), path).build(), handler);
  }

  static HttpRequest.Builder request(URI base, String path) {
    return HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE);
  }

  private static SSLContext trusting(String pem) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setCertificateEntry(
          "ca",
          CertificateFactory.getInstance("X.509")
              .generateCertificate(
                  new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII))));
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
