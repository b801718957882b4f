package dev.roadworthy.runner.server;

/** A request that is not answered as it asks; the message is for whoever asked. */
final class RefusedRequest extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;

  /**
   * @param status of the answer, 400 to 599
   */
  RefusedRequest(int status, String message) {
    super(message);
    this.status = status;
  }

  int status() {
    return status;
  }
}
