package dev.roadworthy.runner.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.evaluation.Status;
import dev.roadworthy.fault.Fault;
import dev.roadworthy.fault.FaultCode;
import dev.roadworthy.runner.watch.Snapshot;
import dev.roadworthy.runner.watch.Snapshots;
import dev.roadworthy.runner.watch.Trouble;
import dev.roadworthy.testkit.Checks;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class StatusPageTest {

  private static final String HOSTILE = "</td><script>alert(1)</script>\"' & \u202E \u0007";

  private static Document page(Snapshot watch) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(
            new InputSource(
                new StringReader(StatusPage.of(watch, Health.of(watch, Duration.ZERO)))));
  }

  @Test
  void showsWhatNeedsAttentionFirst() throws Exception {
    Document page =
        page(Snapshots.watch().up("landing").inHandOf("ada").down("pay", "refused").build());

    assertThat(page.getElementsByTagName("title").item(0).getTextContent())
        .isEqualTo("production: 1 DOWN, 1 UP");
    assertThat(page.getElementsByTagName("tr").item(1).getTextContent())
        .startsWith("DOWNpay12 s ago321 msin 18 s")
        .endsWith("N0201 network: refused");
    assertThat(page.getElementsByTagName("li").item(0).getTextContent())
        .contains("for 15 min", "MAJOR", "unowned", "in hand of ada", "N0201 network: refused");
  }

  @Test
  void saysWhyTheWatchIsNotHealthy() throws Exception {
    Document page = page(Snapshots.watch().withoutWorker().trouble(Trouble.SUITE, "gone").build());

    assertThat(page.getDocumentElement().getTextContent())
        .contains("no suite JVM is ready", "the suite could not be loaded: gone", "no checks");
    assertThat(page.getElementsByTagName("title").item(0).getTextContent())
        .isEqualTo("production: no checks, but the watch is not well");
  }

  @Test
  void saysWhichLettersHaveNotArrivedAndWhatWasMissed() throws Exception {
    Snapshots watch = Snapshots.watch().up("landing");
    assertThat(page(watch.build()).getDocumentElement().getTextContent())
        .doesNotContain("letter", "Missed");

    Fault refused = new Fault(FaultCode.REFUSED, "refused");
    watch
        .with(Checks.check("pay").build(), Status.DOWN, refused, 17)
        .undelivered(3, 1, 2, "it answered 503");
    assertThat(page(watch.build()).getDocumentElement().getTextContent())
        .contains(
            "1 letter waits for another attempt, 2 letters were given up (team: it answered 503)",
            "Missed",
            "17");
  }

  @Test
  void whateverChecksSayStaysText() throws Exception {
    Fault fault = new Fault(FaultCode.REFUSED, HOSTILE);
    Document page =
        page(
            Snapshots.watch()
                .with(
                    Checks.check("pay")
                        .named(HOSTILE)
                        .owner(HOSTILE)
                        .runbook("javascript:alert(1)")
                        .build(),
                    Status.DOWN,
                    fault)
                .trouble(Trouble.DATABASE, HOSTILE)
                .build());

    assertThat(page.getElementsByTagName("script").getLength()).isZero();
    assertThat(page.getElementsByTagName("a").getLength()).isZero();
    assertThat(page.getDocumentElement().getTextContent())
        .contains("</td><script>alert(1)</script>\"' & \uFFFD \uFFFD");
  }

  @Test
  void linksARunbookOfTheWeb() throws Exception {
    Document page =
        page(
            Snapshots.watch()
                .with(
                    Checks.check("pay").runbook("https://wiki.example/?a=1&b=2").build(),
                    Status.DOWN,
                    null)
                .build());

    assertThat(page.getElementsByTagName("a").item(0).getAttributes().getNamedItem("href"))
        .hasToString("href=\"https://wiki.example/?a=1&b=2\"");
  }

  @Test
  void isServedWithoutScriptsAndWithBadgesBesideIt(@TempDir Path folder) throws Exception {
    PastIncidents past = new PastIncidents(folder.resolve("history.db"));
    try (StatusServer server =
        StatusServer.start(
            new ServerSettings(InetAddress.getLoopbackAddress(), 0, null), past::open)) {
      Client client = new Client(server.port());
      Snapshot good = Snapshots.watch().up("landing").down("a/pay", "refused").build();
      server.listeners().forEach(each -> each.beat(good));

      HttpResponse<String> page = client.get("/");
      assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
          .contains("default-src 'none'", "style-src 'self'")
          .doesNotContain("script-src", "unsafe");
      assertThat(client.get("/style.css").body()).contains(".down");
      assertThat(client.get("/badge.svg").body()).contains("1 DOWN, 1 UP");
      assertThat(client.get("/badge/a/pay.svg").body()).contains("a/pay: DOWN");
      assertThat(client.get("/badge/a/pay.svg").headers().firstValue("Content-Type"))
          .contains("image/svg+xml; charset=utf-8");
      assertThat(client.get("/badge/nobody.svg").statusCode()).isEqualTo(404);

      Snapshot bad = Snapshots.watch().up("landing").withoutWorker().build();
      server.listeners().forEach(each -> each.beat(bad));
      assertThat(client.get("/badge.svg").body()).contains("not watched").doesNotContain("UP");
      assertThat(client.get("/badge/landing.svg").body()).contains("not watched");
    }
  }
}
