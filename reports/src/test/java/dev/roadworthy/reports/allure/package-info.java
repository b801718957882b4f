@NullMarked
package dev.roadworthy.reports.allure;

import org.jspecify.annotations.NullMarked;
