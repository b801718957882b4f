package dev.roadworthy.samples.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class ApplicationFaultsTest {
  private static Shop shop;
  private static Visitor visitor;

  @BeforeAll
  static void open() {
    shop = Shop.start();
    visitor = new Visitor(shop);
  }

  @AfterAll
  static void close() {
    shop.close();
  }

  @AfterEach
  void theShopWorksAgainAfterRecovery() throws Exception {
    shop.recover();
    assertThat(visitor.get("/").body()).contains("Welcome");
    assertThat(visitor.get("/api/items").body()).startsWith("[{").endsWith("}]").contains("79.50");
    assertThat(visitor.get("/health").statusCode()).isEqualTo(200);
  }

  @Test
  void slowAnswersAreRightButLate() throws Exception {
    Duration delay = Duration.ofSeconds(1);
    shop.fault(ShopFault.SLOW, delay);

    long start = System.nanoTime();
    HttpResponse<String> answer = visitor.get("/api/items");

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(delay);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("79.50");
  }

  @Test
  void aSlowAnswerOutlastsAnImpatientClientAndEndsWithTheFault() throws Exception {
    shop.fault(ShopFault.SLOW, Duration.ofHours(1));

    assertThatThrownBy(() -> visitor.get("/", Duration.ofSeconds(1)))
        .isInstanceOf(HttpTimeoutException.class);
    assertThat(visitor.get("/health").statusCode()).isEqualTo(200);
  }

  @Test
  void aTricklingAnswerHasHeadersAndFirstBytesButNoEnd() throws Exception {
    shop.fault(ShopFault.TRICKLE, Duration.ofMillis(1));
    HttpResponse<InputStream> answer = visitor.get("/", BodyHandlers.ofInputStream());
    try (InputStream body = answer.body()) {
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(new String(body.readNBytes(15), StandardCharsets.UTF_8))
          .isEqualTo("<!doctype html>");
    }

    shop.fault(ShopFault.TRICKLE, Duration.ofHours(1));
    HttpResponse<InputStream> stuck = visitor.get("/", BodyHandlers.ofInputStream());
    try (InputStream body = stuck.body()) {
      assertThat(stuck.statusCode()).isEqualTo(200);
      assertThat(body.read()).isEqualTo('<');
      assertThat(body.available()).isZero();
    }
  }

  @Test
  void anInternalErrorIsSignedByTheApplicationAndTellsNothing() throws Exception {
    shop.fault(ShopFault.ERROR_500);

    HttpResponse<String> page = visitor.get("/");
    HttpResponse<String> api = visitor.get("/api/items");

    assertThat(page.statusCode()).isEqualTo(500);
    assertThat(page.headers().firstValue("X-Application")).contains("shop");
    assertThat(page.headers().firstValue("Server")).contains("edge");
    assertThat(page.body()).contains("500 Server Error").doesNotContain("tax table");
    assertThat(api.statusCode()).isEqualTo(500);
    assertThat(api.body()).contains("\"status\":500").doesNotContain("tax table");
    assertThat(visitor.get("/health").statusCode()).isEqualTo(200);
  }

  @Test
  void wrongContentIsAForeignPageAndAWrongPrice() throws Exception {
    shop.fault(ShopFault.WRONG_CONTENT);

    assertThat(visitor.get("/").statusCode()).isEqualTo(200);
    assertThat(visitor.get("/").body()).contains("It works!").doesNotContain("Welcome");
    assertThat(visitor.get("/api/items/lock-01").body()).contains("\"price\":0.01,");
  }

  @Test
  void unreadableJsonEndsInTheMiddle() throws Exception {
    shop.fault(ShopFault.UNREADABLE_JSON);

    HttpResponse<String> answer = visitor.get("/api/items");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    assertThatThrownBy(() -> JsonMapper.shared().readTree(answer.body()))
        .isInstanceOf(JacksonException.class);
    assertThat(visitor.get("/").body()).contains("Welcome");
  }

  @Test
  void anEmptyListIsReadableAndEmpty() throws Exception {
    shop.fault(ShopFault.EMPTY_LIST);

    assertThat(visitor.get("/api/items").body()).isEqualTo("[]");
    assertThat(visitor.get("/api/search?q=lamp").body()).isEqualTo("[]");
  }

  @Test
  void aDatabaseThatIsDownBreaksTheApiAndHealthSaysSo() throws Exception {
    String location =
        visitor
            .post("/api/orders", "{\"sku\": \"bell-01\", \"quantity\": 1}")
            .headers()
            .firstValue("Location")
            .orElseThrow();
    shop.fault(ShopFault.DATABASE_DOWN);

    HttpResponse<String> api = visitor.get("/api/items");
    HttpResponse<String> health = visitor.get("/health");

    assertThat(api.statusCode()).isEqualTo(500);
    assertThat(api.headers().firstValue("X-Application")).contains("shop");
    assertThat(health.statusCode()).isEqualTo(503);
    assertThat(health.headers().firstValue("X-Application")).contains("shop");
    assertThat(JsonMapper.shared().readTree(health.body()).at("/components/db/status").asString())
        .isEqualTo("down");
    assertThat(visitor.get("/").body()).contains("Welcome");

    shop.recover();
    assertThat(visitor.get(location).statusCode()).isEqualTo(200);
  }

  @Test
  void anApplicationThatIsGoneIsABadGatewayOfTheEdge() throws Exception {
    shop.fault(ShopFault.BAD_GATEWAY_502);

    for (HttpResponse<String> answer :
        List.of(visitor.get("/health"), visitor.getSecurely("/api/items"))) {
      assertThat(answer.statusCode()).isEqualTo(502);
      assertThat(answer.headers().firstValue("Server")).contains("edge");
      assertThat(answer.headers().firstValue("Via")).contains("1.1 edge");
      assertThat(answer.headers().firstValue("X-Application")).isEmpty();
      assertThat(answer.body()).contains("502 Bad Gateway");
    }
    assertThat(visitor.post("/api/orders", "{}").statusCode()).isEqualTo(502);
  }
}
