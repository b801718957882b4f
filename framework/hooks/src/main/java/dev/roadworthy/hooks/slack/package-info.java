/** Letters as messages in a Slack channel. */
@NullMarked
package dev.roadworthy.hooks.slack;

import org.jspecify.annotations.NullMarked;
