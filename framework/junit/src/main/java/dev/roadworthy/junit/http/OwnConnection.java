package dev.roadworthy.junit.http;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.apache.http.HttpResponse;
import org.apache.http.HttpResponseFactory;
import org.apache.http.impl.conn.DefaultClientConnection;
import org.apache.http.impl.io.SocketInputBuffer;
import org.apache.http.io.HttpMessageParser;
import org.apache.http.io.SessionInputBuffer;
import org.apache.http.params.HttpParams;

/** A connection that takes nothing but HTTP for an answer, and tells why it ended. */
@SuppressWarnings("deprecation")
final class OwnConnection extends DefaultClientConnection {

  private static final int LEAST = 8 * 1024;

  @Override
  protected HttpMessageParser<HttpResponse> createResponseParser(
      SessionInputBuffer buffer, HttpResponseFactory factory, HttpParams params) {
    return new StrictParser(buffer, factory, params);
  }

  @Override
  protected SessionInputBuffer createSessionInputBuffer(Socket socket, int size, HttpParams params)
      throws IOException {
    return new Received(socket, Math.max(size, LEAST), params);
  }

  /**
   * HttpClient's own puts a time-out back on the socket after it has waited; on one that a TLS
   * alert has closed that fails, and the alert is lost.
   */
  private static final class Received extends SocketInputBuffer {

    private final Socket socket;

    Received(Socket socket, int size, HttpParams params) throws IOException {
      super(socket, size, params);
      this.socket = socket;
    }

    @Override
    public boolean isDataAvailable(int timeout) throws IOException {
      if (hasBufferedData() || timeout != socket.getSoTimeout()) {
        return super.isDataAvailable(timeout);
      }
      try {
        fillBuffer();
        return hasBufferedData();
      } catch (SocketTimeoutException e) {
        return false;
      }
    }
  }
}
