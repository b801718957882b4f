package dev.roadworthy.redaction;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {

  private static final Redactor BY_NAME = Redactor.of(List.of());

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }

  @Nested
  class ByValue {

    private static final String SECRET = "s3cr/et \"+&ü~";

    private final Redactor redactor = Redactor.of(List.of(SECRET, "abc", "", "*****"));

    @Test
    void masksAKnownValueWhereverItStands() {
      assertThat(redactor.text("a" + SECRET + "b, " + SECRET)).isEqualTo("a*****b, *****");
    }

    @Test
    void masksItInUrls() {
      String form = URLEncoder.encode(SECRET, UTF_8);
      assertThat(redactor.text("/q?x=" + form)).isEqualTo("/q?x=*****");
      assertThat(redactor.text("/q?x=" + form.replace("+", "%20"))).isEqualTo("/q?x=*****");
      assertThat(redactor.text("/q/s3cr%2fet%20%22%2b%26%c3%bc%7e/x")).isEqualTo("/q/*****/x");
      assertThat(redactor.text("/q/s3cr/et%20%22%2B%26%C3%BC~/x")).isEqualTo("/q/*****/x");
    }

    @Test
    void masksItInBase64WithAndWithoutPaddingAndInTheAlphabetOfUrls() {
      String encoded = base64(SECRET);
      assertThat(redactor.text("x " + encoded)).isEqualTo("x *****");
      assertThat(redactor.text("x " + encoded.replace("=", ""))).isEqualTo("x *****");
      assertThat(redactor.text("x " + encoded.replace('+', '-').replace('/', '_')))
          .isEqualTo("x *****");
    }

    @ParameterizedTest
    @ValueSource(strings = {"u:", "us:", "use:", "user:", "{\"a\":\""})
    void masksItWithinSomethingLongerThatIsInBase64(String before) {
      String known = "correct-horse-battery";
      String shown = Redactor.of(List.of(known)).text("blob " + base64(before + known + "\"}"));
      String left = shown.replace("blob ", "").replace(Redactor.MASK, "");
      assertThat(shown).contains(Redactor.MASK);
      // What is left is too short to hold the secret: a few characters on either side.
      assertThat(left.length()).isLessThanOrEqualTo(16);
    }

    @Test
    void masksItEscapedInJsonAndHtml() {
      assertThat(redactor.text("{\"x\": \"s3cr/et \\\"+&ü~\"}")).isEqualTo("{\"x\": \"*****\"}");
      assertThat(redactor.text("{\"x\": \"s3cr\\/et \\\"+&ü~\"}")).isEqualTo("{\"x\": \"*****\"}");
      assertThat(redactor.text("<b>s3cr/et &quot;+&amp;ü~</b>")).isEqualTo("<b>*****</b>");
    }

    @Test
    void masksTheLongerOfTwoValuesFirst() {
      assertThat(Redactor.of(List.of("pass", "passenger-list")).text("the passenger-list"))
          .isEqualTo("the *****");
    }

    @Test
    void masksEachLineOfASecretOfSeveralLines() {
      String pem =
          """
          -----BEGIN PRIVATE KEY-----
          MIIEvQIBADANBgkqhkiG9w0B
          AQEFAASCBKcwggSjAgEAAoIB
          -----END PRIVATE KEY-----
          """;
      assertThat(Redactor.of(List.of(pem)).text("at AQEFAASCBKcwggSjAgEAAoIB:"))
          .isEqualTo("at *****:");
    }

    @Test
    void masksAValueThatWasReadWithTheEndOfItsLine() {
      assertThat(Redactor.of(List.of("hunter2\n")).text("got hunter2.")).isEqualTo("got *****.");
    }

    @Test
    void leavesValuesAloneThatAreTooShortToBeSecret() {
      assertThat(redactor.text("abc")).isEqualTo("abc");
    }

    @Test
    void aValueThatLooksLikeTheMaskDoesNotGrowIt() {
      assertThat(redactor.text("password=hunter2")).isEqualTo("password=*****");
    }
  }

  @Nested
  class ByName {

    @ParameterizedTest
    @CsvSource(
        quoteCharacter = '`',
        delimiter = '|',
        textBlock =
"""
# queries and forms
/a?token=t0p&page=2 | /a?token=*****&page=2
/a?page=2&access_token=t0p#frag=1 | /a?page=2&access_token=*****
user=joe&password=p%40ss&x=1 | user=joe&password=*****&x=1
user[password]=t0p&x=1 | user[password]=*****&x=1
X-Amz-Signature=0af&X-Amz-Date=1 | X-Amz-Signature=*****&X-Amz-Date=1
# JSON
{"password": "t0p", "a": 1} | {"password": "*****", "a": 1}
{"password":"a\\"b\\\\", "a": 1} | {"password":"*****", "a": 1}
{"accessToken":"t0p"} | {"accessToken":"*****"}
{"pin": 1234, "n": 1} | {"pin": *****, "n": 1}
{"tokens": ["a]", "b"], "n": 1} | {"tokens": [*****], "n": 1}
{"credentials": {"u": {"x": "}"}}, "n": 1} | {"credentials": {*****}, "n": 1}
{"secret": "cut o | {"secret": "*****
{"secrets": ["cut", "o | {"secrets": [*****
"{\\"token\\":\\"t0p\\",\\"n\\":1}" | "{\\"token\\":\\"*****\\",\\"n\\":1}"
{\\"pin\\":1234} | {\\"pin\\":*****}
# headers and cookies
Authorization: Bearer t0p.t0p | Authorization: *****
Authorization: Custom t0p, realm=x | Authorization: *****
proxy-authorization: Digest username="x" | proxy-authorization: *****
Cookie: a=1; JSESSIONID=t0p; b=2 | Cookie: *****
Set-Cookie: sid=t0p; Path=/ | Set-Cookie: *****
X-Api-Key: t0p | X-Api-Key: *****
{Authorization=Custom t0p, Accept=*/*} | {Authorization=*****, Accept=*/*}
a=1; JSESSIONID=t0p; b=2 | a=1; JSESSIONID=*****; b=2
csrf-token=t0p; Path=/ | csrf-token=*****; Path=/
# properties, YAML, code, XML
db_password = t0p | db_password = *****
spring.datasource.password=t0p | spring.datasource.password=*****
client-secret: 't0p' | client-secret: '*****'
password: 't0p | password: '*****
PGPASSWORD=t0p psql | PGPASSWORD=***** psql
token == t0p | token == *****
token => t0p | token => *****
token != t0p | token != *****
<password>t0p</password> | <password>*****</password>
<user password="t0p" name="x"/> | <user password="*****" name="x"/>
expected: <token=t0p> but was | expected: <token=*****> but was
""")
    void masksWhatIsNamedLikeASecret(String text, String expected) {
      assertThat(BY_NAME.text(text)).isEqualTo(expected);
    }

    @Test
    void masksAHeaderToTheEndOfItsLineOnly() {
      assertThat(BY_NAME.text("Cookie: a=b; c\r\nHost: shop\r\n"))
          .isEqualTo("Cookie: *****\r\nHost: shop\r\n");
    }

    @ParameterizedTest
    @CsvSource(
        quoteCharacter = '`',
        delimiter = '|',
        textBlock =
"""
https://joe:t0p@shop.example/a | https://*****@shop.example/a
https://joe:t0p@t0p@shop.example/a | https://*****@shop.example/a
postgres://t0p@db:5432/shop | postgres://*****@db:5432/shop
sent Bearer abcdefgh12345678 to | sent Bearer ***** to
sent bearer abcdefghijklmnopqrstuvwxyz | sent bearer *****
sent Basic am9lOnQwcA== to | sent Basic ***** to
id eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln, | id *****,
""")
    void masksWhatShowsByItselfThatItIsASecret(String text, String expected) {
      assertThat(BY_NAME.text(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "author=Jane Austen",
          "{\"author\": \"Jane Austen\", \"authority\": \"x\"}",
          "\"pinned\": 3, \"spin\": 4, \"pinCode\": 5",
          "W0502 web server: GET /api/items answered 502 Bad Gateway from nginx in 31 ms",
          "compass: north; bypass=true, bypass: no",
          "origin=x, design: y, orig=z",
          "token_type=bearer, tokenizer: simple",
          "session_count: 3, sessions: 4, pins=5",
          "secretary: Miss Moneypenny",
          "{\"token\": null, \"secret\": false, \"password\": \"\"}",
          "Cookies:\t\t<none>",
          "basic information, Basic authentication, bearer of news, Bearer authentication",
          "https://shop.example/items?email=a@b.example",
          "https://medium.example/@joe",
          "joe@shop.example",
          "Token::parse, token: ",
          "at dev.shop.Token.parse(Token.java:12)",
          "a token b = c",
          "x > token",
          "12:30:15 [main] key=value",
          "",
        })
    void leavesReadableWhatIsNoSecret(String text) {
      assertThat(BY_NAME.text(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "password",
          "db_password",
          "PASSWORD",
          "userPassword2",
          "password_hash",
          "clientsecret",
          "api-key",
          "apiKeys",
          "X-API-Key",
          "aws_secret_access_key",
          "AWSSecretKey",
          "accessToken",
          "tokens",
          "token-id",
          "id_token",
          "Authorization",
          "Proxy-Authorization",
          "Cookie",
          "Set-Cookie",
          "JSESSIONID",
          "PHPSESSID",
          "ASP.NET_SessionId",
          "sid",
          "sig",
          "X-Amz-Signature",
          "otp",
          "pin",
          "userPIN",
          "jwt",
          "oauth2",
          "auth",
          "csrf",
          "_csrf",
          "private_key"
        })
    void knowsTheNamesOfSecrets(String name) {
      assertThat(BY_NAME.isSecretName(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "author",
          "pinned",
          "compass",
          "orig",
          "key",
          "keys",
          "id",
          "tokenType",
          "public_key",
          "passenger",
          "server",
          "Content-Type",
          "secretariat",
          "sessionCount",
          "authority",
          "désir",
          "---",
          "42"
        })
    void knowsWhatOnlyLooksLikeOne(String name) {
      assertThat(BY_NAME.isSecretName(name)).isFalse();
    }
  }
}
