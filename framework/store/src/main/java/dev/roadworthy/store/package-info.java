/** History, decisions and outbox in a relational database: one SQLite file for now. */
@NullMarked
package dev.roadworthy.store;

import org.jspecify.annotations.NullMarked;
