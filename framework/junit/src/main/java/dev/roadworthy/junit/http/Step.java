package dev.roadworthy.junit.http;

/** Where an exchange is; it decides what its failure is called. */
enum Step {
  RESOLVING,
  CONNECTING,
  /** In the TLS handshake. */
  SECURING,
  /** Sending the request, and until the answer's first byte. */
  WAITING,
  /** From the answer's first byte to its last. */
  RECEIVING
}
