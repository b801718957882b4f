package dev.roadworthy.config;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the section {@code credentials} of an environment. */
final class CredentialsReader {

  private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7E]+");
  private static final Pattern LINE = Pattern.compile("[^\\p{Cntrl}]+");

  private CredentialsReader() {}

  static @Nullable Credentials read(Section section, SecretReader secrets) {
    Entry bearer = section.optional("bearer", "${env:SHOP_TOKEN}");
    Entry username = section.optional("username", "monitor");
    Entry password = section.optional("password", "${env:SHOP_PASSWORD}");
    section.done();
    if (bearer != null && (username != null || password != null)) {
      section.wrong(
          "bearer",
          "is given instead of username and password, not besides",
          section.exampleOf("bearer"));
    }
    if (bearer == null && password == null) {
      section.missing("password", "is missing", "${env:SHOP_PASSWORD}");
    }
    if (bearer == null && username == null) {
      section.missing("username", "is missing", "monitor");
    }
    if (!section.isPresent()) {
      return null;
    }
    return bearer != null ? bearer(bearer, secrets) : basic(username, password, secrets);
  }

  private static @Nullable Credentials bearer(Entry bearer, SecretReader secrets) {
    Secret token =
        visible(bearer, secrets, TOKEN, "must stand for a token without spaces, in ASCII");
    return token == null ? null : new Credentials.Bearer(token);
  }

  private static @Nullable Credentials basic(
      @Nullable Entry username, @Nullable Entry password, SecretReader secrets) {
    String name =
        username == null ? null : username.read(secrets.open(username), CredentialsReader::user);
    Secret word =
        password == null
            ? null
            : visible(password, secrets, LINE, "must stand for a password of one line");
    return name == null || word == null ? null : new Credentials.Basic(name, word);
  }

  private static String user(String text) {
    if (text.contains(":") || !LINE.matcher(text).matches()) {
      throw new IllegalArgumentException("must be a user name of one line, without a colon");
    }
    return text;
  }

  private static @Nullable Secret visible(
      Entry entry, SecretReader secrets, Pattern form, String rule) {
    Secret secret = secrets.secret(entry);
    if (secret != null && !form.matcher(secret.reveal()).matches()) {
      entry.wrong(rule);
      return null;
    }
    return secret;
  }
}
