/** Letters as signed JSON, by the Standard Webhooks specification. */
@NullMarked
package dev.roadworthy.hooks.webhook;

import org.jspecify.annotations.NullMarked;
