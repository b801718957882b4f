package dev.roadworthy.junit.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.roadworthy.config.Credentials;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Credentials as they stand in the {@code Authorization} header. */
final class Authorization {

  private Authorization() {}

  static @Nullable String of(@Nullable Credentials credentials) {
    if (credentials instanceof Credentials.Basic basic) {
      String pair = basic.username() + ":" + basic.password().reveal();
      return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
    }
    return credentials instanceof Credentials.Bearer bearer
        ? "Bearer " + bearer.token().reveal()
        : null;
  }
}
