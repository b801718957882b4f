/** What people see while they wait, and afterwards. */
@NullMarked
package dev.roadworthy.runner.terminal;

import org.jspecify.annotations.NullMarked;
