package dev.roadworthy.samples.shop;

/**
 * A way in which the shop can be broken. One at a time; every one is undone by {@link
 * Shop#recover()}.
 *
 * <p>Faults of the application touch its pages and its API; {@code /health} and {@code /metrics}
 * keep answering. Faults of the edge and of the door touch every request.
 */
public enum ShopFault {
  /** Nothing is broken. */
  NONE,

  /** Application: every answer is right, but late by the fault's pace (3 seconds if not given). */
  SLOW,
  /** Application: headers at once, then one byte of the body per pace (1 second if not given). */
  TRICKLE,
  /** Application: it throws, and answers 500 with its signature and without details. */
  ERROR_500,
  /** Application: 200, but a foreign page, and a wrong price in the API. */
  WRONG_CONTENT,
  /** Application: 200, but the JSON of the API ends in the middle. */
  UNREADABLE_JSON,
  /** Application: 200, but there is nothing in the catalogue or in any search. */
  EMPTY_LIST,
  /**
   * Database: it is shut down. The API answers 500, {@code /health} answers 503 and names the
   * database; the landing page still comes from the cache. The data are back after recovery.
   */
  DATABASE_DOWN,
  /** Application: its port is closed; the edge finds nobody and answers 502 itself. */
  BAD_GATEWAY_502,

  /** Edge: 503 with {@code Retry-After}, signed by the edge, as in a maintenance. */
  UNAVAILABLE_503,
  /** Edge: 503 that nobody signed: no {@code Server}, no {@code Via}, no application. */
  BARE_503,
  /** Edge: 500 that nobody signed: no {@code Server}, no {@code Via}, no application. */
  ERROR_500_BARE,
  /** Edge: the request is taken (over TLS too) and never answered. */
  SILENT,
  /** Edge: the connection ends before the body has the length that the header promised. */
  CUT_SHORT,
  /** Edge: the certificate ended yesterday; its issuer is trusted and its host is right. */
  EXPIRED_CERTIFICATE,
  /** Edge: a valid certificate of a trusted issuer, for another host. */
  WRONG_HOST_CERTIFICATE,
  /** Edge: a certificate for this host, valid today, of an issuer that nobody trusts. */
  UNTRUSTED_CERTIFICATE,

  /** Door: the connection is reset as soon as the client has sent its first byte. */
  CONNECTION_RESET,
  /** Door: connections are accepted, and what the client says is swallowed: no TLS handshake. */
  SWALLOWED,
  /** Door: both public ports are closed. */
  REFUSED
}
