/** Folders of files that rounds and reports leave, and that go again as a whole. */
@NullMarked
package dev.roadworthy.reports.files;

import org.jspecify.annotations.NullMarked;
