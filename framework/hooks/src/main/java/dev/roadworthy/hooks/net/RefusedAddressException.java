package dev.roadworthy.hooks.net;

import java.io.IOException;

/** A host leads inward; nothing was sent. */
public final class RefusedAddressException extends IOException {
  private static final long serialVersionUID = 1L;

  RefusedAddressException(String message) {
    super(message);
  }
}
