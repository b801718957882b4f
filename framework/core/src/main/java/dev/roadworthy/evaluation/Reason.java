package dev.roadworthy.evaluation;

/**
 * Why a verdict is what it is; stored once and shown unchanged everywhere.
 *
 * @param code the rule
 * @param text the rule with its numbers, as a sentence without full stop
 */
public record Reason(ReasonCode code, String text) {}
