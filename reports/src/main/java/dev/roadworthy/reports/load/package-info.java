/** Pages of load tests: what each of them did, second by second, and run against run. */
@NullMarked
package dev.roadworthy.reports.load;

import org.jspecify.annotations.NullMarked;
