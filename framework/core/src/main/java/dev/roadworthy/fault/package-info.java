/** Outcomes, layers and fault codes: the words in which a run says why it did not pass. */
@NullMarked
package dev.roadworthy.fault;

import org.jspecify.annotations.NullMarked;
