package dev.roadworthy.samples.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ShopWalkTest {
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

  @Test
  void theLandingPageWelcomesAndLeadsToTheItems() throws Exception {
    HttpResponse<String> page = visitor.get("/");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(header(page, "Content-Type")).startsWith("text/html");
    assertThat(page.body()).contains("Welcome", "<a href=\"/items/bell-01\">Bicycle bell</a>");
    assertThat(visitor.get("/?q=LAMP").body()).contains("Dynamo lamp").doesNotContain("bell-01");
  }

  @Test
  void everyAnswerIsSignedByTheEdgeAndByTheApplication() throws Exception {
    for (String path : List.of("/", "/api/items", "/nowhere", "/api/nothing")) {
      HttpResponse<String> answer = visitor.get(path);

      assertThat(header(answer, "Server")).isEqualTo("edge");
      assertThat(header(answer, "Via")).isEqualTo("1.1 edge");
      assertThat(header(answer, "X-Application")).isEqualTo("shop");
    }
  }

  @Test
  void theSameShopAnswersOverTls() throws Exception {
    HttpResponse<String> page = visitor.getSecurely("/");

    assertThat(page.body()).isEqualTo(visitor.get("/").body());
    assertThat(page.sslSession()).isPresent();
  }

  @Test
  void aClientThatWouldRatherSpeakHttp2IsServedInHttp1() throws Exception {
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();

    HttpResponse<String> page =
        client.send(Visitor.request(shop.http(), "/").build(), BodyHandlers.ofString());

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
  }

  @Test
  void whatIsShownOnAPageIsEscaped() throws Exception {
    assertThat(visitor.get("/items/tube-28").body())
        .contains("Inner tube 28&quot;", "47 mm wide &amp; any weather", "€ 7.20");
    assertThat(visitor.get("/?q=%3Cscript%3E").body())
        .contains("value=\"&lt;script&gt;\"")
        .doesNotContain("<script>");
  }

  @Test
  void theApiListsTheItemsWithPriceAndStock() throws Exception {
    JsonNode items = json(visitor.get("/api/items"));

    assertThat(items.size()).isEqualTo(6);
    JsonNode lock = json(visitor.get("/api/items/lock-01"));
    assertThat(lock.get("name").asString()).isEqualTo("Folding lock");
    assertThat(lock.get("price").decimalValue()).isEqualByComparingTo("79.50");
    assertThat(lock.get("stock").asInt()).isEqualTo(25);
  }

  @Test
  void aSearchFindsByNameAndByDescription() throws Exception {
    assertThat(skus(visitor.get("/api/search?q=Tyre")))
        .containsExactlyInAnyOrder("tube-28", "tyre-28");
    assertThat(skus(visitor.get("/api/search?q=standlight"))).containsExactly("lamp-01");
    assertThat(skus(visitor.get("/api/search?q=submarine"))).isEmpty();
    assertThat(visitor.get("/api/search?q=").statusCode()).isEqualTo(400);
  }

  @Test
  void anOrderTakesFromTheStockAndItsCancellationGivesBack() throws Exception {
    int before = stock("pump-01");

    HttpResponse<String> placed =
        visitor.post("/api/orders", "{\"sku\": \"pump-01\", \"quantity\": 2}");

    assertThat(placed.statusCode()).isEqualTo(201);
    String location = header(placed, "Location");
    JsonNode order = json(visitor.get(location));
    assertThat(order).isEqualTo(json(placed));
    assertThat(order.get("total").decimalValue()).isEqualByComparingTo("69.90");
    assertThat(order.get("placedAt").asString()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
    assertThat(stock("pump-01")).isEqualTo(before - 2);

    assertThat(visitor.delete(location).statusCode()).isEqualTo(204);
    assertThat(visitor.get(location).statusCode()).isEqualTo(404);
    assertThat(visitor.delete(location).statusCode()).isEqualTo(404);
    assertThat(stock("pump-01")).isEqualTo(before);
  }

  @Test
  void moreThanIsInStockCannotBeOrdered() throws Exception {
    HttpResponse<String> answer =
        visitor.post("/api/orders", "{\"sku\": \"lock-01\", \"quantity\": 26}");

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(stock("lock-01")).isEqualTo(25);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{\"sku\": ",
        "{\"quantity\": 1}",
        "{\"sku\": \"bell-01\", \"quantity\": 0}",
        "{\"sku\": \"bell-01\", \"quantity\": \"many\"}",
        "{\"sku\": \"bell-01\", \"quantity\": 101}"
      })
  void anImpossibleOrderIsRefusedWithAnExample(String body) throws Exception {
    HttpResponse<String> answer = visitor.post("/api/orders", body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).get("error").asString()).contains("{\"sku\": \"bell-01\"");
  }

  @Test
  void whatDoesNotExistIsNotFoundInTheFormThatWasAsked() throws Exception {
    assertThat(visitor.get("/items/none").statusCode()).isEqualTo(404);
    assertThat(visitor.get("/items/none").body()).contains("404 Not Found");
    assertThat(json(visitor.get("/api/items/none")).get("status").asInt()).isEqualTo(404);
    assertThat(visitor.post("/api/orders", "{\"sku\": \"none\", \"quantity\": 1}").statusCode())
        .isEqualTo(404);
  }

  @Test
  void theHealthEndpointNamesVersionAndComponents() throws Exception {
    HttpResponse<String> answer = visitor.get("/health");

    assertThat(answer.statusCode()).isEqualTo(200);
    JsonNode health = json(answer);
    assertThat(health.get("status").asString()).isEqualTo("up");
    assertThat(health.get("version").asString()).isEqualTo("1.0.0");
    assertThat(health.at("/components/db/status").asString()).isEqualTo("up");
    assertThat(health.at("/components/cache/status").asString()).isEqualTo("up");
  }

  @Test
  void theMetricsCountRequestsByRouteAndStatus() throws Exception {
    visitor.get("/api/items/tyre-28");
    visitor.get("/no/such/page");

    HttpResponse<String> metrics = visitor.get("/metrics");

    assertThat(header(metrics, "Content-Type")).startsWith("text/plain");
    assertThat(metrics.body())
        .containsPattern(
            "http_server_requests_seconds_count\\{method=\"GET\",route=\"/api/items/\\{sku}\",status=\"200\"} ")
        .containsPattern(
            "http_server_requests_seconds_count\\{method=\"GET\",route=\"none\",status=\"404\"} ")
        .contains("cache_gets_total", "hikaricp_connections", "jvm_memory_used_bytes");
  }

  private static int stock(String sku) throws Exception {
    return json(visitor.get("/api/items/" + sku)).get("stock").asInt();
  }

  private static List<String> skus(HttpResponse<String> answer) {
    return StreamSupport.stream(json(answer).spliterator(), false)
        .map(item -> item.get("sku").asString())
        .toList();
  }

  private static JsonNode json(HttpResponse<String> answer) {
    assertThat(header(answer, "Content-Type")).startsWith("application/json");
    return JsonMapper.shared().readTree(answer.body());
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("absent");
  }
}
