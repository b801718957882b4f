@NullMarked
package dev.roadworthy.reports;

import org.jspecify.annotations.NullMarked;
