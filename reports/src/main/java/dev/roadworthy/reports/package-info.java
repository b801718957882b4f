/** The entry to everything that people look at: the Allure report and the trend pages. */
@NullMarked
package dev.roadworthy.reports;

import org.jspecify.annotations.NullMarked;
