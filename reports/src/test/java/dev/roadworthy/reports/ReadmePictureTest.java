package dev.roadworthy.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.check.Severity;
import dev.roadworthy.fault.FaultCode;
import dev.roadworthy.run.EnvironmentKind;
import dev.roadworthy.run.Round;
import dev.roadworthy.testkit.Checks;
import dev.roadworthy.testkit.Ingests;
import dev.roadworthy.testkit.Rounds;
import dev.roadworthy.testkit.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Draws the picture in the README: the three charts of a trend page, one below the other. A day of
 * a shop whose landing page gets slower until the application behind the proxy dies, and is
 * restarted. To renew it, run this with {@code -Dpicture.renew=true}.
 */
class ReadmePictureTest {

  private static final Path IMAGES = Path.of("..", "docs", "images");
  private static final Instant NOW = Instant.parse("2026-11-12T17:00:00Z");
  private static final Duration EVERY = Duration.ofMinutes(2);
  private static final int RUNS = 720;
  private static final int HEIGHT = 270 + 320 + 230;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"trend.svg, ''", "trend-dark.svg, -dark"})
  void thePictureInTheReadmeIsWhatIsDrawnToday(String file, String theme) throws IOException {
    String drawn;
    try (Reported reported = new Reported(folder, NOW)) {
      day(reported);
      reported.trends();
      drawn = stacked(reported.folder().resolve("trends"), theme);
    }
    if (Boolean.getBoolean("picture.renew")) {
      Files.writeString(Files.createDirectories(IMAGES).resolve(file), drawn);
    }
    Xml.parse(drawn);
    assertThat(IMAGES.resolve(file)).as("renew it with -Dpicture.renew=true").hasContent(drawn);
  }

  private static void day(Reported reported) {
    Random random = new Random(12);
    CheckSpec check =
        Checks.check("landing")
            .named("The landing page answers")
            .owner("web")
            .severity(Severity.CRITICAL)
            .every("2m")
            .slowAfter("800ms")
            .build();
    Round round =
        Rounds.in("production").kind(EnvironmentKind.PRODUCTION).branch("main").at(NOW).build();
    Ingests ingests = Ingests.of(round).check(check);
    for (int i = 0; i < RUNS; i++) {
      double hour = 24.0 * i / RUNS;
      Runs runs = seen(hour, 90 + 55 * wear(hour), random);
      ingests.run(runs.of(round).at(NOW.minus(EVERY.multipliedBy(RUNS - 1 - i))).build());
    }
    reported.store().history().append(ingests.build());
  }

  /** Grows for seven hours before the application dies at 16, and from the restart on again. */
  private static double wear(double hour) {
    return hour < 9 ? 0 : hour < 16 ? Math.pow((hour - 9) / 3, 2) : 0;
  }

  private static Runs seen(double hour, double usual, Random random) {
    double millis = usual * Math.exp(random.nextGaussian() * (0.18 + 0.03 * wear(hour)));
    if (hour > 16 && hour < 17.5) {
      FaultCode code = FaultCode.parse(hour < 17 ? "W0502" : "W0503");
      return Runs.with(code, "landing").took(Duration.ofMillis(20));
    }
    if (hour > 15 && hour < 16 && random.nextInt(5) == 0) {
      return Runs.with(FaultCode.NO_ANSWER, "landing").took(Duration.ofSeconds(2));
    }
    Runs runs = millis > 800 ? Runs.degraded("landing") : Runs.passed("landing");
    return runs.took(Duration.ofNanos((long) (millis * 1e6)));
  }

  private static String stacked(Path trends, String theme) throws IOException {
    StringBuilder all =
        new StringBuilder(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"960\" height=\"%d\" viewBox=\"0 0 960 %d\">\n"
                .formatted(HEIGHT, HEIGHT));
    int top = 0;
    for (String chart : List.of("availability", "latency", "faults")) {
      String svg =
          Files.readString(trends.resolve("production~main.landing-all-" + chart + theme + ".svg"));
      int height = Integer.parseInt(svg.replaceAll("(?s).*? height=\"(\\d+)\".*", "$1"));
      all.append(
          svg.replaceFirst("<svg", "<svg y=\"" + top + "\"")
              .replace("\"t\"", "\"t-" + chart + "\"")
              .replace("\"d\"", "\"d-" + chart + "\"")
              .replace("\"t d\"", "\"t-" + chart + " d-" + chart + "\""));
      top += height;
    }
    assertThat(top).isEqualTo(HEIGHT);
    return all.append("</svg>\n").toString();
  }
}
