/** Reads roadworthy.yaml: environments, hooks and policy, and every error in it at once. */
@NullMarked
package dev.roadworthy.config;

import org.jspecify.annotations.NullMarked;
