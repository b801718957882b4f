package dev.roadworthy.redaction;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Base64;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The forms in which a known secret turns up in text. */
final class SecretForms {

  /** Shorter values would mask half of every text; they are masked by name only. */
  private static final int SHORTEST = 4;

  /** Shorter pieces of Base64 are part of too many words. */
  private static final int SHORTEST_PIECE = 6;

  private static final Pattern HEX = Pattern.compile("%[0-9A-F]{2}");

  private SecretForms() {}

  /** None for values that are too short, or look like the mask. */
  static Set<String> of(String secret) {
    Set<String> forms = new HashSet<>();
    if (secret.length() >= SHORTEST && !secret.chars().allMatch(c -> c == '*')) {
      forms.add(secret);
      urlEncoded(forms, secret);
      forms.add(json(secret));
      forms.add(json(secret).replace("/", "\\/"));
      forms.add(html(secret));
      base64(forms, secret.getBytes(UTF_8));
    }
    return forms;
  }

  private static void urlEncoded(Set<String> forms, String secret) {
    String form = URLEncoder.encode(secret, UTF_8);
    String percent = form.replace("+", "%20");
    for (String encoded : new String[] {form, percent, asInPath(percent)}) {
      forms.add(encoded);
      forms.add(HEX.matcher(encoded).replaceAll(hex -> hex.group().toLowerCase(Locale.ROOT)));
    }
  }

  /** What a URL's path may hold as it is, and many clients leave so. */
  private static String asInPath(String percentEncoded) {
    String text = percentEncoded;
    for (char plain : "!$'(),/:;?@~".toCharArray()) {
      text = text.replace("%" + Integer.toHexString(plain).toUpperCase(Locale.ROOT), "" + plain);
    }
    return text;
  }

  private static String json(String secret) {
    StringBuilder escaped = new StringBuilder();
    for (char c : secret.toCharArray()) {
      switch (c) {
        case '"', '\\' -> escaped.append('\\').append(c);
        case '\n' -> escaped.append("\\n");
        case '\r' -> escaped.append("\\r");
        case '\t' -> escaped.append("\\t");
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }

  private static String html(String secret) {
    return secret
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** By itself, and within something longer such as {@code user:secret}, at each alignment. */
  private static void base64(Set<String> forms, byte[] secret) {
    String whole = Base64.getEncoder().encodeToString(secret);
    add(forms, whole);
    add(forms, whole.replace("=", ""));
    for (int before = 0; before < 3; before++) {
      byte[] shifted = new byte[before + secret.length];
      System.arraycopy(secret, 0, shifted, before, secret.length);
      String encoded = Base64.getEncoder().encodeToString(shifted);
      int from = (before * 8 + 5) / 6;
      int to = shifted.length * 8 / 6;
      if (to - from >= SHORTEST_PIECE) {
        add(forms, encoded.substring(from, to));
      }
    }
  }

  private static void add(Set<String> forms, String base64) {
    forms.add(base64);
    forms.add(base64.replace('+', '-').replace('/', '_'));
  }
}
