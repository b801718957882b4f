/** History, decisions and outbox in a relational database: an SQLite file, or PostgreSQL. */
@NullMarked
package dev.roadworthy.store;

import org.jspecify.annotations.NullMarked;
