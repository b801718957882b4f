/** Posts to receivers that speak HTTP, and judges what they answer. */
@NullMarked
package dev.roadworthy.hooks.http;

import org.jspecify.annotations.NullMarked;
