package dev.roadworthy.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A canary is put wherever a secret can stand; it must never be seen again. */
class SecretsStayHiddenTest {

  private static final String CANARY = "c4n4ry-1n-th3-c0alm1ne";
  private static final String SIGNING_CANARY = "whsec_" + "Y2FuYXJ5".repeat(5);

  @TempDir Path folder;

  private Given given() {
    return new Given(folder)
        .file("canary", CANARY + "\n")
        .variable("CANARY", CANARY)
        .variable("SIGNING", SIGNING_CANARY);
  }

  @Test
  void noRecordPrintsItsSecrets() {
    Configuration configuration =
        given()
            .yaml(
                """
                environments:
                  ci:
                    url: https://ci.example/${env:CANARY}/
                    credentials: {username: monitor, password: "${file:canary}"}
                    values: {voucher: "${env:CANARY}"}
                  staging:
                    url: https://staging.example
                    credentials: {bearer: "${env:CANARY}"}
                hooks:
                  chat:
                    type: webhook
                    url: https://hooks.example/?key=${env:CANARY}
                    secret: ${env:SIGNING}
                history:
                  database: jdbc:postgresql://db.example/roadworthy?sslkey=${env:CANARY}
                  user: roadworthy
                  password: ${file:canary}
                """)
            .load(Scope.everything());

    Environment ci = configuration.environment("ci");
    HookSettings.Webhook chat =
        (HookSettings.Webhook) configuration.hooks().values().iterator().next();
    assertThat(
            Stream.of(
                    configuration,
                    ci,
                    ci.credentials(),
                    ci.secrets(),
                    configuration.environment("staging").credentials(),
                    chat,
                    chat.secret(),
                    configuration.database(),
                    chat.secrets())
                .map(String::valueOf))
        .noneMatch(each -> each.contains(CANARY) || each.contains(SIGNING_CANARY))
        .anyMatch(each -> each.contains("https://ci.example/*****/"));
    assertThat(configuration.secrets()).containsExactlyInAnyOrder(CANARY, SIGNING_CANARY);
  }

  static Stream<String> mistakes() {
    return Stream.of(
        "environments: {ci: {url: '${env:CANARY}'}}",
        "environments: {ci: {url: 'https://ci example/${env:CANARY}'}}",
        "environments: {ci: {url: 'https://monitor:${env:CANARY}@ci.example'}}",
        "environments: {ci: {url: 'https://${env:CANARY}:0'}}",
        "environments: {ci: {url: 'https://monitor:CANARY@ci.example'}}",
        "environments: {ci: {url: 'https://monitor:CAN ARY/CANARY@ci.example'}}",
        "environments: {ci: {url: 'https://ci.example/?token=CANARY'}}",
        "environments: {ci: {url: x, credentials: CANARY}}",
        "environments: {ci: {url: x, credentials: [CANARY]}}",
        "environments: {ci: {url: x, credentials: {bearer: CANARY}}}",
        "environments: {ci: {url: x, credentials: {bearer: 'Bearer CANARY'}}}",
        "environments: {ci: {url: x, credentials: {bearer: [CANARY]}}}",
        "environments: {ci: {url: x, credentials: {pasword: CANARY}}}",
        "environments: {ci: {url: x, credentials: {username: a, password: CANARY}}}",
        "environments: {ci: {url: x, credentials: {username: ':${env:CANARY}', password: ''}}}",
        "environments: {ci: {url: x, values: {a: '${env:CANARY}${env:GONE}'}}}",
        "environments: {ci: {url: x, values: CANARY}}",
        "environments: {ci: {url: x, secret: CANARY}}",
        "environments: {ci: {url: x, every: '${env:CANARY}'}}",
        "hooks: {chat: {type: webhook, url: x, secret: CANARY}}",
        "hooks: {chat: {type: webhook, url: x, secret: '${env:CANARY}'}}",
        "hooks: {chat: {type: webhook, url: 'https://hooks.example/ /${env:CANARY}'}}",
        "hooks: {chat: {type: '${env:CANARY}', url: x}}",
        "hooks: {chat: {secret: {a: CANARY}}}",
        "history: {database: 'jdbc:postgresql://monitor:CANARY@db.example/roadworthy'}",
        "history: {database: 'jdbc:postgresql://db.example/roadworthy?password=CANARY'}",
        "history: {database: 'jdbc:postgresql://db.example/roadworthy?sslpassword=CANARY&x= '}",
        "history: {database: 'jdbc:${env:CANARY}', user: '${env:CANARY}', password: [CANARY]}",
        "history: {database: 'jdbc:postgresql://db.example/roadworthy', password: CANARY}",
        "history: {password: '${env:CANARY}'}",
        "token: CANARY: CANARY",
        "token: 'CANARY",
        "token: [CANARY, @CANARY",
        "token: %CANARY");
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void noMistakeBringsASecretIntoItsMessage(String yaml) {
    // only a value that is written out stands in the text; ${env:CANARY} keeps its name
    String text = yaml.replaceAll("(?<!\\{env:)CANARY", CANARY);

    ConfigurationException failure = given().yaml(text).failure(Scope.everything());

    assertThat(failure.problems()).isNotEmpty();
    assertThat(stackTrace(failure)).doesNotContain(CANARY);
    assertThat(failure.problems().toString()).doesNotContain(CANARY);
  }

  private static String stackTrace(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
