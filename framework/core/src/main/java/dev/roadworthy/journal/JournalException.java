package dev.roadworthy.journal;

/**
 * A file is no journal, or one that this version cannot read; the message says which and what to
 * do.
 */
public final class JournalException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  JournalException(String message) {
    super(message);
  }

  JournalException(String message, Throwable cause) {
    super(message, cause);
  }
}
