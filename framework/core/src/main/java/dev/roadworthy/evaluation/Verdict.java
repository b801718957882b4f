package dev.roadworthy.evaluation;

/**
 * A status with the reason for it.
 *
 * @param status the status
 * @param reason why
 */
public record Verdict(Status status, Reason reason) {}
