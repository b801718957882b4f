package dev.roadworthy.junit;

import dev.roadworthy.check.CheckId;
import dev.roadworthy.config.Configuration;
import dev.roadworthy.config.Environment;
import dev.roadworthy.journal.JournalEntry;
import dev.roadworthy.junit.http.ClientLog;
import dev.roadworthy.junit.http.Reachability;
import dev.roadworthy.junit.http.WarmUp;
import dev.roadworthy.junit.round.RoundFacts;
import dev.roadworthy.junit.round.RoundJournal;
import dev.roadworthy.junit.round.Settings;
import dev.roadworthy.redaction.Redactor;
import dev.roadworthy.run.Round;
import java.net.URI;
import java.nio.file.Path;
import java.security.Security;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What all checks of one round share: the environment, loaded once, and the journal.
 *
 * @param home where the suite keeps what outlives it
 * @param environment where the checks look
 * @param redactor masks its secrets
 * @param catalog the checks
 * @param application what they look at
 * @param round the facts of the round
 * @param journal in which it is written
 * @param watchdog keeps the deadlines
 * @param judge makes outcomes of what checks throw
 * @param options how the suite runs
 * @param overrun the checks that went on after their deadline and ignored their interruption
 * @param clock tells when
 */
record Suite(
    Path home,
    Environment environment,
    Redactor redactor,
    CheckCatalog catalog,
    ApplicationUnderTest application,
    Round round,
    RoundJournal journal,
    Watchdog watchdog,
    Judge judge,
    SuiteOptions options,
    Set<CheckId> overrun,
    InstantSource clock)
    implements AutoCloseable {

  /**
   * Begins a round.
   *
   * @throws IllegalArgumentException if a setting is not allowed
   */
  static Suite begin(
      Configuration configuration,
      Environment environment,
      Settings settings,
      InstantSource clock) {
    // A name that did not resolve is asked for again: the JVM would remember that, and not why.
    Security.setProperty("networkaddress.cache.negative.ttl", "0");
    ClientLog.quiet();
    SuiteOptions options = SuiteOptions.of(settings);
    Redactor redactor = environment.redactor();
    Round round = new RoundFacts(settings).begin(environment, clock.instant());
    RoundJournal journal = RoundJournal.create(settings, round);
    journal.append(new JournalEntry.RoundStarted(round));
    return new Suite(
        settings.home(),
        environment,
        redactor,
        new CheckCatalog(new CheckReader(environment.every(), environment.timeout())),
        new ApplicationUnderTest(environment),
        round,
        journal,
        new Watchdog(),
        new Judge(
            redactor,
            configuration.policy().inconclusive(),
            new Prober(new Reachability(environment.reachability()), options.alone())),
        options,
        ConcurrentHashMap.newKeySet(),
        clock);
  }

  /** The first check would pay for it anyway, and its measures would be those of a cold JVM. */
  void warmUp() {
    URI url = environment.url();
    // Null where the application is not, or not known to be, asked over TLS.
    boolean tls = url != null && "https".equalsIgnoreCase(url.getScheme());
    WarmUp.once(tls ? environment.trust() : null);
  }

  /**
   * Asks the runner to let another JVM take the place of this one. Does nothing where none would.
   *
   * @param suspect the check that is to blame, and is to run alone; null if none is known
   */
  void askForReplacement(@Nullable CheckId suspect, String why) {
    if (options.served()) {
      journal.append(new JournalEntry.ReplacementAsked(suspect, why, clock.instant()));
    }
  }

  /** Ends the round. */
  @Override
  public void close() {
    watchdog.close();
    application.close();
    journal.append(new JournalEntry.RoundEnded(clock.instant()));
    journal.close();
  }
}
