package dev.roadworthy.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadworthy.evaluation.Thresholds;
import dev.roadworthy.run.EnvironmentKind;
import dev.roadworthy.schedule.Schedule;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {

  private static final String WHOLE =
      """
      policy:
        open: 2 of 4
        close: 3
        mainBranch: trunk
        inconclusive: skip
        reminder: 30m
        resolvedNotice: false

      environments:
        ci:
          embedded: com.example.Shop$Application
        staging:
          url: https://staging.example/shop
          tls:
            trust: [certs/ca.pem]
            expiresSoon: 7d
          credentials:
            username: monitor
            password: ${file:secrets/password}
          signature:
            header: X-Served-By
            value: shop
          versionHeader: X-App-Version
          values:
            sku: 007
            voucher: ${env:VOUCHER}-2
          alerts: true
          hooks: [chat]
          every: 0 6 * * MON-FRI Europe/Berlin
          timeout: 1m30s
          reachability: [https://a.example, "http://192.0.2.1:81/"]
          load:
            permitted: false
            scale: 2.5%
            maxRate: 50/s
            maxDuration: 2m
            hosts: [assets.example, "::1"]
            window: FRI-MON 22:30-04:00 Europe/Berlin
          statusPage: https://status.example/staging
        live:
          kind: production
          url: https://shop.example
          statusPage: https://status.example/live/
          credentials:
            bearer: ${env:LIVE_TOKEN}

      hooks:
        chat:
          type: webhook
          url: https://hooks.example/${env:PATH_TOKEN}?x=1
          secret: ${env:SIGNING_SECRET}
          allowPrivateAddress: true
          timeout: 3s
        pager:
          type: webhook
          url: https://pager.example

      history:
        keepRuns: 7d
        keepRollups: 90d
        database: jdbc:postgresql://db.example:5433/roadworthy?sslmode=verify-full
        user: monitor
        password: ${env:DATABASE_PASSWORD}
      """;

  private static final String SIGNING_SECRET = "whsec_" + "QUJD".repeat(11);

  @TempDir Path folder;
  private Given given;

  @BeforeEach
  void write() {
    given = new Given(folder).yaml(WHOLE).file("certs/ca.pem", Certificates.pem("ca.pem"));
  }

  private Given withSecrets() {
    return given
        .file("secrets/password", " pass word \r\n")
        .variable("VOUCHER", "SUMMER")
        .variable("LIVE_TOKEN", "live-token")
        .variable("PATH_TOKEN", "T0123")
        .variable("SIGNING_SECRET", SIGNING_SECRET)
        .variable("DATABASE_PASSWORD", "db-password");
  }

  @Test
  void everyKeyOfAnEnvironmentIsRead() {
    Environment staging = withSecrets().load(Given.suite("staging")).environment("staging");

    assertThat(staging)
        .isEqualTo(
            new Environment(
                "staging",
                EnvironmentKind.STAGING,
                URI.create("https://staging.example/shop"),
                null,
                new Trust(List.of(Certificates.read("ca.pem"))),
                Duration.ofDays(7),
                new Credentials.Basic("monitor", Secret.of(" pass word ")),
                new Signature("X-Served-By", "shop"),
                "X-App-Version",
                Map.of("sku", "007", "voucher", "SUMMER-2"),
                true,
                List.of("chat"),
                Schedule.parse("0 6 * * MON-FRI Europe/Berlin"),
                Duration.ofSeconds(90),
                List.of(URI.create("https://a.example"), URI.create("http://192.0.2.1:81/")),
                new LoadSettings(
                    false,
                    new BigDecimal("0.025"),
                    50,
                    Duration.ofMinutes(2),
                    List.of("assets.example", "::1"),
                    LoadWindow.parse("FRI-MON 22:30-04:00 Europe/Berlin")),
                List.of(Secret.of(" pass word "), Secret.of("SUMMER"))));
  }

  @Test
  void whatAnEnvironmentLeavesOutHasItsDefault() {
    Configuration configuration = withSecrets().load(Scope.everything());

    assertThat(configuration.environment("ci"))
        .isEqualTo(
            new Environment(
                "ci",
                EnvironmentKind.CI,
                null,
                "com.example.Shop$Application",
                Trust.JDK,
                Duration.ofDays(14),
                null,
                null,
                null,
                Map.of(),
                false,
                List.of("chat", "pager"),
                null,
                null,
                List.of(),
                LoadSettings.of(true),
                List.of()));
    assertThat(configuration.environment("live").load()).isEqualTo(LoadSettings.of(false));
    assertThat(configuration.environment("live").kind()).isEqualTo(EnvironmentKind.PRODUCTION);
    assertThat(configuration.environment("live").alerts()).isTrue();
  }

  @Test
  void theStatusPagesOfAllEnvironmentsAreReadWhicheverIsAskedFor() {
    assertThat(withSecrets().load(Given.suite("ci")).statusPages())
        .isEqualTo(
            Map.of(
                "staging", URI.create("https://status.example/staging"),
                "live", URI.create("https://status.example/live/")));
  }

  @Test
  void everyKeyOfAHookIsReadAndTheRestHasItsDefault() {
    Configuration configuration = withSecrets().load(Scope.everything());

    assertThat(configuration.hooks().get("chat"))
        .isEqualTo(
            new HookSettings.Webhook(
                "chat",
                URI.create("https://hooks.example/T0123?x=1"),
                Secret.of(SIGNING_SECRET),
                true,
                Duration.ofSeconds(3),
                List.of(Secret.of("T0123"), Secret.of(SIGNING_SECRET))));
    assertThat(configuration.hooks().get("pager"))
        .isEqualTo(
            new HookSettings.Webhook(
                "pager",
                URI.create("https://pager.example"),
                null,
                false,
                Duration.ofSeconds(10),
                List.of()));
  }

  private static final String MAIL =
      """
      environments: {ci: {url: 'http://localhost:8080'}}
      hooks:
        team: {type: slack, url: "https://hooks.slack.com/services/${env:SLACK}", timeout: 3s}
        mail:
          type: email
          host: smtp.shop.example
          port: 2525
          security: tls
          user: ${env:SMTP_USER}
          password: ${env:SMTP_PASSWORD}
          from: roadworthy@shop.example
          to: [on-call@shop.example, web@shop.example]
          allowPrivateAddress: true
          timeout: 3s
        relay:
          {type: email, host: "::1", from: a@b, to: [c@d]}
        tls: {type: email, host: h, security: tls, from: a@b, to: [c@d]}
        none: {type: email, host: h, security: none, from: a@b, to: [c@d]}
      watch:
        heartbeat:
          url: https://hc-ping.com/${env:BEAT}
          every: 30s
          allowPrivateAddress: true
      """;

  private Given withMail() {
    return given
        .yaml(MAIL)
        .variable("SLACK", "T0/B0/x")
        .variable("SMTP_USER", "monitor")
        .variable("SMTP_PASSWORD", "pass word")
        .variable("BEAT", "0f0f-0f0f");
  }

  @Test
  void aHookOfSlackIsRead() {
    assertThat(withMail().load(Scope.everything()).hooks().get("team"))
        .isEqualTo(
            new HookSettings.Slack(
                "team",
                URI.create("https://hooks.slack.com/services/T0/B0/x"),
                false,
                Duration.ofSeconds(3),
                List.of(Secret.of("T0/B0/x"))))
        .hasToString("team (slack, https://hooks.slack.com/services/*****)");
  }

  @Test
  void everyKeyOfAnEmailIsReadAndTheRestHasItsDefault() {
    Configuration configuration = withMail().load(Scope.everything());

    assertThat(configuration.hooks().get("mail"))
        .isEqualTo(
            new HookSettings.Email(
                "mail",
                "smtp.shop.example",
                2525,
                MailSecurity.TLS,
                new Credentials.Basic("monitor", Secret.of("pass word")),
                "roadworthy@shop.example",
                List.of("on-call@shop.example", "web@shop.example"),
                true,
                Duration.ofSeconds(3),
                List.of(Secret.of("pass word"))));
    assertThat(configuration.hooks().get("relay"))
        .isEqualTo(
            new HookSettings.Email(
                "relay",
                "::1",
                587,
                MailSecurity.STARTTLS,
                null,
                "a@b",
                List.of("c@d"),
                false,
                Duration.ofSeconds(10),
                List.of()));
    assertThat(configuration.hooks().get("tls")).extracting("port").isEqualTo(465);
    assertThat(configuration.hooks().get("none")).extracting("port").isEqualTo(25);
  }

  @Test
  void theHeartbeatIsReadForTheWatchOnly() {
    WatchSettings watch = withMail().load(Given.watch("ci")).watch();

    assertThat(watch.heartbeat())
        .isEqualTo(
            new WatchSettings.Heartbeat(
                URI.create("https://hc-ping.com/0f0f-0f0f"),
                Duration.ofSeconds(30),
                true,
                List.of(Secret.of("0f0f-0f0f"))));
    assertThat(watch.toString()).doesNotContain("0f0f");
    assertThat(given.load(Given.watch("ci")).secrets()).contains("0f0f-0f0f");
    assertThat(given.load(Given.runner("ci")).watch()).isEqualTo(WatchSettings.DEFAULT);
  }

  @Test
  void withoutASectionTheWatchHasNoHeartbeat() {
    given.yaml("environments: {ci: {url: 'http://localhost:8080'}}");

    assertThat(given.load(Given.watch("ci")).watch()).isEqualTo(WatchSettings.DEFAULT);
  }

  @Test
  void thePolicyIsRead() {
    assertThat(withSecrets().load(Given.suite("ci")).policy())
        .isEqualTo(
            new Policy(
                new Thresholds(2, 4, 3),
                "trunk",
                Inconclusive.SKIP,
                Duration.ofMinutes(30),
                false));
  }

  @Test
  void withoutAPolicyTheDefaultsHold() {
    given.yaml("environments: {ci: {url: 'http://localhost:8080'}}");

    assertThat(given.load(Given.suite("ci")).policy())
        .isEqualTo(
            new Policy(
                new Thresholds(3, 5, 2), "main", Inconclusive.RED, Duration.ofHours(4), true));
  }

  @Test
  void whoWantsNoReminderSaysNever() {
    given.yaml("policy: {reminder: never}\nenvironments: {ci: {url: 'http://localhost:8080'}}");

    assertThat(given.load(Given.suite("ci")).policy().reminder()).isNull();
  }

  @Test
  void howLongHistoryIsKeptIsRead() {
    assertThat(withSecrets().load(Given.suite("ci")).retention())
        .isEqualTo(new Retention(Duration.ofDays(7), Duration.ofDays(90)));
  }

  private static final DatabaseSettings DATABASE =
      new DatabaseSettings(
          "jdbc:postgresql://db.example:5433/roadworthy?sslmode=verify-full",
          "monitor",
          Secret.of("db-password"),
          List.of(Secret.of("db-password")));

  @Test
  void whereHistoryIsKeptIsReadForTheRunnerAlone() {
    withSecrets();

    assertThat(given.load(Given.runner("ci")).database()).isEqualTo(DATABASE);
    assertThat(given.load(Given.runner("ci")).secrets()).containsExactly("db-password");
    assertThat(given.load(Scope.everything()).database()).isEqualTo(DATABASE);
    assertThat(given.load(Given.suite("ci")).database()).isNull();
    assertThat(given.load(Scope.structure()).database()).isNull();
  }

  @Test
  void whereHistoryIsKeptIsReadWhateverIsWrongWithTheRest() {
    given
        .variable("DATABASE_PASSWORD", "db-password")
        .yaml(WHOLE.replace("open: 2 of 4", "open: often").replace("keepRuns: 7d", "keepRuns: x"));

    assertThat(given.loader().database()).isEqualTo(DATABASE);
  }

  @Test
  void whatIsWrongWithTheDatabaseIsToldEvenIfNothingElseIsRead() {
    given.variables.remove("DATABASE_PASSWORD");

    assertThatThrownBy(() -> given.loader().database())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("history.password")
        .hasMessageContaining("DATABASE_PASSWORD is not");
  }

  @Test
  void withoutAFileOrADatabaseInItHistoryIsInTheHomeFolder() throws IOException {
    given.yaml("environments: {ci: {url: 'http://localhost:8080'}}");
    assertThat(given.loader().database()).isNull();
    assertThat(given.load(Given.runner("ci")).database()).isNull();

    Files.delete(folder.resolve("roadworthy.yaml"));
    assertThat(given.loader().database()).isNull();
  }

  @Test
  void theUrlOfADatabaseMayBeAVariable() {
    given
        .yaml("{environments: {}, history: {database: '${env:DATABASE_URL}'}}")
        .variable("DATABASE_URL", "jdbc:postgresql://db.example/roadworthy");

    assertThat(given.loader().database())
        .isEqualTo(
            new DatabaseSettings("jdbc:postgresql://db.example/roadworthy", null, null, List.of()));
  }

  @Test
  void withoutASectionRunsAreKeptThirtyDaysAndRollupsThirteenMonths() {
    given.yaml("environments: {ci: {url: 'http://localhost:8080'}}");

    assertThat(given.load(Given.suite("ci")).retention())
        .isEqualTo(new Retention(Duration.ofDays(30), Duration.ofDays(400)));
  }

  @Test
  void anEnvironmentCanBorrowFromAnotherByYamlMerge() {
    given.yaml(
        """
        environments:
          staging: &web
            kind: staging
            url: https://staging.example
            values: {sku: A-1}
          preview:
            <<: *web
            url: https://preview.example
        """);

    Environment preview = given.load(Given.suite("preview")).environment("preview");

    assertThat(preview.url()).isEqualTo(URI.create("https://preview.example"));
    assertThat(preview.values()).containsEntry("sku", "A-1");
  }

  @Test
  void aUrlThatIsAVariableAloneIsNotASecret() {
    given
        .yaml("environments: {ci: {url: '${env:SHOP_URL}'}}")
        .variable("SHOP_URL", "http://localhost:8080");

    Environment ci = given.load(Given.suite("ci")).environment("ci");

    assertThat(ci.url()).isEqualTo(URI.create("http://localhost:8080"));
    assertThat(ci.secrets()).isEmpty();
  }

  @Test
  void aVariableInsideAUrlIsASecret() {
    given
        .yaml("environments: {ci: {url: 'http://localhost/${env:TOKEN}/'}}")
        .variable("TOKEN", "t-0123");

    Environment ci = given.load(Given.suite("ci")).environment("ci");

    assertThat(ci.url()).isEqualTo(URI.create("http://localhost/t-0123/"));
    assertThat(ci.secrets()).containsExactly(Secret.of("t-0123"));
  }

  @Test
  void aSuiteNeedsNeitherOtherEnvironmentsNorHooks() {
    Configuration configuration = given.load(Given.suite("ci"));

    assertThat(configuration.environments()).containsOnlyKeys("ci");
    assertThat(configuration.hooks()).isEmpty();
    assertThat(configuration.secrets()).isEmpty();
  }

  @Test
  void aRunnerNeedsTheHooksThatItsEnvironmentTells() {
    withSecrets().variables.remove("LIVE_TOKEN");

    assertThat(given.load(Given.runner("staging")).hooks()).containsOnlyKeys("chat");
    assertThat(given.load(Given.runner("ci")).hooks()).isEmpty();
  }

  @Test
  void aRunnerMissesTheSecretOfAHookThatItTells() {
    withSecrets().variables.remove("SIGNING_SECRET");

    assertThat(given.problems(Given.runner("staging")))
        .containsExactly(
            "roadworthy.yaml:51:13 hooks.chat.secret: must name an environment variable that is set"
                + " (SIGNING_SECRET is not), but was \"${env:SIGNING_SECRET}\"."
                + " Example: secret: ${env:HOOK_SECRET}");
    assertThat(given.load(Given.runner("ci")).environments()).containsOnlyKeys("ci");
  }

  @Test
  void theStructureNeedsNoSecretAndLoadsNothing() {
    Configuration configuration = given.load(Scope.structure());

    assertThat(configuration.environments()).isEmpty();
    assertThat(configuration.hooks()).isEmpty();
  }

  @Test
  void everythingNeedsEverySecret() {
    assertThat(given.failure(Scope.everything()).problems())
        .extracting(Problem::key)
        .containsExactly(
            "environments.staging.credentials.password",
            "environments.staging.values.voucher",
            "environments.live.credentials.bearer",
            "hooks.chat.url",
            "hooks.chat.secret",
            "history.password");
  }

  @Test
  void environmentsAndHooksKeepTheOrderOfTheFile() {
    Configuration configuration = withSecrets().load(Scope.everything());

    assertThat(configuration.environments().keySet()).containsExactly("ci", "staging", "live");
    assertThat(configuration.hooks().keySet()).containsExactly("chat", "pager");
  }

  @Test
  void anEnvironmentThatWasNotAskedForIsNotThere() {
    Configuration configuration = given.load(Given.suite("ci"));

    assertThatThrownBy(() -> configuration.environment("live"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Environment \"live\" was not loaded. Loaded: [ci]");
  }

  @Test
  void theRedactorMasksEverySecretThatWasRead() {
    Configuration configuration = withSecrets().load(Scope.everything());

    String text =
        configuration
            .redactor()
            .text("[ pass word ] SUMMER live-token T0123 db-password " + SIGNING_SECRET);

    assertThat(text).isEqualTo("[*****] ***** ***** ***** ***** *****");
    assertThat(Objects.toString(configuration))
        .doesNotContain(
            "pass word", "SUMMER", "live-token", "T0123", "db-password", SIGNING_SECRET);
  }

  @Test
  void theShortestSecretIsMaskedToo() {
    given
        .yaml("environments: {ci: {url: 'http://x', values: {pin: '${env:PIN}'}}}")
        .variable("PIN", "4711");

    assertThat(given.load(Given.suite("ci")).redactor().text("dial 4711 now"))
        .isEqualTo("dial ***** now");
  }
}
