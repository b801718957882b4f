/** From verdicts to incidents and letters: pure decisions, and the ports that keep them. */
@NullMarked
package dev.roadworthy.alerting;

import org.jspecify.annotations.NullMarked;
