package dev.roadworthy.history;

import java.util.UUID;

/**
 * How far a journal has been taken over.
 *
 * @param journal the journal's id
 * @param offset the first byte that has not been
 */
public record JournalPosition(UUID journal, long offset) {}
