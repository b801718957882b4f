/** Tests of the store: the contracts, and faults of files, disks and processes. */
@org.jspecify.annotations.NullMarked
package dev.roadworthy.store;
