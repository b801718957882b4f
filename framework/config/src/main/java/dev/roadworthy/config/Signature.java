package dev.roadworthy.config;

import org.jspecify.annotations.Nullable;

/**
 * How an answer of the application itself is told from one that a proxy made up in its place.
 *
 * @param header the name of a response header that only the application sets
 * @param value what the header says, null if any value will do
 */
public record Signature(String header, @Nullable String value) {}
