package dev.roadworthy.store;

import org.jspecify.annotations.Nullable;

/**
 * A store cannot do what it was asked to; the message names it, says why, and what to do. What was
 * to be written then is not written at all, and what had been written before is still there.
 */
public sealed class StoreException extends RuntimeException permits UnreadableException {

  private static final long serialVersionUID = 1L;

  StoreException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
