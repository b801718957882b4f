package dev.roadworthy.junit.http;

import static dev.roadworthy.junit.http.Checks.diagnosis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The proxy that most people have, as a process of its own. */
class NginxTest {

  private static final Path NGINX = Path.of("/usr/sbin/nginx");

  @TempDir Path prefix;
  private @Nullable Process nginx;
  private int port;

  @BeforeEach
  void isInstalled() throws IOException {
    boolean required = System.getenv("ROADWORTHY_REQUIRE_NGINX") != null;
    assumeTrue(required || Files.isExecutable(NGINX), NGINX + " is not installed");
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
  }

  @AfterEach
  void stop() throws InterruptedException {
    if (nginx != null) {
      nginx.destroy();
      nginx.waitFor(1, TimeUnit.MINUTES);
    }
  }

  private URI proxyTo(String backend) throws IOException {
    Path configuration = prefix.resolve("nginx.conf");
    Files.writeString(
        configuration,
        """
        daemon off;
        master_process off;
        pid nginx.pid;
        error_log error.log;
        events { }
        http {
          access_log off;
          client_body_temp_path body;
          proxy_temp_path proxy;
          fastcgi_temp_path fastcgi;
          uwsgi_temp_path uwsgi;
          scgi_temp_path scgi;
          server {
            listen 127.0.0.1:%d;
            location / { proxy_pass http://%s; proxy_read_timeout 1s; }
            location /closed { return 503; }
            location /private { auth_basic shop; auth_basic_user_file users; }
            location /inner { deny all; }
            location /throttled { return 429; }
            location /broken { return 500; }
            location /files { root files; }
          }
        }
        """
            .formatted(port, backend));
    nginx =
        new ProcessBuilder(
                NGINX.toString(),
                "-p",
                prefix + "/",
                "-c",
                configuration.toString(),
                "-e",
                "error.log")
            .redirectErrorStream(true)
            .redirectOutput(prefix.resolve("out.log").toFile())
            .start();
    await().atMost(Duration.ofMinutes(1)).until(this::answers);
    return URI.create("http://127.0.0.1:" + port);
  }

  private boolean answers() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void whoseApplicationIsGoneIsW0502() throws Exception {
    URI uri = proxyTo("127.0.0.1:1");

    assertThat(diagnosis(uri, http -> http.get("/api/items").then().statusCode(200)))
        .matches(
            "W0502 web server: GET /api/items answered 502 Bad Gateway from nginx in .* \\(tcp ok .*\\)");
  }

  @Test
  void thatIsClosedForMaintenanceIsW0503() throws Exception {
    URI uri = proxyTo("127.0.0.1:1");

    assertThat(diagnosis(uri, http -> http.get("/closed").then().statusCode(200)))
        .startsWith(
            "W0503 web server: GET /closed answered 503 Service Temporarily Unavailable from nginx");
  }

  @Test
  void whoseApplicationDoesNotAnswerIsW0504() throws Exception {
    try (RawServer silent = RawServer.playing(RawServer.Connection::hold)) {
      assertThat(diagnosis(proxyTo(silent.address()), Checks::getRoot))
          .startsWith("W0504 web server: GET / answered 504 Gateway Time-out from nginx in ");
    }
  }

  @Test
  void whoseApplicationDiesInItsAnswerIsW0601() throws Exception {
    try (RawServer dying =
        RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 4096\r\n\r\n12345")) {
      assertThat(diagnosis(proxyTo(dying.address()), Checks::getRoot))
          .startsWith(
              "W0601 web server: GET /: the answer was cut short, 200 OK and 5 of 4096 bytes");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/private, W0401, 401 Unauthorized",
    "/inner, W0403, 403 Forbidden",
    "/files/gone, W0404, 404 Not Found",
    "/throttled, W0429, 429 Too Many Requests",
    "/broken, W0500, 500 Internal Server Error",
  })
  void thatAnswersItselfHasTheCodeOfItsStatus(String path, String code, String answer)
      throws Exception {
    assertThat(diagnosis(proxyTo("127.0.0.1:1"), http -> http.get(path).then().statusCode(200)))
        .startsWith(code + " web server: GET " + path + " answered " + answer + " from nginx in ");
  }

  @Test
  void passesOnAnAnswerThatTheApplicationSigned() throws Exception {
    try (RawServer shop =
        RawServer.answering(
            "HTTP/1.1 500 Internal Server Error\r\nX-App: shop\r\nContent-Length: 0\r\n\r\n")) {
      URI uri = proxyTo(shop.address());

      assertThat(diagnosis(Given.at(uri).signedBy("X-App", "shop").settings(), Checks::getRoot))
          .startsWith(
              "A0500 application: GET / answered 500 Internal Server Error from the application");
    }
  }
}
