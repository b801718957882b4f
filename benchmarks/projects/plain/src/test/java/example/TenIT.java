package example;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TenIT {

  private static HttpServer server;
  private static String url;

  @BeforeAll
  static void open() throws Exception {
    server = Answers.open();
    url = "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @AfterAll
  static void close() {
    server.stop(0);
  }

  @Test
  void item0() {
    given().baseUri(url).get("/").then().statusCode(200).body("items[0].name", equalTo("bell"));
  }

  @Test
  void item1() {
    given().baseUri(url).get("/").then().statusCode(200).body("items[0].name", equalTo("bell"));
  }

  @Test
  void item2() {
    given().baseUri(url).get("/").then().statusCode(200).body("items[0].name", equalTo("bell"));
  }

  @Test
  void item3() {
    given().baseUri(url).get("/").then().statusCode(200).body("items[0].name", equalTo("bell"));
  }

  @Test
  void item4() {
    given().baseUri(url).get("/").then().statusCode(200).body("items[0].name", equalTo("bell"));
  }

  @Test
  void item5() {
    given().baseUri(url).get("/").then().statusCode(200).body("items[0].name", equalTo("bell"));
  }

  @Test
  void item6() {
    given().baseUri(url).get("/").then().statusCode(200).body("items[0].name", equalTo("bell"));
  }

  @Test
  void item7() {
    given().baseUri(url).get("/").then().statusCode(200).body("items[0].name", equalTo("bell"));
  }

  @Test
  void item8() {
    given().baseUri(url).get("/").then().statusCode(200).body("items[0].name", equalTo("bell"));
  }

  @Test
  void item9() {
    given().baseUri(url).get("/").then().statusCode(200).body("items[0].name", equalTo("bell"));
  }
}
