package dev.roadworthy.reports;

/** No report could be written; the message says why and what to do. */
public final class ReportException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ReportException(String message) {
    super(message);
  }

  ReportException(String message, Throwable cause) {
    super(message, cause);
  }
}
