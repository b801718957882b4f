package dev.roadworthy.runner.command;

/** How a watch says what happens. */
enum LogFormat {
  /** For people: lines, or a screen on a terminal. */
  TEXT,
  /** For machines: one object a line. */
  JSON
}
