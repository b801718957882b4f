package dev.roadworthy.alerting;

import java.time.Instant;

/**
 * Somebody has an incident in hand: nobody is reminded of it any more.
 *
 * @param by who
 * @param at when they said so
 * @param note what they said; may be empty
 */
public record Acknowledgement(String by, Instant at, String note) {}
