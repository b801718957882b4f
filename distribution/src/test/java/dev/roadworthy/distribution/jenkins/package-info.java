/**
 * As much of Jenkins' declarative pipelines as an example needs. What it does not know is an error,
 * so that a misspelt step or option is found here and not by Jenkins.
 */
@NullMarked
package dev.roadworthy.distribution.jenkins;

import org.jspecify.annotations.NullMarked;
