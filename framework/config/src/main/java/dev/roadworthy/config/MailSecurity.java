package dev.roadworthy.config;

/** How a mail server is talked to. */
public enum MailSecurity {
  /** In the clear until the server agrees to TLS, which it has to. */
  STARTTLS(587),
  /** TLS from the first byte. */
  TLS(465),
  /** In the clear, and so without a password. */
  NONE(25);

  private final int port;

  MailSecurity(int port) {
    this.port = port;
  }

  /** Where such a server usually listens. */
  int port() {
    return port;
  }
}
