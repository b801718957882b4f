package dev.roadworthy.hooks.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookKeyTest {

  /** The example that implementations of the specification share. */
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  private static final Instant AT = Instant.ofEpochSecond(1614265330);
  private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(UTF_8);
  private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

  private final WebhookKey key = WebhookKey.parse(SECRET);

  private boolean verify(String id, String timestamp, String signatures, byte[] body, Instant now) {
    return key.verify(id, timestamp, signatures, body, now);
  }

  @Test
  void theSharedExampleIsSignedAsEverywhereElse() {
    assertThat(key.sign(ID, AT, BODY)).isEqualTo(SIGNATURE);
    assertThat(key.sign(ID, AT.plusMillis(999), BODY)).isEqualTo(SIGNATURE);
  }

  @Test
  void whatWasSignedIsVerifiedForFiveMinutesEitherWay() {
    assertThat(verify(ID, "1614265330", SIGNATURE, BODY, AT.plusSeconds(300))).isTrue();
    assertThat(verify(ID, "1614265330", SIGNATURE, BODY, AT.minusSeconds(300))).isTrue();
    assertThat(verify(ID, "1614265330", SIGNATURE, BODY, AT.plusSeconds(301))).isFalse();
    assertThat(verify(ID, "1614265330", SIGNATURE, BODY, AT.minusSeconds(301))).isFalse();
  }

  @Test
  void oneGoodSignatureAmongOthersIsEnough() {
    String several = "v1a,abc v1,AAAA " + SIGNATURE;
    assertThat(verify(ID, "1614265330", several, BODY, AT)).isTrue();
  }

  @Test
  void aChangeOfAnythingIsNoticed() {
    assertThat(verify(ID + "x", "1614265330", SIGNATURE, BODY, AT)).isFalse();
    assertThat(verify(ID, "1614265331", SIGNATURE, BODY, AT)).isFalse();
    assertThat(verify(ID, "1614265330", SIGNATURE, "{}".getBytes(UTF_8), AT)).isFalse();
    assertThat(verify(ID, "1614265330", SIGNATURE.replace('g', 'h'), BODY, AT)).isFalse();
    WebhookKey other = WebhookKey.parse("whsec_" + "A".repeat(32));
    assertThat(other.verify(ID, "1614265330", SIGNATURE, BODY, AT)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yesterday", "-1614265330", "99999999999999999999999"})
  void aTimestampThatIsNoneIsNotVerified(String timestamp) {
    assertThat(verify(ID, timestamp, SIGNATURE, BODY, AT)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "v1,", "v1", "v2,g0hM9SsE", " ", ","})
  void aSignatureThatIsNoneIsNotVerified(String signature) {
    assertThat(verify(ID, "1614265330", signature, BODY, AT)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        "whsec_",
        "whsec_c2hvcnQ=",
        "whsec_not!base64!canary!canary!canary!",
        "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
      })
  void aSecretThatIsNoneIsRefusedWithoutShowingIt(String secret) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WebhookKey.parse(secret))
        .withMessageContaining("24 to 64 random bytes in Base64")
        .withMessageContaining("openssl rand")
        .satisfies(e -> assertThat(e).hasNoCause())
        .satisfies(
            e -> {
              if (secret.length() > 6) {
                assertThat(e.getMessage()).doesNotContain(secret.substring(6));
              }
            });
  }

  @Test
  void theSecretIsNotInItsText() {
    assertThat(key).hasToString("whsec_*****");
  }
}
