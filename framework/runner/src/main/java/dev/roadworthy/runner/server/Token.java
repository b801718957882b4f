package dev.roadworthy.runner.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/** What whoever asks the status server has to know. It keeps a hash, and shows nothing. */
public final class Token {

  private static final int SHORTEST = 16;
  private static final String SCHEME = "Bearer ";

  private final byte[] hash;

  private Token(byte[] hash) {
    this.hash = hash;
  }

  /**
   * Takes a token.
   *
   * @param text 16 characters or more, without white space
   * @throws IllegalArgumentException if it is shorter, or has white space in it
   */
  public static Token of(String text) {
    if (text.length() < SHORTEST || text.chars().anyMatch(Character::isWhitespace)) {
      throw new IllegalArgumentException(
          "A token of the status server has 16 characters or more, and no white space in it."
              + " Example: what `openssl rand -hex 16` prints");
    }
    return new Token(hash(text));
  }

  /** True if the header names this token; takes the same time wherever it differs. */
  boolean isIn(@Nullable String authorization) {
    return authorization != null
        && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        && MessageDigest.isEqual(hash, hash(authorization.substring(SCHEME.length()).strip()));
  }

  private static byte[] hash(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
