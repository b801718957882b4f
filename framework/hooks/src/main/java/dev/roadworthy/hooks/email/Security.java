package dev.roadworthy.hooks.email;

/** How a mail server is talked to. Certificates and host names are always verified. */
public enum Security {
  /** In the clear until the server agrees to TLS; nothing is said to one that does not. */
  STARTTLS,
  /** TLS from the first byte. */
  TLS,
  /** In the clear, and so without a password. */
  NONE
}
