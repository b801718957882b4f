package dev.roadworthy.samples.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class AdminTest {
  private static Shop shop;
  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeAll
  static void open() {
    shop = Shop.start();
  }

  @AfterAll
  static void close() {
    shop.close();
  }

  @AfterEach
  void recover() {
    shop.recover();
  }

  @ParameterizedTest
  @EnumSource(ShopFault.class)
  void everyFaultIsSwitchedByItsNameAndUndone(ShopFault fault) throws Exception {
    HttpResponse<String> broken = send("POST", "/faults/" + fault);
    assertThat(broken.statusCode()).isEqualTo(200);
    assertThat(present(broken)).isEqualTo(fault.name());
    assertThat(shop.fault()).isEqualTo(fault);

    assertThat(present(send("DELETE", "/faults"))).isEqualTo("NONE");
    assertThat(shop.fault()).isEqualTo(ShopFault.NONE);
    assertThat(new Visitor(shop).get("/health").statusCode()).isEqualTo(200);
  }

  @Test
  void thePaceIsGivenInMilliseconds() throws Exception {
    assertThat(send("POST", "/faults/slow?ms=3600000").statusCode()).isEqualTo(200);
    Visitor visitor = new Visitor(shop);
    assertThatThrownBy(() -> visitor.get("/", Duration.ofSeconds(1)))
        .isInstanceOf(HttpTimeoutException.class);

    assertThat(send("POST", "/faults/slow?ms=1").statusCode()).isEqualTo(200);
    assertThat(visitor.get("/").statusCode()).isEqualTo(200);
  }

  @Test
  void theFaultsAreListed() throws Exception {
    assertThat(send("GET", "/faults").body()).contains("\"fault\":\"NONE\"", "\"CUT_SHORT\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/faults/slowly", "/faults/slow?ms=-1", "/faults/slow?ms=", "/faults/"})
  void whatIsNotUnderstoodChangesNothing(String path) throws Exception {
    HttpResponse<String> answer = send("POST", path);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("error");
    assertThat(shop.fault()).isEqualTo(ShopFault.NONE);
  }

  @Test
  void anUnknownPathAnswersWithTheUsage() throws Exception {
    HttpResponse<String> answer = send("POST", "/fault/SLOW");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("POST /faults/{name}");
  }

  private HttpResponse<String> send(String method, String path) throws Exception {
    URI uri = shop.admin().resolve(path);
    return client.send(
        HttpRequest.newBuilder(uri).method(method, BodyPublishers.noBody()).build(),
        BodyHandlers.ofString());
  }

  private static String present(HttpResponse<String> answer) {
    return JsonMapper.shared().readTree(answer.body()).get("fault").asString();
  }
}
