package dev.roadworthy.hooks.email;

import dev.roadworthy.redaction.Redactor;
import java.util.List;

/**
 * What a mail server knows its sender by.
 *
 * @param user not secret
 * @param password secret
 */
public record Login(String user, String password) {

  Redactor redactor() {
    return Redactor.of(List.of(password));
  }

  /** Without the password. */
  @Override
  public String toString() {
    return user;
  }
}
