package dev.roadworthy.hooks;

/**
 * What came of draining an outbox.
 *
 * @param delivered how many letters arrived
 * @param dead how many were given up
 * @param waiting how many are left in the outbox
 */
public record Drained(int delivered, int dead, int waiting) {}
