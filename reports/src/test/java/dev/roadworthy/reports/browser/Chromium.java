package dev.roadworthy.reports.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Debian's Chromium, driven by Debian's driver; nothing is downloaded. */
final class Chromium implements AutoCloseable {

  private static final Path BROWSER = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

  /** It warns of every browser that is newer than itself; what we use is in the W3C's standard. */
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium.devtools");

  static {
    SELENIUM.setLevel(Level.SEVERE);
  }

  private final ChromeDriver driver;

  private Chromium(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Skips the test where there is no Chromium, unless it is required. */
  static Chromium start(Path profile) {
    boolean required = System.getenv("ROADWORTHY_REQUIRE_CHROMIUM") != null;
    for (Path program : List.of(BROWSER, DRIVER)) {
      assumeTrue(required || Files.isExecutable(program), program + " is not installed");
    }
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(BROWSER.toFile());
    options.setCapability("goog:loggingPrefs", logs);
    options.addArguments(
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--window-size=1200,1000",
        "--user-data-dir=" + profile);
    ChromeDriverService service =
        new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).build();
    return new Chromium(new ChromeDriver(service, options));
  }

  void open(String url) {
    driver.get(url);
  }

  /** What a script returns in the page that is open. */
  Object ask(String script) {
    return Objects.requireNonNull(driver.executeScript("return " + script), script);
  }

  /** How many elements of the page a selector matches. */
  long count(String selector) {
    return (long) ask("document.querySelectorAll(\"" + selector + "\").length");
  }

  /** The text of the page as a person reads it. */
  String text() {
    return (String) ask("document.body.innerText");
  }

  /** What the browser has complained about since it was last asked. */
  List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::getMessage)
        .toList();
  }

  @Override
  public void close() {
    driver.quit();
  }
}
