package dev.roadworthy.config;

import dev.roadworthy.run.EnvironmentKind;
import dev.roadworthy.schedule.Schedule;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one environment. */
final class EnvironmentReader {

  private static final Pattern CLASS =
      Pattern.compile(
          "\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*"
              + "(\\.\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*)*");
  private static final Pattern HEADER = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}");
  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final Duration SHORTEST_LEFT = Duration.ofHours(1);
  private static final Duration LONGEST_LEFT = Duration.ofDays(366);

  private final Path folder;
  private final Set<String> knownHooks;
  private final Map<String, URI> statusPages = new LinkedHashMap<>();

  /**
   * @param folder what paths are relative to
   * @param knownHooks the names of all hooks of the file
   */
  EnvironmentReader(Path folder, Set<String> knownHooks) {
    this.folder = folder;
    this.knownHooks = knownHooks;
  }

  /** The status pages of all environments that were read, by name. */
  Map<String, URI> statusPages() {
    return statusPages;
  }

  /** The environment; null, with a problem, if it lacks what every environment has. */
  @Nullable Environment read(String name, Section section, SecretReader secrets) {
    EnvironmentKind kind = kind(name, section);
    Entry at = section.optional("url", "https://shop.example");
    URI url = at == null ? null : at.read(secrets.open(at), WebUrl::base);
    String embedded =
        section.read(
            "embedded",
            "com.example.ShopApplication",
            Scalars.matching(CLASS, "must be the full name of a class"));
    placedOnce(section);
    Section tls = section.section("tls", "{trust: [certs/ca.pem]}");
    Trust trust = trust(tls, secrets.used());
    Duration expiresSoon =
        tls.read(
            "expiresSoon",
            "14d",
            Scalars.duration(SHORTEST_LEFT, LONGEST_LEFT),
            Environment.EXPIRES_SOON);
    tls.done();
    Credentials credentials =
        CredentialsReader.read(
            section.section("credentials", "{bearer: \"${env:SHOP_TOKEN}\"}"), secrets);
    Signature signature =
        signature(section.section("signature", "{header: X-Served-By, value: shop}"));
    String versionHeader =
        section.read(
            "versionHeader",
            "X-App-Version",
            Scalars.matching(HEADER, "must be the name of a response header"));
    Map<String, String> values = values(section.section("values", "{sku: A-1}"), secrets);
    boolean alerts =
        section.read("alerts", "true", Scalars::truth, kind == EnvironmentKind.PRODUCTION);
    List<String> hooks = hooks(section);
    Schedule every =
        section.read("every", "60s # or 0 6 * * MON-FRI Europe/Berlin", Schedule::parse);
    Duration timeout = section.read("timeout", "10s", Scalars.duration(SHORTEST, LONGEST));
    List<URI> reachability = reachability(section);
    LoadSettings load = LoadReader.read(section.section("load", "{scale: 5%}"), kind);
    URI statusPage = section.read("statusPage", "https://status.example", WebUrl::base);
    if (statusPage != null) {
      statusPages.put(name, statusPage);
    }
    section.done();
    if (kind == null || (url == null) == (embedded == null)) {
      return null;
    }
    return new Environment(
        name,
        kind,
        url,
        embedded,
        trust,
        expiresSoon,
        credentials,
        signature,
        versionHeader,
        values,
        alerts,
        hooks,
        every,
        timeout,
        reachability,
        load,
        secrets.secrets());
  }

  private static @Nullable EnvironmentKind kind(String name, Section section) {
    for (EnvironmentKind each : EnvironmentKind.values()) {
      if (each.name().toLowerCase(Locale.ROOT).equals(name)) {
        return section.read("kind", "staging", Scalars.oneOf(EnvironmentKind.class), each);
      }
    }
    return section.readRequired("kind", "staging", Scalars.oneOf(EnvironmentKind.class));
  }

  private static void placedOnce(Section section) {
    boolean url = section.keys().contains("url");
    boolean embedded = section.keys().contains("embedded");
    if (url && embedded) {
      section.wrong(
          "embedded", "is given instead of url, not besides", section.exampleOf("embedded"));
    } else if (!url && !embedded) {
      section.missing(
          "url", "is missing; an environment has url or embedded", "https://shop.example");
    }
  }

  private Trust trust(Section tls, boolean used) {
    List<X509Certificate> authorities = new ArrayList<>();
    for (Entry file : tls.list("trust", "[certs/ca.pem]")) {
      List<X509Certificate> found =
          file.read(name -> used ? PemFile.certificates(folder, name) : List.of());
      authorities.addAll(found == null ? List.of() : found);
    }
    return new Trust(authorities);
  }

  private static @Nullable Signature signature(Section section) {
    String value = section.read("value", "shop", text -> text);
    String header =
        section.readRequired(
            "header",
            "X-Served-By",
            Scalars.matching(HEADER, "must be the name of a response header"));
    section.done();
    return header == null ? null : new Signature(header, value);
  }

  private static List<URI> reachability(Section section) {
    List<URI> controls = new ArrayList<>();
    for (Entry control : section.list("reachability", "[https://a.example, https://b.example]")) {
      URI url = control.read(WebUrl::base);
      if (url != null) {
        controls.add(url);
      }
    }
    return controls;
  }

  private static Map<String, String> values(Section section, SecretReader secrets) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String key : section.keys()) {
      String value = secrets.text(section.optional(key, "A-1"));
      if (value != null) {
        values.put(key, value);
      }
    }
    section.done();
    return values;
  }

  private List<String> hooks(Section section) {
    List<Entry> names = section.list("hooks", "[on-call]");
    if (!section.keys().contains("hooks")) {
      return List.copyOf(knownHooks);
    }
    String known = knownHooks.isEmpty() ? "it has none" : Shown.words(knownHooks);
    for (Entry name : names) {
      if (!knownHooks.contains(name.raw())) {
        name.wrong("must be the name of a hook of this file (" + known + ")");
      }
    }
    return names.stream().map(Entry::raw).distinct().toList();
  }
}
