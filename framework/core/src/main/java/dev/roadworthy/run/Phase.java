package dev.roadworthy.run;

/** The parts of an exchange, in the order in which they happen. */
public enum Phase {
  DNS("dns"),
  CONNECT("tcp"),
  TLS("tls"),
  /** From the request sent to the first byte of the answer. */
  TTFB("first byte"),
  /** From the first byte to the last. */
  TRANSFER("transfer");

  private final String title;

  Phase(String title) {
    this.title = title;
  }

  /** As people read it. */
  public String title() {
    return title;
  }
}
