@NullMarked
package dev.roadworthy.reports.load;

import org.jspecify.annotations.NullMarked;
