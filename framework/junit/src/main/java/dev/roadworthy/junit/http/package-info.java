/** The instrumented Rest Assured client: what a check sends, and what came of it. */
@NullMarked
package dev.roadworthy.junit.http;

import org.jspecify.annotations.NullMarked;
