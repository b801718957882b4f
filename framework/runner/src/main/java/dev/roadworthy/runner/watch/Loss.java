package dev.roadworthy.runner.watch;

import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.run.Round;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A check whose JVM died of it: it ran there alone, and no run of its own will follow.
 *
 * @param round in which it ran
 * @param check as it was announced
 * @param begun when it began; null if it never did
 * @param how the JVM ended, in words
 * @param noticed when that was found out
 */
record Loss(Round round, CheckSpec check, @Nullable Instant begun, String how, Instant noticed) {}
