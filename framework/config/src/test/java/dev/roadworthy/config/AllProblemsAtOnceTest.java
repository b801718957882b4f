package dev.roadworthy.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllProblemsAtOnceTest {

  @TempDir Path folder;
  private Given given;

  @BeforeEach
  void writeAFileWithOneProblemOfEachKind() {
    given =
        new Given(folder)
            .yaml(
                """
                policy:
                  open: 5 of 3
                  inconclusive: maybe
                hooks:
                  chat:
                    type: webhook
                    url: hooks.example
                    secret: ${env:GONE}
                environments:
                  staging:
                    kind: stagging
                    url: https://staging.example
                    embedded: com.example.Shop
                    tls:
                      trsut: [certs/ca.pem]
                    every: sometimes
                    hooks: [pager]
                  staging:
                    url: https://staging.example
                  production:
                    url: ftp://shop.example
                    timeout: 10 s
                    credentials:
                      username: monitor
                      password: hunter2
                """);
  }

  @Test
  void areListedByLine() {
    assertThat(given.failure(Given.runner("prodcution")))
        .hasMessage(
            """
            The configuration has 13 problems:
            roadworthy.yaml:2:9 policy.open: must be M of N: M failures among the latest N runs, with 1 <= M <= N <= 100, but was "5 of 3". Example: open: 3 of 5
            roadworthy.yaml:3:17 policy.inconclusive: must be red or skip, but was "maybe". Example: inconclusive: red
            roadworthy.yaml:7:10 hooks.chat.url: must be a URL that begins with http:// or https://, but was "hooks.example". Example: url: https://hooks.example/roadworthy
            roadworthy.yaml:9:1 environments: has no "prodcution", named by -Denvironment; did you mean "production"? Known environments: staging, production. Example: -Denvironment=production
            roadworthy.yaml:11:11 environments.staging.kind: must be ci or staging or production, but was "stagging". Example: kind: staging
            roadworthy.yaml:13:5 environments.staging.embedded: is given instead of url, not besides. Example: embedded: com.example.ShopApplication
            roadworthy.yaml:15:7 environments.staging.tls.trsut: unknown key; did you mean "trust"? Known keys: trust, expiresSoon. Example: trust: [certs/ca.pem]
            roadworthy.yaml:16:12 environments.staging.every: Unrecognized schedule: "sometimes". Example: every: 60s # or 0 6 * * MON-FRI Europe/Berlin
            roadworthy.yaml:17:13 environments.staging.hooks[0]: must be the name of a hook of this file (chat), but was "pager". Example: hooks: [on-call]
            roadworthy.yaml:18:3 environments.staging: stands twice; it is already in line 10. Example: staging: {url: "https://shop.example"}
            roadworthy.yaml:21:10 environments.production.url: must be a URL that begins with http:// or https://, but was "ftp://shop.example". Example: url: https://shop.example
            roadworthy.yaml:22:14 environments.production.timeout: Unrecognized duration: "10 s". Example: timeout: 10s
            roadworthy.yaml:25:17 environments.production.credentials.password: must be kept elsewhere and only named here, as ${env:NAME} or ${file:path}, but was "*****". Example: password: ${env:SHOP_PASSWORD}""");
  }

  @Test
  void areStructuredForOtherPrograms() {
    assertThat(given.failure(Given.suite("staging")).problems())
        .contains(
            new Problem(
                "roadworthy.yaml",
                3,
                17,
                "policy.inconclusive",
                "must be red or skip",
                "maybe",
                "inconclusive: red"));
  }

  @Test
  void surviveSerializationAsEveryExceptionMust() throws Exception {
    ConfigurationException failure = given.failure(Given.suite("staging"));

    assertThat(copy(failure).problems()).isEqualTo(failure.problems());
  }

  private static ConfigurationException copy(ConfigurationException failure)
      throws IOException, ClassNotFoundException {
    var bytes = new ByteArrayOutputStream();
    new ObjectOutputStream(bytes).writeObject(failure);
    return (ConfigurationException)
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
  }
}
