/**
 * How a watch is seen from elsewhere: answers for people, scripts, Prometheus and orchestrators.
 */
@NullMarked
package dev.roadworthy.runner.server;

import org.jspecify.annotations.NullMarked;
