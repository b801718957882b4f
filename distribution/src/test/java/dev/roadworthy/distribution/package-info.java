/** Runs the unpacked distribution, and executes the Jenkinsfile. */
@NullMarked
package dev.roadworthy.distribution;

import org.jspecify.annotations.NullMarked;
