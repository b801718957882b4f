package dev.roadworthy.junit.http;

import java.io.IOException;
import org.apache.http.HttpException;
import org.apache.http.HttpResponse;
import org.apache.http.HttpResponseFactory;
import org.apache.http.ProtocolException;
import org.apache.http.impl.conn.DefaultHttpResponseParser;
import org.apache.http.io.SessionInputBuffer;
import org.apache.http.params.HttpParams;
import org.apache.http.util.CharArrayBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Takes what begins with a status line, and a bounded number of interim answers before the final
 * one. HttpClient's own skips whatever comes until it finds a status line, without end.
 */
@SuppressWarnings("deprecation")
final class StrictParser extends DefaultHttpResponseParser {

  private static final int MOST_INTERIM = 100;

  private @Nullable String rejected;
  private int interim;

  StrictParser(SessionInputBuffer buffer, HttpResponseFactory factory, HttpParams params) {
    super(buffer, null, factory, params);
  }

  @Override
  protected boolean reject(CharArrayBuffer line, int count) {
    rejected = line.toString();
    return true;
  }

  @Override
  protected HttpResponse parseHead(SessionInputBuffer buffer) throws IOException, HttpException {
    HttpResponse head;
    try {
      head = super.parseHead(buffer);
    } catch (ProtocolException e) {
      throw rejected == null ? e : new NotHttpException(rejected);
    }
    if (head.getStatusLine().getStatusCode() < 200 && ++interim > MOST_INTERIM) {
      throw new ProtocolException(
          "more than " + MOST_INTERIM + " interim answers (1xx) came before the final one");
    }
    return head;
  }
}
