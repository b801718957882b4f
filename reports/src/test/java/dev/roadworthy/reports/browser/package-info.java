/** Reports as a person meets them: in a real browser. */
@NullMarked
package dev.roadworthy.reports.browser;

import org.jspecify.annotations.NullMarked;
