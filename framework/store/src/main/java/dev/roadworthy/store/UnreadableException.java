package dev.roadworthy.store;

import org.jspecify.annotations.Nullable;

/**
 * Something that is stored cannot be read by this version, such as what a newer one has written.
 * All else can: what concerns one check is no reason to leave the others.
 */
public final class UnreadableException extends StoreException {

  private static final long serialVersionUID = 1L;

  UnreadableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
