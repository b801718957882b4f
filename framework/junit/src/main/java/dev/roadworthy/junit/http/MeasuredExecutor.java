package dev.roadworthy.junit.http;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.apache.http.HttpClientConnection;
import org.apache.http.HttpEntity;
import org.apache.http.HttpException;
import org.apache.http.HttpRequest;
import org.apache.http.HttpResponse;
import org.apache.http.conn.ManagedHttpClientConnection;
import org.apache.http.protocol.HttpContext;
import org.apache.http.protocol.HttpProcessor;
import org.apache.http.protocol.HttpRequestExecutor;
import org.jspecify.annotations.Nullable;

/**
 * Sends a request and receives its whole answer, reporting each step. Where a proxy is asked for a
 * tunnel and opens it, that is one step more of the same exchange. Holds no state.
 */
final class MeasuredExecutor extends HttpRequestExecutor {

  private static final String CONNECT = "CONNECT";
  private static final String RECEIVED = "dev.roadworthy.received";

  /** What came, before Rest Assured laid its decoding over it. */
  private record Received(@Nullable HttpEntity body) {}

  @Override
  public void preProcess(HttpRequest request, HttpProcessor processor, HttpContext context)
      throws HttpException, IOException {
    Call call = Call.of(context);
    Flight flight = call.flight();
    // What the check has to say is for the server behind the proxy.
    flight.sending(isConnect(request) ? "" : OwnHeaders.set(request, context, call));
    super.preProcess(request, processor, context);
  }

  @Override
  public HttpResponse execute(
      HttpRequest request, HttpClientConnection connection, HttpContext context)
      throws IOException, HttpException {
    Call call = Call.of(context);
    Flight flight = call.flight();
    flight.reusing(socketOf(connection));
    HttpResponse response = super.execute(request, connection, context);
    if (isConnect(request) && isOpen(response)) {
      return response;
    }
    flight.answered(response);
    Body.buffer(response, call.recorder().settings().maxWireBytes(), flight);
    flight.receivedAll();
    if (isConnect(request)) {
      call.land();
    } else {
      context.setAttribute(RECEIVED, new Received(response.getEntity()));
    }
    return response;
  }

  @Override
  protected @Nullable HttpResponse doSendRequest(
      HttpRequest request, HttpClientConnection connection, HttpContext context)
      throws IOException, HttpException {
    HttpResponse early = super.doSendRequest(request, connection, context);
    Flight flight = Call.of(context).flight();
    flight.sent();
    if (early != null) {
      flight.firstByte();
    }
    return early;
  }

  @Override
  protected HttpResponse doReceiveResponse(
      HttpRequest request, HttpClientConnection connection, HttpContext context)
      throws HttpException, IOException {
    awaitFirstByte(connection, Call.of(context).flight());
    return super.doReceiveResponse(request, connection, context);
  }

  /** A closed connection is left to be found by whoever reads on. */
  private static void awaitFirstByte(HttpClientConnection connection, Flight flight)
      throws IOException {
    int timeout = connection.getSocketTimeout();
    if (connection.isResponseAvailable(timeout)) {
      flight.firstByte();
    } else if (timeout > 0 && flight.sinceMark().toMillis() >= timeout) {
      throw new SocketTimeoutException("Read timed out");
    }
  }

  @Override
  public void postProcess(HttpResponse response, HttpProcessor processor, HttpContext context)
      throws HttpException, IOException {
    super.postProcess(response, processor, context);
    Object received = context.removeAttribute(RECEIVED);
    if (received instanceof Received raw) {
      Call call = Call.of(context);
      Body.decode(response, raw.body(), call.recorder().settings().maxDecodedBytes());
      call.land();
    }
  }

  private static boolean isOpen(HttpResponse response) {
    return response.getStatusLine().getStatusCode() < 300;
  }

  private static boolean isConnect(HttpRequest request) {
    return request.getRequestLine().getMethod().equals(CONNECT);
  }

  private static @Nullable Socket socketOf(HttpClientConnection connection) {
    return connection instanceof ManagedHttpClientConnection managed ? managed.getSocket() : null;
  }
}
