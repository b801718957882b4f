package dev.roadworthy.redaction;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells from a name whether what it names is secret: {@code db_password}, {@code sessionId}. */
final class SecretNames {

  /** Secret wherever a word of the name ends so: {@code password_hash}, {@code clientsecret}. */
  private static final List<String> ANYWHERE =
      List.of(
          "password",
          "passwd",
          "passphrase",
          "passcode",
          "secret",
          "credential",
          "apikey",
          "privatekey");

  /** Secret where the last word ends so: {@code accesstoken}, but not {@code token_type}. */
  private static final List<String> AT_THE_END =
      List.of("token", "authorization", "sessionid", "sessid");

  /** Secret where they are the last word: {@code sig}, but not {@code orig}. */
  private static final Set<String> LAST =
      Set.of(
          "auth",
          "oauth",
          "session",
          "sess",
          "sid",
          "sig",
          "signature",
          "otp",
          "totp",
          "pin",
          "pass",
          "pwd",
          "jwt",
          "bearer",
          "cookie",
          "cookies",
          "csrf",
          "xsrf",
          "cvc",
          "cvv",
          "accesskey",
          "signingkey");

  /** Secret where the last word is {@code key}. */
  private static final Set<String> OF_A_KEY =
      Set.of("api", "access", "private", "secret", "signing", "encryption", "auth");

  /** What may follow the word that makes a name secret. */
  private static final Set<String> FOLLOWING = Set.of("id", "value");

  /** Longer names are judged by their end, so that a hostile one costs nothing. */
  private static final int LONGEST = 128;

  private SecretNames() {}

  static boolean isSecret(String name) {
    List<String> words = words(name);
    if (words.stream().anyMatch(word -> endsWithOne(ANYWHERE, word))) {
      return true;
    }
    int last = words.size() - 1;
    if (last > 0 && FOLLOWING.contains(words.get(last))) {
      last--;
    }
    return last >= 0 && isSecret(words, last);
  }

  private static boolean isSecret(List<String> words, int last) {
    String word = words.get(last);
    return LAST.contains(word)
        || endsWithOne(AT_THE_END, word)
        || singular(word).equals("key") && last > 0 && OF_A_KEY.contains(words.get(last - 1));
  }

  /** A header whose value has blanks in it, such as {@code Authorization: Bearer ...}. */
  static boolean isSecretHeader(String name) {
    List<String> words = words(name);
    String last = words.isEmpty() ? "" : singular(words.get(words.size() - 1));
    return last.endsWith("authorization") || last.equals("cookie");
  }

  private static boolean endsWithOne(List<String> ends, String word) {
    String singular = singular(word);
    for (String end : ends) {
      if (singular.endsWith(end)) {
        return true;
      }
    }
    return false;
  }

  private static String singular(String word) {
    return word.endsWith("s") && !word.endsWith("ss") ? word.substring(0, word.length() - 1) : word;
  }

  /** In lower case, without numbers: {@code userPIN_2} has the words user and pin. */
  private static List<String> words(String name) {
    List<String> words = new ArrayList<>(4);
    int start = Math.max(0, name.length() - LONGEST);
    for (int i = start; i <= name.length(); i++) {
      if (i == name.length() || !isLetter(name, i)) {
        add(words, name, start, i);
        start = i + 1;
      } else if (isHump(name, start, i)) {
        add(words, name, start, i);
        start = i;
      }
    }
    return words;
  }

  private static void add(List<String> words, String name, int start, int end) {
    if (end > start) {
      words.add(name.substring(start, end).toLowerCase(Locale.ROOT));
    }
  }

  private static boolean isHump(String name, int start, int i) {
    if (i == start || !Character.isUpperCase(name.charAt(i))) {
      return false;
    }
    boolean afterLower = !Character.isUpperCase(name.charAt(i - 1));
    boolean beforeLower = i + 1 < name.length() && Character.isLowerCase(name.charAt(i + 1));
    return afterLower || beforeLower;
  }

  private static boolean isLetter(String name, int i) {
    return Character.isLetter(name.charAt(i));
  }
}
