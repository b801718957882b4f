package dev.roadworthy.samples.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a team would have at the other end of a webhook: it verifies the signature, drops what it
 * has had before, and prints the letter.
 */
final class Receiver implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();

  private final Stage stage;
  private final HttpServer server;
  private final String secret;
  private final Webhook signature;
  private final Set<String> seen = ConcurrentHashMap.newKeySet();
  private final Set<String> types = ConcurrentHashMap.newKeySet();

  private Receiver(Stage stage, HttpServer server, String secret, Webhook signature) {
    this.stage = stage;
    this.server = server;
    this.secret = secret;
    this.signature = signature;
  }

  static Receiver start(Stage stage) throws IOException {
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    String secret = "whsec_" + Base64.getEncoder().encodeToString(key);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    Receiver receiver = new Receiver(stage, server, secret, signature(secret));
    server.createContext("/letters", receiver::take);
    server.start();
    return receiver;
  }

  private static Webhook signature(String secret) {
    try {
      return new Webhook(secret);
    } catch (EmptyWebhookSecretException e) {
      throw new IllegalStateException("a secret of 32 bytes is not empty", e);
    }
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/letters";
  }

  String secret() {
    return secret;
  }

  /** How many different letters of a type have arrived. */
  long letters(String type) {
    return types.stream().filter(each -> each.startsWith(type + " ")).count();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      try {
        signature.verify(body, HttpHeaders.of(exchange.getRequestHeaders(), (name, value) -> true));
      } catch (Exception e) {
        stage.letter("a letter with a wrong signature was refused", String.valueOf(e.getMessage()));
        exchange.sendResponseHeaders(401, -1);
        return;
      }
      if (seen.add(exchange.getRequestHeaders().getFirst("webhook-id"))) {
        print(JSON.readTree(body));
      }
      exchange.sendResponseHeaders(204, -1);
    }
  }

  /** The first of its kind in full; those that follow with their first line. */
  private void print(JsonNode letter) {
    String type = letter.path("type").asString();
    String text = letter.path("data").path("text").asString();
    boolean first = letters(type) == 0;
    types.add(type + " " + letter.path("id").asString());
    if (first) {
      stage.letter("a letter has arrived, and its signature is right: " + type, text);
    } else {
      stage.remark("and another: " + text.lines().findFirst().orElse(type));
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
