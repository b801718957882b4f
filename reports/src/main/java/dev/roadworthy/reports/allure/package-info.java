/** The Allure report: results rewritten to what the runner knows, history from ours, generator. */
@NullMarked
package dev.roadworthy.reports.allure;

import org.jspecify.annotations.NullMarked;
