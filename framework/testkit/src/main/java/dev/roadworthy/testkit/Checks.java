package dev.roadworthy.testkit;

import dev.roadworthy.check.CheckId;
import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.check.Owner;
import dev.roadworthy.check.Severity;
import dev.roadworthy.schedule.DurationText;
import dev.roadworthy.schedule.Schedule;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Builds what a check declares: {@code Checks.check("landing").every("30s").owner("web").build()}.
 */
public final class Checks {

  private final CheckId id;
  private String name;
  private Owner owner = Owner.UNOWNED;
  private Severity severity = Severity.MAJOR;
  private Schedule schedule = Schedule.DEFAULT;
  private @Nullable Duration slowAfter;
  private @Nullable URI runbook;
  private @Nullable CheckId dependsOn;
  private String codeHash = "code-1";

  private Checks(CheckId id) {
    this.id = id;
    this.name = "The check " + id + " passes";
  }

  /** Begins a check that runs every 60 s, is MAJOR and has no owner. */
  public static Checks check(String id) {
    return new Checks(new CheckId(id));
  }

  /** The sentence in the annotation. */
  public Checks named(String sentence) {
    this.name = sentence;
    return this;
  }

  /** Who answers for it. */
  public Checks owner(String team) {
    this.owner = new Owner(team);
    return this;
  }

  /** How much a failure matters. */
  public Checks severity(Severity howMuch) {
    this.severity = howMuch;
    return this;
  }

  /**
   * How often it runs.
   *
   * @param text such as {@code 30s}
   */
  public Checks every(String text) {
    this.schedule = Schedule.parse(text);
    return this;
  }

  /**
   * From when on it is slow.
   *
   * @param text such as {@code 800ms}
   */
  public Checks slowAfter(String text) {
    this.slowAfter = DurationText.parse(text);
    return this;
  }

  /** Where to read what to do. */
  public Checks runbook(String url) {
    this.runbook = URI.create(url);
    return this;
  }

  /** Its parent. */
  public Checks dependsOn(String parent) {
    this.dependsOn = new CheckId(parent);
    return this;
  }

  /** The hash of its class. */
  public Checks code(String hash) {
    this.codeHash = hash;
    return this;
  }

  /** The check. */
  public CheckSpec build() {
    return new CheckSpec(
        id,
        name,
        "shop.ShopHealthIT",
        "check",
        owner,
        severity,
        schedule,
        CheckSpec.defaultTimeout(schedule),
        slowAfter,
        runbook,
        dependsOn,
        codeHash);
  }
}
